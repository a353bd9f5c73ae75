package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Amount.Bound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the amounts of which a passage speaks. */
final class Amounts {

    private static final Set<String> ARTICLES = Set.of("a", "an");
    private static final Set<String> BEFORE_ONE = Set.of(
            "about", "after", "around", "for", "in", "is", "least", "most", "only", "over", "roughly", "take", "takes",
            "than", "under", "within");
    private static final Set<String> RANGES = Set.of("-", "\u2013", "\u2014", "to", "to a", "or");
    private static final Set<String> PLUS_OR = Set.of("or", "plus");
    private static final String MINUS = "minus";
    private static final int LONGEST_JOINT = 6;
    private static final int MINUTES = 60;
    /** How many words name what is counted at most. */
    static final int COUNTED = 2;

    private Amounts() {}

    /** All of them, in their order. Of a range the first one has the unit of the last: "15-20 g". */
    static List<Amount> in(Passage passage) {
        List<Amount> amounts = List.of();
        for (int i = 0; i < passage.size(); i++) {
            Optional<Quantity> whole = whole(passage, i);
            if (whole.isPresent()) {
                amounts = amounts.isEmpty() ? new ArrayList<>() : amounts;
                amounts.add(at(passage, i, whole.get()));
                i = whole.get().to() - 1;
                continue;
            }
            double part = isOne(passage, i) ? 1 : SpelledNumber.fraction(passage, i);
            if (isNumber(passage.word(i)) || !Double.isNaN(part)) {
                Amount amount = Double.isNaN(part) ? at(passage, i) : at(passage, i, part, i + 1);
                // "One" is a number before a unit only.
                boolean vague = Double.isNaN(part) && passage.word(i).kind() != Word.Kind.NUMBER;
                if (!vague || amount.isMeasured() || amount.to() > i + 1) {
                    int last = amounts.size() - 1;
                    amounts = amounts.isEmpty() ? new ArrayList<>() : amounts;
                    if (isHalfMore(passage, i)) {
                        int and = passage.word(i - 1).term().equals("and") ? i - 1 : i - 2;
                        boolean goesOn = last >= 0 && amounts.get(last).to() == and;
                        amount = (goesOn ? amounts.remove(last) : at(passage, and - 1, 1, and - 1))
                                .andAHalf(amount.to());
                    } else if (last >= 0 && isRest(passage, amounts.get(last), amount)) {
                        amount = amounts.remove(last).plus(amount);
                    } else if (last >= 0 && isRange(passage, amounts.get(last), amount)) {
                        amounts.set(last, amounts.get(last).inUnitOf(amount));
                    }
                    amounts.add(amount);
                    // "Per 100 ml" is not an amount of its own.
                    i = (isPer(passage, amount.to()) ? amount.to() + 2 : amount.to()) - 1;
                }
            }
        }
        return amounts;
    }

    /** "An hour", "after a week", "at least a litre"; not the one in "six times a day". */
    private static boolean isOne(Passage passage, int article) {
        return ARTICLES.contains(passage.word(article).term())
                && passage.isNear(article + 1)
                && Units.named(passage, article + 1, article + 2).isKnown()
                && (!passage.isJoined(article)
                        || BEFORE_ONE.contains(passage.word(article - 1).term()));
    }

    private static boolean isPer(Passage passage, int word) {
        return passage.isNear(word)
                && passage.word(word).term().equals("per")
                && word + 1 < passage.size()
                && isNumber(passage.word(word + 1));
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
        if (to - from > LONGEST_JOINT || low.number() * inItsUnit >= high.number()) {
            return false;
        }
        String joint = passage.text().substring(from, to).strip();
        // "1 minute and 5 minutes" are two amounts.
        return RANGES.contains(joint) || (joint.equals("and") && isAfter(passage, low.from(), "between"));
    }

    /** Whether the second goes on with the first: "4 hours 30 minutes", "4 h 30", "one foot six inches". */
    private static boolean isRest(Passage passage, Amount whole, Amount rest) {
        int next = passage.isNear(whole.to()) && passage.word(whole.to()).term().equals("and")
                ? whole.to() + 1
                : whole.to();
        Units.Unit hour = Units.named("hour");
        // "In one day nine hours" are two amounts.
        boolean longer =
                whole.unit().quantity().equals(hour.quantity()) && whole.unit().factor() > hour.factor();
        if (!whole.isMeasured() || longer || rest.from() != next || !passage.isNear(next)) {
            return false;
        }
        boolean minutes = !rest.isMeasured() && whole.unit().equals(hour) && next == whole.to();
        boolean smaller = rest.unit().quantity().equals(whole.unit().quantity())
                && rest.unit().factor() < whole.unit().factor();
        return (minutes && rest.number() < MINUTES)
                || (smaller
                        && rest.number() * rest.unit().factor() < whole.unit().factor());
    }

