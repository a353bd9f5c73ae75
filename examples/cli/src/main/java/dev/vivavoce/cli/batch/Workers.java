package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Unusable;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do the same work side by side. */
final class Workers {

    private Workers() {}

    /** Work that ends by itself, also where it fails on another thread. */
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /**
     * Does the work on each of some threads, and waits until it has ended on all.
     *
     * @throws Unusable when the work does
     */
    static void run(int threads, Work work) {
        Callable<Boolean> call = () -> {
            work.run();
            return true;
        };
        ExecutorService workers = Executors.newFixedThreadPool(threads, run -> {
            Thread thread = new Thread(run, "vivavoce-worker");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (Future<Boolean> worker : workers.invokeAll(Collections.nCopies(threads, call))) {
                worker.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unusable unusable) {
                throw unusable;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted; the same command goes on", e);
        } finally {
            workers.shutdown();
        }
    }
}
