package dev.vivavoce.example.load;

import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAccumulator;

/** Arrivals at one rate, and how long their answers took. Thread-safe. */
final class Level {
    static final int LIMIT_MILLIS = 250;
    static final String HEADER =
            "%8s %8s %8s %8s %8s %8s".formatted("arrive/s", "came", "failed", "p50 ms", "p99 ms", "done/s");

    private final int rate;
    private final AtomicInteger arrivals = new AtomicInteger();
    private final ConcurrentLinkedQueue<Integer> millis = new ConcurrentLinkedQueue<>();
    private final LongAccumulator first = new LongAccumulator(Math::min, Long.MAX_VALUE);
    private final LongAccumulator last = new LongAccumulator(Math::max, Long.MIN_VALUE);

    Level(int rate) {
        this.rate = rate;
    }

    int rate() {
        return rate;
    }

    Level arrive() {
        first.accumulate(System.nanoTime());
        arrivals.incrementAndGet();
        return this;
    }

    void answered(int after) {
        last.accumulate(System.nanoTime());
        millis.add(after);
    }

    private int failed() {
        return arrivals.get() - millis.size();
    }

    private int percentile(double share) {
        int[] sorted = millis.stream().mapToInt(Integer::intValue).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** Those that were answered, from the first arrival to the last answer. */
    private double throughput() {
        return millis.isEmpty() ? 0 : millis.size() * 1e9 / (last.get() - first.get());
    }

    boolean isSustained() {
        return !millis.isEmpty() && failed() == 0 && percentile(0.99) <= LIMIT_MILLIS;
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "%8d %8d %8d %8d %8d %8.1f",
                rate,
                arrivals.get(),
                failed(),
                percentile(0.5),
                percentile(0.99),
                throughput());
    }
}
