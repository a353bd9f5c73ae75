package dev.vivavoce.embedded;

import dev.vivavoce.core.spi.Submission;

/** How sure the evaluator is of a rating. */
final class Certainty {

    private static final double MOST = Weights.value("confidence.most");
    private static final double SHORT = Weights.value("confidence.short");
    private static final double UNGUIDED = Weights.value("confidence.unguided");
    private static final double ANCHORS = Weights.value("confidence.anchors");
    private static final double REFERENCE = Weights.value("confidence.reference");
    private static final double GENERIC = Weights.value("confidence.generic");
    private static final double DISAGREEMENT = Weights.value("confidence.disagreement");
    private static final double FLAG = Weights.value("confidence.flag");

    private Certainty() {}

    /** 0 to 1, by the formula that {@link RuleBasedEvaluator} documents. */
    static double of(Submission submission, Yardstick yardstick, Quality quality, int flags) {
        double points =
                yardstick.anchors().size() + REFERENCE * yardstick.references().size();
        double guided = 1 - UNGUIDED * Math.exp(-points / ANCHORS);
        long generic = yardstick.criteria().stream()
                .filter(criterion -> !criterion.asked().any())
                .count();
        double rubric = 1 - GENERIC * generic / submission.rubric().criteria().size();
        double length = 1 - SHORT * (1 - quality.filled());
        double agreement = points == 0 ? 1 : 1 - DISAGREEMENT * Math.abs(quality.knowledge() - quality.telling());
        return MOST * guided * rubric * length * agreement * Math.pow(FLAG, flags);
    }
}
