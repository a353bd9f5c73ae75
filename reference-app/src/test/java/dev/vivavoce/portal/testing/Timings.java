package dev.vivavoce.portal.testing;

import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** How long calls took, by name. Thread-safe. */
public final class Timings {
    private final Map<String, Queue<Double>> millis = new ConcurrentSkipListMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    /** Makes a call and notes its time; one that fails on the server is counted besides. */
    public Answer time(String name, Supplier<Answer> call) {
        return time(name, System.nanoTime(), call);
    }

    /** The same from when the call was due, {@code System.nanoTime()}, so that one that had to wait for another counts its wait. */
    public Answer time(String name, long due, Supplier<Answer> call) {
        Answer answer = call.get();
        millis.computeIfAbsent(name, any -> new ConcurrentLinkedQueue<>()).add((System.nanoTime() - due) / 1e6);
        if (answer.status() >= 500 || answer.status() == 429) {
            failures.incrementAndGet();
        }
        return answer;
    }

    public int failures() {
        return failures.get();
    }

    /** Milliseconds; of all calls where no name is given. */
    public double percentile(double share, String... names) {
        double[] sorted = millis.entrySet().stream()
                .filter(entry -> names.length == 0 || java.util.List.of(names).contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    /** A row for each name. */
    public String table() {
        StringBuilder table = new StringBuilder("%-28s %8s %8s %8s%n".formatted("call", "count", "p50 ms", "p99 ms"));
        millis.forEach((name, times) -> table.append(String.format(
                Locale.ROOT,
                "%-28s %8d %8.1f %8.1f%n",
                name,
                times.size(),
                percentile(0.5, name),
                percentile(0.99, name))));
        return table.toString();
    }
}
