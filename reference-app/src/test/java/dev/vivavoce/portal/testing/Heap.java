package dev.vivavoce.portal.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is alive in a Java process, as {@code jcmd GC.class_histogram} tells it. */
public record Heap(long bytes, String histogram) {
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final Pattern ROW = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");

    static Heap parse(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("No histogram: " + histogram);
        }
        return new Heap(Long.parseLong(total.group(1)), histogram);
    }

    public double mebibytes() {
        return bytes / 1048576.0;
    }

    /** Our own classes, those first that hold most. */
    public List<String> ours(int most) {
        return bytesByClass().entrySet().stream()
                .filter(row -> row.getKey().startsWith("dev.vivavoce."))
                .limit(most)
                .map(row -> "%,12d bytes of %s".formatted(row.getValue(), row.getKey()))
                .toList();
    }

    /** The classes that hold more than they did then, those first that have grown most. */
    public List<String> grownSince(Heap before, int most) {
        Map<String, Long> then = before.bytesByClass();
        return bytesByClass().entrySet().stream()
                .map(row -> Map.entry(row.getKey(), row.getValue() - then.getOrDefault(row.getKey(), 0L)))
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(most)
                .map(row -> "%,12d bytes more of %s".formatted(row.getValue(), row.getKey()))
                .toList();
    }

    private Map<String, Long> bytesByClass() {
        Map<String, Long> rows = new LinkedHashMap<>();
        ROW.matcher(histogram)
                .results()
                .forEach(row -> rows.merge(row.group(3), Long.parseLong(row.group(2)), Long::sum));
        return rows;
    }
}
