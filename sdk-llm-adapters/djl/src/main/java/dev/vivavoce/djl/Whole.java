package dev.vivavoce.djl;

import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.TimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Waits for the whole of a reply. */
final class Whole implements Listener {
    private final CompletableFuture<Finished> reply = new CompletableFuture<>();

    /**
     * The reply, when it is over.
     *
     * @param nanoseconds how long it may take
     * @throws TimeoutException where it takes longer
     * @throws NonRetriableException where the thread is interrupted; it stays so
     */
    Finished await(long nanoseconds) {
        try {
            return reply.get(nanoseconds, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            reply.cancel(false);
            Thread.currentThread().interrupt();
            throw new NonRetriableException("the wait for a reply was interrupted", e);
        } catch (java.util.concurrent.TimeoutException e) {
            reply.cancel(false);
            throw new TimeoutException("no reply in time", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void said(String text) {}

    @Override
    public void done(Finished finished) {
        reply.complete(finished);
    }

    @Override
    public void failed(RuntimeException why) {
        reply.completeExceptionally(why);
    }

    @Override
    public boolean isCancelled() {
        return reply.isCancelled();
    }
}
