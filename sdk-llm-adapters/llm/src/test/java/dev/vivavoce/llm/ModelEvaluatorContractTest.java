package dev.vivavoce.llm;

import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.testkit.EvaluatorContract;

class ModelEvaluatorContractTest extends EvaluatorContract {

    @Override
    protected Evaluator evaluator() {
        return ModelEvaluator.builder()
                .model(ScriptedChat.answering(Rater::honest))
                .modelName("honest")
                .build();
    }
}
