package dev.vivavoce.llm.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A reply that comes in parts. It ends once: closed, where the provider has said why the model stopped or the caller has
 * cancelled; else with an error. Nothing is handed on after its end.
 */
final class EventStream implements ServerSentEventListener {

    /** How often somebody looks whether the stream is silent, in the time that it may be. */
    private static final int LOOKS = 4;

    private static final int MOST_BYTES_OF_AN_ERROR = 64 << 10;
    private static final long MOST_BYTES = 16L << 20;
    private static final String DONE = "[DONE]";

    private final Provider provider;
    private final ServerSentEventParser parser;
    private final ServerSentEventListener listener;
    private final CompletableFuture<HttpResponse<InputStream>> response;
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable InputStream body;
    private volatile boolean complete;

    EventStream(
            Provider provider,
            ServerSentEventParser parser,
            ServerSentEventListener listener,
            CompletableFuture<HttpResponse<InputStream>> response) {
        this.provider = provider;
        this.parser = parser;
        this.listener = listener;
        this.response = response;
    }

    /** Hands on what comes until the end, which comes by itself when the time is up or the stream is silent for too long. */
    void open(Duration timeout, Duration idle) {
        look(timeout, timeout.toMillis(), idle, 0, 0);
        response.thenAccept(this::take).exceptionally(failure -> {
            fail(failureOf(failure));
            return null;
        });
    }

    /** Waits are added up, so that nobody asks a clock. */
    private void look(Duration timeout, long left, Duration idle, long seen, int silent) {
        long wait = Math.max(1, Math.min(left, idle.toMillis() / LOOKS));
        CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS).execute(() -> {
            long now = bytes.get();
            int still = now == seen ? silent + 1 : 0;
            if (left <= wait) {
                fail(new TimeoutException(provider.name() + " did not end its reply within " + timeout));
            } else if (still >= LOOKS) {
                fail(new TimeoutException(provider.name() + " sent nothing for " + idle));
            } else if (!over.get()) {
                look(timeout, left - wait, idle, now, still);
            }
        });
    }

    private void take(HttpResponse<InputStream> opened) {
        try (InputStream counted = new Counted(opened.body())) {
            body = counted;
            if (over.get()) {
                // Whoever has ended it meanwhile found no body to close.
                return;
            }
            if (opened.statusCode() / 100 != 2) {
                JsonNode error = Body.read(counted.readNBytes(MOST_BYTES_OF_AN_ERROR));
                throw Failure.of(provider, opened.statusCode(), opened.headers(), error);
            }
            listener.onOpen(SuccessfulHttpResponse.builder()
                    .statusCode(opened.statusCode())
                    .headers(opened.headers().map())
                    .build());
            parser.parse(counted, this);
        } catch (IOException e) {
            throw broken(e);
        }
        fail(new RetriableException(provider.name() + " broke off its reply"));
    }

    @Override
    public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
        if (over.get()) {
            context.parsingHandle().cancel();
            return;
        }
        if (!event.data().equals(DONE)) {
            JsonNode data = Body.read(event.data().getBytes(StandardCharsets.UTF_8));
            if (!data.isObject()) {
                fail(new InternalServerException(provider.name() + " sent something that is no part of a reply"));
                return;
            }
            if (data.path("error").isObject()) {
                fail(Failure.of(provider, data));
                return;
            }
            Optional<RuntimeException> refusal = Failure.refusal(provider, data);
            if (refusal.isPresent()) {
                fail(refusal.get());
                return;
            }
            complete |= provider.isEnd().test(data);
        }
        listener.onEvent(event, context);
        complete |= context.parsingHandle().isCancelled();
    }

    @Override
    public void onError(Throwable error) {
        fail(broken(error));
    }

    private RuntimeException failureOf(Throwable failure) {
        Throwable cause = failure.getCause();
        if (failure instanceof CompletionException && cause != null) {
            return failureOf(cause);
        }
        return failure instanceof RuntimeException known ? known : broken(failure);
    }

    private RuntimeException broken(Throwable cause) {
        return new RetriableException("the connection to " + provider.name() + " failed", cause);
    }

    /** The end. What fails after the reply is complete harms nobody. */
    private void fail(RuntimeException failure) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        response.cancel(true);
        InputStream reading = body;
        if (reading != null) {
            hangUp(reading);
        }
        if (complete) {
            listener.onClose();
        } else {
            listener.onError(failure);
        }
    }

    private static void hangUp(InputStream body) {
        try {
            body.close();
        } catch (IOException gone) {
            // Nobody reads it any more, and there is nobody left to tell.
        }
    }

    /** Counts what comes, and has an end. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            count(count);
            return count;
        }

        private void count(int more) throws IOException {
            if (more > 0 && bytes.addAndGet(more) > MOST_BYTES) {
                throw new IOException("the reply has more than " + MOST_BYTES + " bytes");
            }
        }
    }
}
