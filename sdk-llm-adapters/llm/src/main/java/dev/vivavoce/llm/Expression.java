package dev.vivavoce.llm;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression that is tried only at characters that it can begin with: most of a text is none for most expressions,
 * and an engine that backtracks tries them all.
 */
final class Expression {

    private static final int ASCII = 128;

    private final Pattern pattern;
    /** The ASCII characters that what is found may begin with, where a word begins. */
    private final BitSet outside;
    /** The same, where a letter or digit stands before. */
    private final BitSet inside;

    /** @param expression without a look behind, but for boundaries of words */
    Expression(String expression) {
        pattern = Pattern.compile(expression);
        outside = begins(" ");
        inside = begins("a");
    }

    private BitSet begins(String before) {
        BitSet begins = new BitSet(ASCII);
        for (char c = 0; c < ASCII; c++) {
            // A matcher that has read the character and asks for more may go on.
            Matcher first = at(before.length(), before + c);
            begins.set(c, first.lookingAt() || first.hitEnd());
        }
        return begins;
    }

    private Matcher at(int place, String text) {
        return pattern.matcher(text)
                .useTransparentBounds(true)
                .useAnchoringBounds(false)
                .region(place, text.length());
    }

    /** Whether it is found anywhere. */
    boolean isIn(String text) {
        Matcher matcher = at(0, text);
        if (matcher.lookingAt()) {
            return true;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            BitSet begins = Character.isLetterOrDigit(text.charAt(i - 1)) ? inside : outside;
            if ((c >= ASCII || begins.get(c))
                    && matcher.region(i, text.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }
}
