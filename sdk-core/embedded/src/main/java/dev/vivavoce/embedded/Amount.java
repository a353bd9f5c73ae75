package dev.vivavoce.embedded;

import java.util.Collections;
import java.util.Set;

/**
 * An amount of which a text speaks: a number, and what it is of.
 *
 * @param from the index of its number
 * @param to after its last word, unit included
 * @param number as it is written; the least of a range
 * @param most the most of a range, otherwise the number
 * @param unit empty where none is known
 * @param per the unit by which it is divided; empty for none
 * @param counted the stems of the words that a number without a known unit stands beside
 * @param bound whether more or less would do as well
 * @param denied whether it is said that it is not this
 */
record Amount(
        int from,
        int to,
        double number,
        double most,
        Units.Unit unit,
        Units.Unit per,
        Set<String> counted,
        Bound bound,
        boolean denied) {

    enum Bound {
        NONE,
        /** More will do: "at least". */
        LEAST,
        /** Less will do: "at most". */
        MOST,
        /** Where something begins: "over". */
        OVER,
        /** Where something ends: "under". */
        UNDER;

        private boolean isUpward() {
            return this == LEAST || this == OVER;
        }

        private boolean isDownward() {
            return this == MOST || this == UNDER;
        }

        /** Whether both are about less, or both about more. */
        boolean isLike(Bound other) {
            return (isUpward() && other.isUpward()) || (isDownward() && other.isDownward());
        }

        boolean isContraryTo(Bound other) {
            return (isUpward() && other.isDownward()) || (isDownward() && other.isUpward());
        }
    }

    /** Whether two amounts count the same. */
    enum Counted {
        SAME,
        OTHER,
        /** At least one does not say what it counts. */
        UNKNOWN
    }

    /** Amounts of one quantity that differ by less are about the same: people round. */
    private static final double ABOUT = Weights.value("amount.about");

    private static final double EXACT = 1e-9;
    private static final int OTHER = 2;
    private static final int MINUTES = 60;
    private static final int PERCENT = 100;
    /** How many times as much may stand where more will do. */
    private static final double STRICTER = Weights.value("amount.stricter");

    private static final double HALF = 0.5;
    /** How many times as much as its least a range is at most that stands for one amount. */
    private static final double WIDEST = Weights.value("amount.range.widest");
    /** Of two ranges at least so much is common where they are about the same. */
    private static final double COMMON = Weights.value("amount.range.common");

    Amount inUnitOf(Amount other) {
        return isMeasured()
                ? this
                : new Amount(from, to, number, most, other.unit, other.per, other.counted, bound, denied);
    }

    /** The range from this to {@code high}, which may be written in another unit. */
    Amount upTo(Amount high) {
        double inUnit = high.number * high.unit.factor() / unit.factor();
        return new Amount(from, high.to, number, inUnit, unit, high.per, counted, bound, denied || high.denied);
    }

    /** This and what is left of it in a smaller unit, minutes where it has none. */
    Amount plus(Amount rest) {
        double factor = rest.isMeasured() ? rest.unit.factor() / unit.factor() : 1.0 / MINUTES;
        double sum = number + rest.number * factor;
        return new Amount(from, rest.to, sum, sum, unit, rest.per, counted, bound, denied);
    }

    /** Half a unit more than this. */
    Amount andAHalf(int end) {
        return new Amount(from, end, number + HALF, number + HALF, unit, per, counted, bound, denied);
    }

    /** Names its number, whatever it is of. */
    String written() {
        return Numbers.spell(number);
    }

    /** Names it in its quantity's first unit, a range by its least. */
    String key() {
        return key(number);
    }

    /** Names the most of a range. */
    String mostKey() {
        return key(most);
    }

    private String key(double value) {
        return unit.quantity() + Numbers.spell(unit.first(value));
    }

    boolean isRange() {
        return most > number;
    }

    /** Whether it has a unit that is known. */
    boolean isMeasured() {
        return unit.isKnown();
    }

    Counted counts(Amount said) {
        return counted.isEmpty() || said.counted.isEmpty()
                ? Counted.UNKNOWN
                : Collections.disjoint(counted, said.counted) ? Counted.OTHER : Counted.SAME;
    }

    /** Whether {@code said} is about as much. */
    boolean isMetBy(Amount said) {
        return compare(said) == 0;
    }

    /** Whether {@code said} may stand where this should: it is about as much, or more or less will do. */
    boolean allows(Amount said) {
        int compared = compare(said);
        boolean stricter =
                ((compared == 1 && bound.isUpward()) || (compared == -1 && bound.isDownward())) && isNear(said);
        // "Over 38" and "over 40" are two limits, and 40 is over 38.
        boolean limits = (bound == Bound.OVER || bound == Bound.UNDER) && said.bound != Bound.NONE;
        boolean otherUnit = number == said.number && !unit.equals(said.unit);
        return compared == 0 || (stricter && !limits && !otherUnit);
    }

    /** A quarter, for 25 percent. */
    private double asShare() {
        return unit.isShare() ? number * unit.factor() / PERCENT : number;
    }

    /** Whether both are of one order: who says grams for milligrams is not strict but wrong. */
    private boolean isNear(Amount said) {
        double factor = said.isMeasured() ? said.unit.factor() : unit.factor();
        double ratio = Math.abs(said.number * factor / (number * unit.factor()));
        return ratio <= STRICTER && ratio >= 1 / STRICTER;
    }

    /** 1 for more than this, -1 for less, 0 for about as much, 2 for something else. */
    private int compare(Amount said) {
        if (isMeasured() != said.isMeasured()) {
            boolean bare = counted.isEmpty() && said.counted.isEmpty();
            boolean same = number == said.number || most == said.most;
            if (bare && (same || asShare() == said.asShare())) {
                return 0;
            }
            return !bare || said.isMeasured() ? OTHER : said.most < number ? -1 : said.number > most ? 1 : OTHER;
        }
        if (Clock.isTime(unit) && Clock.isTime(said.unit)) {
            return Clock.compare(this, said);
        }
        if (!unit.quantity().equals(said.unit.quantity())) {
            return OTHER;
        }
        boolean rates = per.isKnown() && per.quantity().equals(said.per.quantity());
        double mine = rates ? per.factor() : 1;
        double theirs = rates ? said.per.factor() : 1;
        double least = unit.first(number) / mine;
        double largest = unit.first(most) / mine;
        double saidLeast = said.unit.first(said.number) / theirs;
        double saidMost = said.unit.first(said.most) / theirs;
        double about = isMeasured() ? ABOUT : EXACT;
        if (saidMost < least - about * Math.abs(least) - EXACT) {
            return -1;
        }
        if (saidLeast > largest + about * Math.abs(largest) + EXACT) {
            return 1;
        }
        // "500 mg or 5 g" leaves open which.
        if (!isRange() && said.most > WIDEST * said.number && said.number > 0) {
            return OTHER;
        }
        boolean ranges = isRange() && said.isRange();
        double common = Math.min(largest, saidMost) - Math.max(least, saidLeast);
        double all = Math.max(largest, saidMost) - Math.min(least, saidLeast);
        return ranges && common < COMMON * all ? OTHER : 0;
    }
}
