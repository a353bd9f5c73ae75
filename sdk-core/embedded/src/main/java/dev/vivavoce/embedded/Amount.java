package dev.vivavoce.embedded;

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
    }

    /** Amounts of one quantity that differ by less are about the same: people round. */
    private static final double ABOUT = Weights.value("amount.about");

    private static final double EXACT = 1e-9;
    private static final int OTHER = 2;

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
        return unit.quantity() + Numbers.spell(value * unit.factor());
    }

    /** Whether it has a unit that is known. */
    boolean isMeasured() {
        return unit.isKnown();
    }

    /** Whether {@code said} is about as much. */
    boolean isMetBy(Amount said) {
        return compare(said) == 0;
    }

    /** Whether {@code said} may stand where this should: it is about as much, or more or less will do. */
    boolean allows(Amount said) {
        int compared = compare(said);
        boolean stricter = (compared == 1 && bound.isUpward()) || (compared == -1 && bound.isDownward());
        // "Over 38" and "over 40" are two limits, and 40 is over 38.
        boolean limits = (bound == Bound.OVER || bound == Bound.UNDER) && said.bound != Bound.NONE;
        return compared == 0 || (stricter && !limits);
    }

    /** Whether {@code said} is the other side of about as much: "under 38" for "over 38". */
    boolean isTurnedBy(Amount said) {
        boolean turned = (bound.isUpward() && said.bound.isDownward()) || (bound.isDownward() && said.bound.isUpward());
        return turned && isMetBy(said);
    }

    /** 1 for more than this, -1 for less, 0 for about as much, 2 for something else. */
    private int compare(Amount said) {
        if (isMeasured() != said.isMeasured()) {
            boolean bare = counted.isEmpty() && said.counted.isEmpty();
            return bare && (number == said.number || most == said.most) ? 0 : OTHER;
        }
        if (!unit.quantity().equals(said.unit.quantity())) {
            return OTHER;
        }
        boolean rates = per.isKnown() && per.quantity().equals(said.per.quantity());
        double mine = unit.factor() / (rates ? per.factor() : 1);
        double theirs = said.unit.factor() / (rates ? said.per.factor() : 1);
        double about = isMeasured() ? ABOUT : EXACT;
        if (said.most * theirs < number * mine * (1 - about)) {
            return -1;
        }
        return said.number * theirs > most * mine * (1 + about) ? 1 : 0;
    }
}
