package dev.vivavoce.cli.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Drops answers that stand there already, but for a few words: whoever learns them in training must not be tried with them. */
final class Doubles {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int SHINGLE = 4;
    private static final double SAME = 0.7;
    /** A run of words that more answers share than this is a turn of speech, and tells nothing. */
    private static final int MOST_OWNERS = 20;

    private final Map<String, List<Integer>> owners = new HashMap<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<Labelled> kept = new ArrayList<>();

    private Doubles() {}

    /** The first of all that are alike, in order. */
    static List<Labelled> dropped(List<Labelled> labelled) {
        Doubles doubles = new Doubles();
        labelled.forEach(doubles::add);
        return doubles.kept;
    }

    private void add(Labelled labelled) {
        Set<String> shingles = shingles(labelled.submission().answer());
        Map<Integer, Integer> shared = new HashMap<>();
        for (String shingle : shingles) {
            owners.getOrDefault(shingle, List.of()).forEach(owner -> shared.merge(owner, 1, Integer::sum));
        }
        boolean known = shared.entrySet().stream()
                .anyMatch(other ->
                        other.getValue() >= SAME * (shingles.size() + sizes.get(other.getKey()) - other.getValue()));
        if (!known) {
            int number = sizes.size();
            sizes.add(shingles.size());
            kept.add(labelled);
            for (String shingle : shingles) {
                List<Integer> own = owners.computeIfAbsent(shingle, any -> new ArrayList<>(1));
                if (own.size() < MOST_OWNERS) {
                    own.add(number);
                }
            }
        }
    }

    /** Runs of four words; a shorter answer is one run. */
    private static Set<String> shingles(String answer) {
        List<String> words = words(answer);
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + SHINGLE)));
        }
        if (shingles.isEmpty()) {
            shingles.add(String.join(" ", words));
        }
        return shingles;
    }

    static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
