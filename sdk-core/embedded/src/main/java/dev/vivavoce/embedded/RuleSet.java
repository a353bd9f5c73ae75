package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Many regular expressions that are looked for where words begin. At each word only those are tried that can begin with its
 * first letter, which saves nearly all of the work.
 */
final class RuleSet {

    private static final char FIRST = '0';
    private static final char LAST = 'z';

    private final Optional<Pattern> atStart;
    /** For each first letter from {@link #FIRST} to {@link #LAST}. */
    private final List<Optional<Pattern>> byLetter = new ArrayList<>();

    private final Optional<Pattern> all;

    RuleSet(List<String> expressions) {
        List<String> anywhere = expressions.stream()
                .filter(expression -> !expression.startsWith("^"))
                .toList();
        atStart = joined(expressions.stream()
                .filter(expression -> expression.startsWith("^"))
                .toList());
        all = joined(anywhere);
        for (char letter = FIRST; letter <= LAST; letter++) {
            String begin = String.valueOf(letter);
            byLetter.add(joined(
                    anywhere.stream().filter(rule -> mayBegin(rule, begin)).toList()));
        }
    }

    private static Optional<Pattern> joined(List<String> expressions) {
        return expressions.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile("(?:" + String.join(")|(?:", expressions) + ")"));
    }

    /** Whether what is found may begin so: the matcher asks for more of it. */
    private static boolean mayBegin(String rule, String begin) {
        Matcher matcher = Pattern.compile(rule).matcher(begin);
        return matcher.lookingAt() || matcher.hitEnd();
    }

    /**
     * Whether any is found.
     *
     * @param text in small letters
     * @param counts whether what stands at that place counts
     */
    boolean isFound(String text, IntPredicate counts) {
        if (isFound(text, 0, atStart, counts)) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Scripts without spaces have words anywhere.
            boolean begins = Character.isLetterOrDigit(c)
                    && (c > LAST || i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1)));
            if (begins && isFound(text, i, c < FIRST || c > LAST ? all : byLetter.get(c - FIRST), counts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFound(String text, int place, Optional<Pattern> rules, IntPredicate counts) {
        return rules.isPresent()
                && rules.get()
                        .matcher(text)
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false)
                        .region(place, text.length())
                        .lookingAt()
                && counts.test(place);
    }
}
