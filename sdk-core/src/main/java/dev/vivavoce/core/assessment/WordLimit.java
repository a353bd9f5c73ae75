package dev.vivavoce.core.assessment;

import static java.util.Objects.requireNonNull;

/**
 * The most words a text may have. A word is a run of characters that are not white space; a no-break space is white space
 * too.
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
     * @throws IllegalArgumentException when the text is blank or too long, or holds half a surrogate pair, which is no
     *     character and which no file can hold
     */
    public String require(String text, String name) {
        requireNonNull(text, name);
        if (isBlank(text)) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        int half = halfPair(text, 0);
        if (half < text.length()) {
            throw new IllegalArgumentException(name + " must be well-formed but has half a surrogate pair at " + half);
        }
        int count = words == Integer.MAX_VALUE ? 0 : count(text);
        if (count > words) {
            throw new IllegalArgumentException(
                    name + " must have at most " + words + " words but has " + count + ": \"" + start(text) + "\"");
        }
        return text;
    }

    /** {@code text}, well-formed, without outer white space, cut after the last word that fits and then ended with "…". */
    public String clip(String text) {
        int seen = 0;
        int start = 0;
        int end = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = isSpace(text.charAt(i));
            if (!space && !inside && seen++ == words) {
                return wellFormed(text.substring(start, end)) + "…";
            }
            if (!space) {
                start = end == 0 ? i : start;
                end = i + 1;
            }
            inside = !space;
        }
        return wellFormed(text.substring(start, end));
    }

    /**
     * {@code text} as it can be stored: each half of a surrogate pair without its other half, which is no character,
     * becomes U+FFFD. Offsets stay as they are.
     */
    public static String wellFormed(String text) {
        int half = halfPair(text, 0);
        if (half == text.length()) {
            return text;
        }
        StringBuilder repaired = new StringBuilder(text);
        for (; half < text.length(); half = halfPair(text, half + 1)) {
            repaired.setCharAt(half, '\ufffd');
        }
        return repaired.toString();
    }

    /** Where, from {@code from} on, the first half of a surrogate pair without its other half is; or the length. */
    private static int halfPair(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return text.length();
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isSpace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(char c) {
        return c < 128
                ? c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1c && c <= 0x1f)
                : Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static String start(String text) {
        return text.length() <= 60 ? text : wellFormed(text.substring(0, 60)) + "…";
    }
}
