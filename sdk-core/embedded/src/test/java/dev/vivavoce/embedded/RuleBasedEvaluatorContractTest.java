package dev.vivavoce.embedded;

import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.testkit.EvaluatorContract;

class RuleBasedEvaluatorContractTest extends EvaluatorContract {

    @Override
    protected Evaluator evaluator() {
        return new RuleBasedEvaluator();
    }
}
