package dev.vivavoce.embedded;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The evaluator's numbers, by name. */
final class Weights {

    static final Resource RESOURCE = Resource.named("weights.txt");
    /** Those that count only where there is an embedder. */
    static final Resource MEANING = Resource.named("meaning.txt");

    private static final Map<String, Double> VALUES = load();

    private Weights() {}

    private static Map<String, Double> load() {
        Map<String, Double> values = new HashMap<>();
        for (Resource resource : List.of(RESOURCE, MEANING)) {
            for (String entry : resource.entries()) {
                String[] pair = Resource.words(entry);
                if (pair.length != 2 || values.put(pair[0], Double.valueOf(pair[1])) != null) {
                    throw new IllegalStateException(
                            resource.name() + ": \"" + entry + "\" is no name and value, or the second one");
                }
            }
        }
        return Map.copyOf(values);
    }

    /** The value of that name; the name must be in the file. */
    static double value(String name) {
        Double value = VALUES.get(name);
        if (value == null) {
            throw new IllegalStateException("weights.txt lacks " + name);
        }
        return value;
    }

    /** The value of that name, 0 where the file has none. */
    static double valueOrZero(String name) {
        return VALUES.getOrDefault(name, 0.0);
    }

    /** How far {@code x} is on the way from {@code floor} to {@code full}, 0 to 1. */
    static double ramp(double x, double floor, double full) {
        return Math.max(0, Math.min(1, (x - floor) / (full - floor)));
    }

    /** 0 for nothing, and nearer to 1 with each more: 1 - exp(-x). */
    static double saturate(double x) {
        return 1 - Math.exp(-x);
    }
}
