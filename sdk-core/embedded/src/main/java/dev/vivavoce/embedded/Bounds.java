package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Amount.Bound;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells whether more or less than an amount would do as well. */
final class Bounds {

    private static final Set<String> LEAST = Set.of("least", "minimum", "earliest");
    private static final Set<String> MOST = Set.of("most", "maximum", "within", "latest");
    /** These stand after their number. */
    private static final Set<String> LAST_LEAST =
            Set.of("least", "minimum", "earliest", "floor", "upward", "upwards", "onward", "onwards");

    private static final Set<String> LAST_MOST = Set.of("most", "maximum", "latest", "ceiling", "limit", "tops", "max");
    private static final Set<String> LEADS_TO_BOUND = Set.of("at", "the", "a", "as", "is", "was", "be", "are");
    private static final Set<String> MORE =
            Set.of("more", "over", "above", "exceed", "exceeds", "exceeding", "later", "longer", "higher", "warmer");
    private static final Set<String> LESS =
            Set.of("less", "fewer", "under", "below", "sooner", "earlier", "shorter", "lower", "colder");
    private static final Set<String> ASKED_LEAST = Set.of("minimum", "lowest", "shortest", "smallest");
    private static final Set<String> ASKED_MOST = Set.of("maximum", "highest", "longest", "largest", "ceiling");
    /** "They add up to 540." */
    private static final Set<String> SUMS = Set.of("add", "adds", "adding", "sum", "sums", "come", "comes");
    /** What says that more or less would do, which is nothing of what an amount is about. */
    private static final Set<String> BOUNDS = Stream.of(LEAST, MOST, MORE, LESS, Set.of("before", "after"))
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());
    /** How many words away from a number its bound stands at most. */
    private static final int REACH = 3;

    private Bounds() {}

    /** Whether a word tells a bound, and nothing of what an amount is about. */
    static boolean isBound(String term) {
        return BOUNDS.contains(term);
    }

    /** Whether a word tells the bound of a number after it. */
    static boolean isOfAmount(Passage passage, int word) {
        boolean any = false;
        for (int i = word + 1; i <= word + REACH && i < passage.size() && passage.isJoined(i); i++) {
            any |= Amounts.isNumber(passage.word(i));
        }
        return any && isBound(passage.word(word).term());
    }

    /** Which limit a question is after, if one. */
    static Bound asked(Passage question) {
        boolean least = false;
        boolean most = false;
        for (int i = 0; i < question.size(); i++) {
            String term = question.word(i).term();
            boolean at = i > 0 && question.word(i - 1).term().equals("at");
            least |= ASKED_LEAST.contains(term) || (at && LEAST.contains(term));
            most |= ASKED_MOST.contains(term) || (at && MOST.contains(term));
        }
        return least == most ? Bound.NONE : least ? Bound.LEAST : Bound.MOST;
    }

    /** "At least 20", "never more than 20", "20 at most". */
    static Bound of(Passage passage, int from, int to) {
        for (int i = from - 1; i >= from - REACH && passage.isJoined(i + 1); i--) {
            String term = passage.word(i).term();
            boolean denied = passage.negated(i);
            if (LEAST.contains(term) || (denied && (LESS.contains(term) || term.equals("before")))) {
                return Bound.LEAST;
            }
            boolean upTo = term.equals("to")
                    && i > 0
                    && passage.word(i - 1).term().equals("up")
                    && (i == 1 || !SUMS.contains(passage.word(i - 2).term()));
            if (MOST.contains(term) || upTo || (denied && (MORE.contains(term) || term.equals("after")))) {
                return Bound.MOST;
            }
            if (MORE.contains(term)) {
                return Bound.OVER;
            }
            if (LESS.contains(term)) {
                return Bound.UNDER;
            }
        }
        int after = to < passage.size() && Rate.BY.contains(passage.word(to).term())
                ? Math.min(passage.size(), to + 2)
                : to;
        int last = after + Amounts.COUNTED;
        while (after < last
                && passage.isNear(after)
                && Amounts.isNamed(passage.word(after))
                && !LAST_LEAST.contains(passage.word(after).term())
                && !LAST_MOST.contains(passage.word(after).term())) {
            after++;
        }
        return after == passage.size() || passage.isJoined(after) ? boundAfter(passage, after) : Bound.NONE;
    }

    /** "20 at most", "20 or more", "20 is the minimum". */
    private static Bound boundAfter(Passage passage, int after) {
        boolean or = false;
        for (int i = after; i < Math.min(passage.size(), after + REACH) && passage.isJoined(i); i++) {
            String term = passage.word(i).term();
            if (LAST_LEAST.contains(term) || (or && MORE.contains(term))) {
                return Bound.LEAST;
            }
            if (LAST_MOST.contains(term) || (or && LESS.contains(term))) {
                return Bound.MOST;
            }
            or = term.equals("or");
            if (!or && !LEADS_TO_BOUND.contains(term)) {
                return Bound.NONE;
            }
        }
        return Bound.NONE;
    }
}
