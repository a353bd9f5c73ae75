package dev.vivavoce.core.assessment;

import static java.util.Objects.requireNonNull;

/**
 * The most words a text may have. A word is a run of characters that are not white space.
 *
 * @param words 1 or more
 */
public record WordLimit(int words) {

    /** No limit: the text only has to say something. */
    public static final WordLimit NONE = new WordLimit(Integer.MAX_VALUE);

    public WordLimit {
        if (words < 1) {
            throw new IllegalArgumentException("words must be 1 or more but was " + words);
        }
    }

    /** The number of words in {@code text}; 0 when it is blank. */
    public static int count(CharSequence text) {
        int count = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = isSpace(text.charAt(i));
            if (!space && !inside) {
                count++;
            }
            inside = !space;
        }
        return count;
    }

    /**
     * Returns {@code text} when it says something within this limit.
     *
     * @param name names the text in the error
     * @throws IllegalArgumentException when the text is blank or too long
     */
    public String require(String text, String name) {
        requireNonNull(text, name);
        if (text.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        int count = words == Integer.MAX_VALUE ? 0 : count(text);
        if (count > words) {
            throw new IllegalArgumentException(
                    name + " must have at most " + words + " words but has " + count + ": \"" + start(text) + "\"");
        }
        return text;
    }

    /** {@code text} without outer white space, cut after the last word that fits and then ended with "…". */
    public String clip(String text) {
        String stripped = text.strip();
        if (count(stripped) <= words) {
            return stripped;
        }
        int seen = 0;
        int end = 0;
        boolean inside = false;
        for (int i = 0; i < stripped.length(); i++) {
            boolean space = isSpace(stripped.charAt(i));
            if (!space && !inside && seen++ == words) {
                break;
            }
            if (!space) {
                end = i + 1;
            }
            inside = !space;
        }
        return stripped.substring(0, end) + "…";
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || c == '\u00a0';
    }

    private static String start(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
