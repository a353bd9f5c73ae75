package dev.vivavoce.core.spi;

import dev.vivavoce.core.assessment.Evaluation;

/** Rates answers. A model, a set of rules and a person are equal behind it. Thread-safe; may block. */
@FunctionalInterface
public interface Evaluator {

    /**
     * The judgement on an answer: one rating for each criterion of the rubric, with verbatim evidence; or an abstention
     * where there is nothing to rate.
     *
     * @throws UnavailableException when it cannot work at the moment
     */
    Evaluation evaluate(Submission submission);

    /**
     * Asks {@code other} when this evaluator is unavailable; the evaluation's provenance then says that it stands in for
     * this one. When neither is available this one's exception is thrown, so that in a chain the first choice is named.
     */
    default Evaluator orElse(Evaluator other) {
        return submission -> {
            try {
                return evaluate(submission);
            } catch (UnavailableException first) {
                Evaluation evaluation;
                try {
                    evaluation = other.evaluate(submission);
                } catch (UnavailableException second) {
                    first.addSuppressed(second);
                    throw first;
                }
                return evaluation.by(evaluation.provenance().standingInFor(first.who()));
            }
        };
    }
}
