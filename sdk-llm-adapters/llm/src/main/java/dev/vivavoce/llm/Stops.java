package dev.vivavoce.llm;

/**
 * Where sentences end that end as most do. A {@link java.text.BreakIterator} finds the same ends, in all languages, but takes
 * far longer; what this finds {@link #UNCLEAR} is left to it.
 */
final class Stops {

    /** An end that only a break iterator finds. */
    static final int UNCLEAR = -1;

    private Stops() {}

    /** The end, behind the white space, of the sentence that starts at {@code from}, on a line that ends at {@code end}. */
    static int next(String text, int from, int end) {
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '!' || c == '?') {
                return afterMarks(text, i, end);
            }
            if (c == '.') {
                i = afterDots(text, i, end);
                int next = afterSpaces(text, i, end);
                if (next == end) {
                    return end;
                }
                c = text.charAt(next);
                if (!isPlain(c)) {
                    return UNCLEAR;
                }
                if ((next > i && isCapital(c)) || (next > i + 1 && isSmall(c))) {
                    return next;
                }
                i = next;
            } else if (!isInside(c)) {
                return UNCLEAR;
            }
        }
        return end;
    }

    private static int afterMarks(String text, int from, int end) {
        int i = from;
        while (i < end && "!?.\"')]}".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        i = afterSpaces(text, i, end);
        return i < end && text.charAt(i) >= 0x80 ? UNCLEAR : i;
    }

    private static int afterDots(String text, int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) == '.') {
            i++;
        }
        return i;
    }

    private static int afterSpaces(String text, int from, int end) {
        int i = from;
        while (i < end && isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f';
    }

    /** What after a full stop tells whether it was one. */
    private static boolean isPlain(char c) {
        return isSmall(c) || isCapital(c) || (c >= '0' && c <= '9') || c == ',';
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    /** What ends no sentence: ASCII, the letters of European languages, dashes and quotation marks. */
    private static boolean isInside(char c) {
        return c < 0x300 || (c >= 0x2010 && c <= 0x2027);
    }
}
