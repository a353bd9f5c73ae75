package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Amount.Bound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the amounts of which a passage speaks. */
final class Amounts {

    private static final Set<String> ARTICLES = Set.of("a", "an");
    private static final Set<String> BY = Set.of("per", "a", "an", "each", "every");
    private static final Set<String> LEAST = Set.of("least", "minimum");
    private static final Set<String> MOST = Set.of("most", "maximum", "within");
    private static final Set<String> MORE =
            Set.of("more", "over", "above", "exceed", "exceeds", "exceeding", "later", "longer", "higher", "warmer");
    private static final Set<String> LESS =
            Set.of("less", "fewer", "under", "below", "sooner", "earlier", "shorter", "lower", "colder");
    private static final Set<String> RANGES = Set.of("-", "\u2013", "\u2014", "to", "to a", "and", "or");
    private static final int LONGEST_JOINT = 6;
    /** How many words away from a number its bound stands at most. */
    private static final int REACH = 3;
    /** How many words name what is counted at most. */
    private static final int COUNTED = 2;

    private Amounts() {}

    /** All of them, in their order. Of a range the first one has the unit of the last: "15-20 g". */
    static List<Amount> in(Passage passage) {
        List<Amount> amounts = List.of();
        for (int i = 0; i < passage.size(); i++) {
            if (isNumber(passage.word(i))) {
                Amount amount = at(passage, i);
                // "One" is a number before a unit only.
                if (passage.word(i).kind() == Word.Kind.NUMBER || amount.isMeasured()) {
                    int last = amounts.size() - 1;
                    if (last >= 0 && isRange(passage, amounts.get(last), amount)) {
                        amounts.set(last, amounts.get(last).inUnitOf(amount));
                    }
                    amounts = amounts.isEmpty() ? new ArrayList<>() : amounts;
                    amounts.add(amount);
                    i = amount.to() - 1;
                }
            }
        }
        return amounts;
    }

    /** The same, with those that are the ends of a range as one. */
    static List<Amount> ranges(Passage passage, List<Amount> amounts) {
        List<Amount> ranges = new ArrayList<>(amounts.size());
        for (Amount amount : amounts) {
            int last = ranges.size() - 1;
            if (last >= 0 && isRange(passage, ranges.get(last), amount)) {
                ranges.set(last, ranges.get(last).upTo(amount));
            } else {
                ranges.add(amount);
            }
        }
        return ranges;
    }

    private static boolean isRange(Passage passage, Amount low, Amount high) {
        if (low.isMeasured() && !low.unit().quantity().equals(high.unit().quantity())) {
            return false;
        }
        int from = passage.end(low.to() - 1);
        int to = passage.start(high.from());
        double inItsUnit = low.isMeasured() ? low.unit().factor() / high.unit().factor() : 1;
        return to - from <= LONGEST_JOINT
                && low.number() * inItsUnit < high.number()
                && RANGES.contains(passage.text().substring(from, to).strip());
    }

    static boolean isNumber(Word word) {
        return !Double.isNaN(word.number());
    }

    private static Amount at(Passage passage, int from) {
        SpelledNumber spelled = SpelledNumber.at(passage, from);
        double number = spelled.value();
        int to = spelled.to();
        // "Half a gram"
        int unitAt = passage.isNear(to)
                        && number < 1
                        && ARTICLES.contains(passage.word(to).term())
                ? to + 1
                : to;
        int end = Units.end(passage, unitAt);
        Units.Unit unit = end > unitAt ? Units.named(passage, unitAt, end) : Units.sign(passage, from, to - 1);
        to = Math.max(to, end > unitAt ? end : to);
        Bound bound = bound(passage, from, to);
        return new Amount(
                from,
                to,
                number,
                number,
                unit,
                per(passage, to, unit.isKnown()),
                unit.isKnown() ? Set.of() : counted(passage, from, to),
                bound,
                passage.negated(from) && bound == Bound.NONE);
    }

    /** "60 km/h", "100 requests per second". */
    private static Units.Unit per(Passage passage, int to, boolean isMeasured) {
        int last = Math.min(passage.size() - 1, to + (isMeasured ? 1 : 1 + COUNTED));
        for (int i = to; i < last; i++) {
            if (BY.contains(passage.word(i).term())) {
                return Units.named(passage, i + 1, i + 2);
            }
        }
        boolean slash = to < passage.size()
                && passage.end(to - 1) + 1 == passage.start(to)
                && passage.text().charAt(passage.end(to - 1)) == '/';
        return slash ? Units.named(passage, to, to + 1) : Units.NONE;
    }

    private static Set<String> counted(Passage passage, int from, int to) {
        Set<String> counted = new HashSet<>(4);
        for (int i = to; i < to + COUNTED && passage.isNear(i) && isNamed(passage.word(i)); i++) {
            counted.add(passage.word(i).stem());
        }
        if (counted.isEmpty() && from > 0 && passage.isNear(from) && isNamed(passage.word(from - 1))) {
            counted.add(passage.word(from - 1).stem());
        }
        return counted;
    }

    private static boolean isNamed(Word word) {
        return word.counts() && !isNumber(word);
    }

    /** "At least 20", "20 at most", "20 or more", "never more than 20". */
    private static Bound bound(Passage passage, int from, int to) {
        for (int i = from - 1; i >= from - REACH && passage.isJoined(i + 1); i--) {
            String term = passage.word(i).term();
            if (LEAST.contains(term) || (passage.negated(i) && LESS.contains(term))) {
                return Bound.LEAST;
            }
            if (MOST.contains(term) || (passage.negated(i) && MORE.contains(term))) {
                return Bound.MOST;
            }
            if (MORE.contains(term)) {
                return Bound.OVER;
            }
            if (LESS.contains(term)) {
                return Bound.UNDER;
            }
        }
        int after = to;
        while (after < to + COUNTED && passage.isNear(after) && isNamed(passage.word(after))) {
            after++;
        }
        if (after + 1 >= passage.size() || !passage.isJoined(after) || !passage.isJoined(after + 1)) {
            return Bound.NONE;
        }
        String next = passage.word(after).term();
        String last = passage.word(after + 1).term();
        if ((next.equals("at") && LEAST.contains(last)) || (next.equals("or") && MORE.contains(last))) {
            return Bound.LEAST;
        }
        return (next.equals("at") && MOST.contains(last)) || (next.equals("or") && LESS.contains(last))
                ? Bound.MOST
                : Bound.NONE;
    }

    /** The different words near an amount in its sentence that say what it is about. */
    static List<Word> beside(Passage passage, Amount amount, int near) {
        int sentence = passage.sentence(amount.from());
        int from = Math.max(passage.from(sentence), amount.from() - near);
        int to = Math.min(passage.to(sentence), amount.to() + near);
        List<Word> beside = new ArrayList<>();
        for (int i = from; i < to; i++) {
            Word word = passage.word(i);
            boolean own = i >= amount.from() && i < amount.to();
            if (!own
                    && isNamed(word)
                    && word.term().length() > 1
                    && !Units.isUnit(word.term())
                    && !beside.contains(word)) {
                beside.add(word);
            }
        }
        return beside;
    }
}
