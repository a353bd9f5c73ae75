package dev.vivavoce.portal.testing;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.RuleBasedEvaluator;

/** A rater that does what the answer asks of it. */
public final class ScriptedRater implements Evaluator {
    private final Evaluator embedded = new RuleBasedEvaluator();

    @Override
    public Evaluation evaluate(Submission submission) {
        Script.obey(submission.answer());
        return embedded.evaluate(submission);
    }
}
