package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Unusable;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Rates lines on several threads, each in a call of its own. As many calls as threads are under way, and no more. */
final class OneByOne {

    private final InputLines input;
    private final LineTask task;
    private final Results results;

    /** Takes what came of a line, from any thread. On return it is safe. */
    @FunctionalInterface
    interface Results {
        void add(int index, RawLine line, LineResult result);
    }

    OneByOne(InputLines input, LineTask task, Results results) {
        this.input = input;
        this.task = task;
        this.results = results;
    }

    /**
     * Rates lines in any order. Where one cannot be kept, or none can be rated, what is under way comes to its end and is kept, and
     * nothing more is begun.
     *
     * @throws Unusable when a model will not work as it is set up, or a result cannot be kept
     */
    void run(int[] lines, int threads) {
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> work = () -> {
            try {
                for (int at = next.getAndIncrement(); at < lines.length; at = next.getAndIncrement()) {
                    rate(lines[at]);
                }
                return true;
            } finally {
                // After the last line nothing is left anyway.
                next.set(lines.length);
            }
        };
        ExecutorService workers = Executors.newFixedThreadPool(threads, run -> {
            Thread thread = new Thread(run, "vivavoce-line");
            thread.setDaemon(true);
            return thread;
        });
        try {
            for (Future<Boolean> worker : workers.invokeAll(Collections.nCopies(threads, work))) {
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

    private void rate(int index) {
        RawLine line = input.line(index);
        LineResult result;
        try {
            result = LineResult.of(line, task);
        } catch (Unusable e) {
            throw e;
        } catch (RuntimeException fault) {
            result = LineResult.fault(line, fault);
        }
        results.add(index, line, result);
    }
}