    /** Whether a half goes on with what stands before it: "an hour and a half", "two years and a half", "time and a half". */
    private static boolean isHalfMore(Passage passage, int half) {
        int and = half > 0 && ARTICLES.contains(passage.word(half - 1).term()) ? half - 2 : half - 1;
        return and > 0
                && passage.word(half).term().equals("half")
                && passage.word(and).term().equals("and")
                && passage.isJoined(and)
                && (Units.isUnit(passage.word(and - 1).term())
                        || passage.word(and - 1).term().equals("time"));
    }

    private static boolean isAfter(Passage passage, int from, String term) {
        for (int i = from - 1; i >= from - 2 && i >= 0; i--) {
            if (passage.word(i).term().equals(term)) {
                return true;
            }
        }
        return false;
    }

    static boolean isNumber(Word word) {
        return !Double.isNaN(word.number());
    }

    private static Optional<Quantity> whole(Passage passage, int word) {
        Optional<Quantity> time = Clock.at(passage, word);
        return time.isPresent() ? time : Growth.at(passage, word);
    }

    private static Amount at(Passage passage, int from, Quantity whole) {
        Bound told = Bounds.of(passage, from, whole.to());
        Bound bound = told == Bound.NONE && Clock.isTime(whole.unit()) ? Clock.bound(passage, from) : told;
        boolean denied = isDenied(passage, from) && bound == Bound.NONE;
        return new Amount(
                from, whole.to(), whole.number(), whole.number(), whole.unit(), Units.NONE, Set.of(), bound, denied);
    }

    private static Amount at(Passage passage, int from) {
        SpelledNumber spelled = SpelledNumber.at(passage, from);
        double sign = isNegative(passage, from) ? -1 : 1;
        return at(passage, from, sign * spelled.value(), spelled.to());
    }

    /** "−18", "minus 18"; not the second number of "2-8". */
    private static boolean isNegative(Passage passage, int from) {
        String text = passage.text();
        int start = passage.start(from);
        boolean signed = start > 0
                && "-\u2212".indexOf(text.charAt(start - 1)) >= 0
                && (start == 1 || Character.isWhitespace(text.charAt(start - 2)) || text.charAt(start - 2) == '(');
        boolean minus = passage.isNear(from) && passage.word(from - 1).term().equals(MINUS);
        // "Plus or minus 5" is a tolerance.
        boolean either =
                minus && from > 1 && PLUS_OR.contains(passage.word(from - 2).term());
        return signed || (minus && !either);
    }

    private static Amount at(Passage passage, int from, double number, int end) {
        int to = end;
        int unitAt = number < 1 ? afterFraction(passage, to) : to;
        int unitTo = Units.end(passage, unitAt);
        Units.Unit unit = unitTo > unitAt ? Units.named(passage, unitAt, unitTo) : Units.sign(passage, from, to - 1);
        to = Math.max(to, unitTo > unitAt ? unitTo : to);
        Rate rate = Rate.of(passage, to, unit.isKnown());
        to = rate.to();
        Units.Unit share = unit.in(rate.per());
        Bound bound = Bounds.of(passage, from, to);
        return new Amount(
                from,
                to,
                number,
                number,
                share.isKnown() ? share : unit,
                share.isKnown() ? Units.NONE : rate.per(),
                unit.isKnown() ? Set.of() : counted(passage, from, to),
                bound,
                isDenied(passage, from) && bound == Bound.NONE);
    }

    /** "Not 5", "non-zero". */
    private static boolean isDenied(Passage passage, int number) {
        return passage.negated(number)
                || (passage.isNear(number) && passage.word(number - 1).term().equals("non"));
    }

    /** Where the unit begins: "half a gram", "three quarters of an hour". */
    private static int afterFraction(Passage passage, int to) {
        int article = passage.isNear(to) && passage.word(to).term().equals("of") ? to + 1 : to;
        return passage.isNear(article)
                        && ARTICLES.contains(passage.word(article).term())
                ? article + 1
                : to;
    }

    private static Set<String> counted(Passage passage, int from, int to) {
        Set<String> counted = new HashSet<>(4);
        for (int i = to; i < to + COUNTED && passage.isNear(i) && isNamed(passage.word(i)); i++) {
            counted.add(passage.word(i).stem());
        }
        if (counted.isEmpty()
                && from > 0
                && passage.isNear(from)
                && isNamed(passage.word(from - 1))
                && !passage.word(from - 1).term().equals(MINUS)) {
            counted.add(passage.word(from - 1).stem());
        }
        return counted;
    }

    /** Whether a word may say what is counted. */
    static boolean isNamed(Word word) {
        return word.counts() && !isNumber(word) && !Bounds.isBound(word.term());
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
