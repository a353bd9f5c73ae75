package dev.vivavoce.embedded;

import dev.vivavoce.core.question.Style;

/** How sure the evaluator is of a rating: the chance to lie within two points of what a careful person gives. */
final class Certainty {

    private static final double MIDDLE = Weights.value("confidence.middle");
    private static final double ENDS = Weights.value("confidence.ends");
    private static final double UNGUIDED = Weights.value("confidence.unguided");
    private static final double FLAG = Weights.value("confidence.flag");

    private Certainty() {}

    /** 0 to 1, by the formula that {@link RuleBasedEvaluator} documents. */
    static double of(Yardstick yardstick, Quality quality, Style style, int flags) {
        boolean told = yardstick.isGuided() || Sieve.isStory(style);
        double clear = MIDDLE + (ENDS - MIDDLE) * Math.abs(2 * quality.whole() - 1);
        return clear * (told ? 1 : UNGUIDED) * Math.pow(FLAG, flags);
    }
}
