package dev.vivavoce.llm;

import dev.vivavoce.core.assessment.WordLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a model wrote, cut to the limits of what people read. */
final class Texts {

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");

    private Texts() {}

    /** Whether there is a word in it. */
    static boolean says(String text) {
        return WordLimit.count(text) > 0;
    }

    /** At most {@code most} texts within the limit. */
    static List<String> clip(List<String> texts, int most, WordLimit limit) {
        List<String> clipped = new ArrayList<>(most);
        for (int i = 0; i < Math.min(most, texts.size()); i++) {
            clipped.add(clip(texts.get(i), limit));
        }
        return clipped;
    }

    /** One line within the limit; empty where it says nothing. */
    static String clip(String text, WordLimit limit) {
        return limit.clip(hasSingleSpaces(text) ? text : SPACES.matcher(text).replaceAll(" "));
    }

    private static boolean hasSingleSpaces(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || (c == ' ' && text.startsWith(" ", i + 1))) {
                return false;
            }
        }
        return true;
    }

    /** The words that tell what a text is about, those of four letters or more, in lower case; the whole text without any. */
    static List<String> telling(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> words =
                WORD.matcher(lower).results().map(MatchResult::group).toList();
        return words.isEmpty() ? List.of(lower.strip()) : words;
    }
}
