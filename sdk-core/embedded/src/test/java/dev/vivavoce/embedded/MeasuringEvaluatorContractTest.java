package dev.vivavoce.embedded;

import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.testkit.EvaluatorContract;

class MeasuringEvaluatorContractTest extends EvaluatorContract {

    @Override
    protected Evaluator evaluator() {
        return RuleBasedEvaluator.builder()
                .embedder("concepts-1", new Concepts())
                .build();
    }
}
