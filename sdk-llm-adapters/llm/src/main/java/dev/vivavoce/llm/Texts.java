package dev.vivavoce.llm;

import dev.vivavoce.core.assessment.WordLimit;
import java.util.List;

/** What a model wrote, cut to the limits of what people read. */
final class Texts {

    private Texts() {}

    /** Whether there is a word in it. */
    static boolean says(String text) {
        return WordLimit.count(text) > 0;
    }

    /** At most {@code most} texts within the limit. */
    static List<String> clip(List<String> texts, int most, WordLimit limit) {
        return texts.stream().limit(most).map(text -> clip(text, limit)).toList();
    }

    /** One line within the limit; empty where it says nothing. */
    static String clip(String text, WordLimit limit) {
        return limit.clip(text.replaceAll("\\s+", " "));
    }
}
