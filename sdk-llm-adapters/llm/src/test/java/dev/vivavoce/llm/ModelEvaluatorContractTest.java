package dev.vivavoce.llm;

import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.testkit.EvaluatorContract;
import dev.vivavoce.testkit.SampleRater;

class ModelEvaluatorContractTest extends EvaluatorContract {

    @Override
    protected Evaluator evaluator() {
        return ModelEvaluator.builder()
                .model(ScriptedChat.answering(SampleRater::honest))
                .modelName("honest")
                .build();
    }
}
