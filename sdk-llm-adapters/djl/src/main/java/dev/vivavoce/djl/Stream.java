package dev.vivavoce.djl;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Hands on a reply as it comes, one call after the other, in threads of its own: a handler that is slow holds up no other reply. */
final class Stream implements Listener, StreamingHandle {
    private static final System.Logger LOG = System.getLogger(Stream.class.getName());

    private final StreamingChatResponseHandler handler;
    private final Function<Finished, ChatResponse> response;
    private final Executor executor;
    private volatile boolean cancelled;

    /** Ends with all that was handed over; of the thread that runs the model. */
    private CompletableFuture<Void> handed = CompletableFuture.completedFuture(null);

    Stream(StreamingChatResponseHandler handler, Function<Finished, ChatResponse> response, Executor executor) {
        this.handler = handler;
        this.response = response;
        this.executor = executor;
    }

    @Override
    public void said(String text) {
        hand(() -> handler.onPartialResponse(new PartialResponse(text), new PartialResponseContext(this)));
    }

    @Override
    public void done(Finished finished) {
        hand(() -> handler.onCompleteResponse(response.apply(finished)));
    }

    @Override
    public void failed(RuntimeException why) {
        hand(() -> tell(why));
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    private void hand(Runnable call) {
        handed = handed.thenRunAsync(
                () -> {
                    if (!cancelled) {
                        call(call);
                    }
                },
                executor);
    }

    /** What a handler throws it is told as an error, as LangChain4j does it, and nothing more. */
    private void call(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException thrown) {
            cancelled = true;
            tell(thrown);
        }
    }

    private void tell(RuntimeException why) {
        try {
            handler.onError(why);
        } catch (RuntimeException thrown) {
            LOG.log(Level.WARNING, "A handler of a stream failed while it was told of a failure", thrown);
        }
    }
}
