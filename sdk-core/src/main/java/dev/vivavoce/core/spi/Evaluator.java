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
     * Asks {@code other} when this evaluator is unavailable; the evaluation's provenance then says who was stood in for.
     * Where both are unavailable it is this one's failure that counts, with the other's suppressed in it: however
     * evaluators are chained, the first of them is the one that should have rated.
     */
    default Evaluator orElse(Evaluator other) {
        return submission -> {
            try {
                return evaluate(submission);
            } catch (UnavailableException unavailable) {
                Evaluation evaluation = unavailable.orElse(() -> other.evaluate(submission));
                return evaluation.by(evaluation.provenance().standingInFor(unavailable.who()));
            }
        };
    }
}
