package dev.vivavoce.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Phrases to look for in a text, as sequences of stems. */
final class Phrases<T> {

    private static final int LONGEST = 8;
    private static final int SHORTEST_NAME = 3;
    private static final Pattern WORD = Pattern.compile("\\S+");

    /**
     * A phrase that a text holds.
     *
     * @param value what the phrase stands for
     * @param start offset of its first UTF-16 code unit
     * @param end offset after its last one
     */
    record Found<T>(T value, int start, int end) {}

    /** @param word a phrase of one word as it was written; empty where there are several */
    private record Phrase<T>(List<String> stems, String word, T value) {}

    private final Map<String, List<Phrase<T>>> byFirst = new HashMap<>();

    /**
     * Looks for a phrase in any form of its words. One word alone would then mean too much: it is looked for as it is
     * written, or with a plural s, and where it has a capital, only with that.
     */
    void add(String phrase, List<String> stems, T value) {
        boolean single = stems.size() == 1;
        if (stems.isEmpty()
                || stems.size() > LONGEST
                || (single && !WORD.matcher(phrase).matches())) {
            return;
        }
        byFirst.computeIfAbsent(stems.get(0), any -> new ArrayList<>())
                .add(new Phrase<>(stems, single ? phrase : "", value));
    }

    /** Looks for a name, whose capital is the name's and not the word's, unless it is as short as Go or C. */
    void addName(String name, List<String> stems, T value) {
        if (stems.size() > 1 || name.length() > SHORTEST_NAME) {
            add(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), stems, value);
        } else {
            add(name, stems, value);
        }
    }

    /** All phrases in {@code words}, which are those of {@code text}; overlapping ones too. */
    List<Found<T>> in(String text, List<Words.Word> words) {
        List<Found<T>> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (Phrase<T> phrase : byFirst.getOrDefault(words.get(i).stem(), List.of())) {
                int end = i + phrase.stems().size();
                if (end <= words.size() && matches(phrase, text, words, i)) {
                    found.add(new Found<>(
                            phrase.value(),
                            words.get(i).start(),
                            words.get(end - 1).end()));
                }
            }
        }
        return found;
    }

    private static <T> boolean matches(Phrase<T> phrase, String text, List<Words.Word> words, int at) {
        if (!phrase.word().isEmpty()) {
            return isWritten(phrase.word(), text, words.get(at));
        }
        for (int i = 1; i < phrase.stems().size(); i++) {
            if (!phrase.stems().get(i).equals(words.get(at + i).stem())) {
                return false;
            }
        }
        return true;
    }

    /** Signs that belong to a name, as in C++, C# and .NET, stand before and after its word. */
    private static boolean isWritten(String word, String text, Words.Word found) {
        int lead = 0;
        while (lead < word.length() && !Character.isLetterOrDigit(word.charAt(lead))) {
            lead++;
        }
        int start = found.start() - lead;
        int end = start + word.length();
        boolean anyCase = word.equals(word.toLowerCase(Locale.ROOT));
        return start >= 0
                && text.regionMatches(anyCase, start, word, 0, word.length())
                && !isPartOfName(text, start - 1)
                && (!isPartOfName(text, end)
                        || (end < text.length() && text.charAt(end) == 's' && !isPartOfName(text, end + 1)));
    }

    private static boolean isPartOfName(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return Character.isLetterOrDigit(c) || c == '+' || c == '#';
    }
}
