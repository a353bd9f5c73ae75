package dev.vivavoce.djl;

import static dev.langchain4j.model.chat.Capability.RESPONSE_FORMAT_JSON_SCHEMA;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;

/**
 * A Llama, Mistral or Qwen model that runs inside this JVM, as a LangChain4j {@link ChatModel} and {@link StreamingChatModel}: no text leaves the process.
 * A JSON schema in the response format binds the reply by construction: what would not follow it cannot be written, unless the reply is cut at its limit,
 * which its finish reason {@code LENGTH} tells. What a schema leaves no choice about is written without asking the model.
 *
 * <p>Several requests are written at once, one more token of each in every pass; as many as there are slots, the rest wait. A prompt that begins as an earlier
 * one did is read from where they differ: put what many requests share first. The same request gives the same reply, by the seed, as far as the engine
 * computes the same number whatever else is in a pass.
 *
 * <p>Images, tools, penalties and JSON without a schema are refused. What people write is never taken for a special token of the model, whatever it looks
 * like; Llama 2 and the first Mistral models mark turns by plain text though, which nothing can tell from other text.
 *
 * <p>What the model throws, all of it from {@code dev.langchain4j.exception}:
 *
 * <table>
 * <caption>Failures</caption>
 * <tr><th>what happened</th><th>exception</th></tr>
 * <tr><td>too many requests wait already</td><td>{@code RateLimitException}, whose cause is an
 * {@link dev.vivavoce.core.spi.UnavailableException} that says when to ask again</td></tr>
 * <tr><td>the deadline passed</td><td>{@code TimeoutException}</td></tr>
 * <tr><td>the prompt is longer than the context, or a number is out of range</td><td>{@code InvalidRequestException}</td></tr>
 * <tr><td>another model's name</td><td>{@code ModelNotFoundException}</td></tr>
 * <tr><td>what it cannot do; a schema that it cannot keep</td><td>{@code UnsupportedFeatureException}</td></tr>
 * <tr><td>the engine failed</td><td>{@code InternalServerException}</td></tr>
 * <tr><td>it is closed, or the thread was interrupted, and stays so</td><td>{@code NonRetriableException}</td></tr>
 * </table>
 *
 * <p>A stream hands the same to {@code onError}, once, after the parts that came before. A cancelled stream hands on nothing more.
 *
 * <p>Thread-safe. Blocks for as long as a reply takes. It has a thread of its own, and streams are handed on by others. Closing it ends what is being written
 * and gives back all memory. {@link Djl} makes one.
 */
public final class DjlChatModel implements ChatModel, StreamingChatModel, AutoCloseable {
    /** How many tokens of prompts are read in one pass: enough to keep a processor busy, few enough not to keep those waiting for long that are being written. */
    private static final int CHUNK = 128;

    private final Language language;
    private final Decoder decoder;
    private final Requests requests;
    private final ChatRequestParameters parameters;
    private final String name;
    private final Duration timeout;
    private final LongSupplier clock;
    private final Executor streams;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    /**
     * A model whose name is that of the parameters.
     *
     * @param clock nanoseconds
     */
    DjlChatModel(
            Engine engine,
            Language language,
            ChatRequestParameters parameters,
            long seed,
            int waiting,
            Duration timeout,
            LongSupplier clock) {
        this.language = language;
        this.name = parameters.modelName();
        this.timeout = timeout;
        this.clock = clock;
        this.parameters = parameters;
        this.requests = new Requests(language, name, engine.context(), seed);
        // It is not shut down: what a stream is still to be told when the model is closed would be lost. Its threads
        // end by themselves.
        this.streams =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "vivavoce-djl-stream");
                    thread.setDaemon(true);
                    return thread;
                });
        this.decoder = new Decoder(engine, language, name, new Decoder.Limits(waiting, CHUNK), clock);
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        long deadline = clock.getAsLong() + timeout.toNanos();
        Whole whole = new Whole();
        submit(request, deadline, whole);
        return response(whole.await(deadline - clock.getAsLong()));
    }

    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        try {
            submit(request, clock.getAsLong() + timeout.toNanos(), new Stream(handler, this::response, streams));
        } catch (LangChain4jException refused) {
            handler.onError(refused);
        }
    }

    /** Text becomes tokens in the caller's thread; the native code that does it is not closed meanwhile. */
    private void submit(ChatRequest request, long deadline, Listener listener) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new NonRetriableException(name + " is closed");
            }
            decoder.submit(requests.of(request, deadline), listener);
        } finally {
            use.readLock().unlock();
        }
    }

    private ChatResponse response(Finished finished) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from(finished.text()))
                .metadata(ChatResponseMetadata.builder()
                        .modelName(name)
                        .tokenUsage(new LocalUsage(finished.read(), finished.cached(), finished.written()))
                        .finishReason(finished.isWhole() ? FinishReason.STOP : FinishReason.LENGTH)
                        .build())
                .build();
    }

    /** What it has done so far. */
    Counts counts() {
        return decoder.counts();
    }

    @Override
    public ChatRequestParameters defaultRequestParameters() {
        return parameters;
    }

    @Override
    public List<ChatModelListener> listeners() {
        return List.of();
    }

    @Override
    public ModelProvider provider() {
        return ModelProvider.OTHER;
    }

    @Override
    public Set<Capability> supportedCapabilities() {
        return Set.of(RESPONSE_FORMAT_JSON_SCHEMA);
    }

    /** Ends what is being written, and gives back all memory; requests after that fail. */
    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            use.writeLock().unlock();
        }
        decoder.close();
        language.close();
    }
}
