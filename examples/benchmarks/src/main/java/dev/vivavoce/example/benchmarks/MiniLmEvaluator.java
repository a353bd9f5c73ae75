package dev.vivavoce.example.benchmarks;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.embedded.RuleBasedEvaluator;

/** The embedded evaluator with an embedding, for the harness: {@code --evaluator dev.vivavoce.example.benchmarks.MiniLmEvaluator}. */
public final class MiniLmEvaluator implements Evaluator {

    private final Evaluator evaluator =
            RuleBasedEvaluator.builder().embedder(MiniLm.NAME, MiniLm.SHARED).build();

    /** One that has met no question yet. */
    public MiniLmEvaluator() {}

    @Override
    public Evaluation evaluate(Submission submission) {
        return evaluator.evaluate(submission);
    }
}
