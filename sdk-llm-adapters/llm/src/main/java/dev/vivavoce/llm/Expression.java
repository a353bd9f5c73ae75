package dev.vivavoce.llm;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that is tried only at characters that it can begin with: most of a text is none for most expressions,
 * and an engine that backtracks tries them all. It is compiled when it is first looked for, which most never are. Thread-safe.
 */
final class Expression {

    private static final int ASCII = 128;

    private final String source;
    private final List<Set<String>> needs;
    private volatile @Nullable Compiled compiled;

    private Expression(String source, List<Set<String>> needs) {
        this.source = source;
        this.needs = needs;
    }

    /**
     * The alternatives of an expression, each by itself.
     *
     * @param expression without a look behind, but for boundaries of words
     */
    static Stream<Expression> of(String expression) {
        return Needs.of(expression).entrySet().stream().map(one -> new Expression(one.getKey(), one.getValue()));
    }

    /** What a text must hold for this to be found in it, as in {@link Needs}. */
    List<Set<String>> needs() {
        return needs;
    }

    /** Whether it is found anywhere. */
    boolean isIn(String text) {
        Compiled found = compiled;
        if (found == null) {
            found = new Compiled(source);
            compiled = found;
        }
        return found.isIn(text);
    }

    private static final class Compiled {

        private final Pattern pattern;
        /** The ASCII characters that what is found may begin with, where a word begins. */
        private final boolean[] outside;
        /** The same, where a letter or digit stands before. */
        private final boolean[] inside;

        Compiled(String source) {
            pattern = Pattern.compile(source);
            outside = begins(" ");
            inside = begins("a");
        }

        private boolean[] begins(String before) {
            boolean[] begins = new boolean[ASCII];
            for (char c = 0; c < ASCII; c++) {
                // A matcher that has read the character and asks for more may go on.
                Matcher first = at(before.length(), before + c);
                begins[c] = first.lookingAt() || first.hitEnd();
            }
            return begins;
        }

        private Matcher at(int place, String text) {
            return pattern.matcher(text)
                    .useTransparentBounds(true)
                    .useAnchoringBounds(false)
                    .region(place, text.length());
        }

        boolean isIn(String text) {
            Matcher matcher = at(0, text);
            if (matcher.lookingAt()) {
                return true;
            }
            for (int i = 1; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean[] begins = Character.isLetterOrDigit(text.charAt(i - 1)) ? inside : outside;
                if ((c >= ASCII || begins[c])
                        && matcher.region(i, text.length()).lookingAt()) {
                    return true;
                }
            }
            return false;
        }
    }
}
