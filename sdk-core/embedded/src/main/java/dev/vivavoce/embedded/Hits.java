package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the words of an answer are worth to a guide's slots, by their stems. */
final class Hits {

    private static final int SHORTEST_GUESS = 5;

    private final Map<String, List<Hit>> hits = new HashMap<>();
    /** The stems for which a slip may stand. */
    private final Map<Character, List<String>> byInitial = new HashMap<>();

    /** Adds one, unless the stem is worth something to that slot already. */
    void add(String stem, Hit hit) {
        List<Hit> known = hits.computeIfAbsent(stem, any -> new ArrayList<>(2));
        if (known.isEmpty() || known.get(known.size() - 1).slot() != hit.slot()) {
            known.add(hit);
        }
    }

    /** Notes that what is nearly spelled like a stem may be meant for it. */
    void mayBeMisspelled(String stem) {
        if (stem.length() >= SHORTEST_GUESS) {
            List<String> others = byInitial.computeIfAbsent(stem.charAt(0), any -> new ArrayList<>());
            if (!others.contains(stem)) {
                others.add(stem);
            }
        }
    }

    /** In the order of their slots. */
    List<Hit> of(String stem) {
        return hits.getOrDefault(stem, List.of());
    }

    /** What a word is taken for that is not known but nearly spelled like one, or that begins like one. */
    List<Hit> near(String stem) {
        if (stem.length() < SHORTEST_GUESS) {
            return List.of();
        }
        for (String other : byInitial.getOrDefault(stem.charAt(0), List.of())) {
            if (Spelling.isNear(stem, other)) {
                return of(other);
            }
        }
        return List.of();
    }
}
