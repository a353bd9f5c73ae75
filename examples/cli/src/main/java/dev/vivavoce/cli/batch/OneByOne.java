package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Unusable;
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
        Workers.run(threads, () -> {
            try {
                for (int at = next.getAndIncrement(); at < lines.length; at = next.getAndIncrement()) {
                    rate(lines[at]);
                }
            } finally {
                // After the last line nothing is left anyway.
                next.set(lines.length);
            }
        });
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
