package dev.vivavoce.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Phrases to look for in a text, as sequences of stems. */
final class Phrases<T> {

    private static final int LONGEST = 8;

    /**
     * A phrase that a text holds.
     *
     * @param value what the phrase stands for
     * @param start offset of its first UTF-16 code unit
     * @param end offset after its last one
     */
    record Found<T>(T value, int start, int end) {}

    private record Phrase<T>(List<String> stems, T value) {}

    private final Map<String, List<Phrase<T>>> byFirst = new HashMap<>();

    void add(List<String> stems, T value) {
        if (!stems.isEmpty() && stems.size() <= LONGEST) {
            byFirst.computeIfAbsent(stems.get(0), any -> new ArrayList<>()).add(new Phrase<>(stems, value));
        }
    }

    /** All phrases in {@code words}, overlapping ones too. */
    List<Found<T>> in(List<Words.Word> words) {
        List<Found<T>> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (Phrase<T> phrase : byFirst.getOrDefault(words.get(i).stem(), List.of())) {
                int end = i + phrase.stems().size();
                if (end <= words.size() && matches(phrase.stems(), words, i)) {
                    found.add(new Found<>(
                            phrase.value(),
                            words.get(i).start(),
                            words.get(end - 1).end()));
                }
            }
        }
        return found;
    }

    private static boolean matches(List<String> stems, List<Words.Word> words, int at) {
        for (int i = 1; i < stems.size(); i++) {
            if (!stems.get(i).equals(words.get(at + i).stem())) {
                return false;
            }
        }
        return true;
    }
}
