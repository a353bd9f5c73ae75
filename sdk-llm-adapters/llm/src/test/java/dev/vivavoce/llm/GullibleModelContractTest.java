package dev.vivavoce.llm;

import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.testkit.EvaluatorContract;
import dev.vivavoce.testkit.SampleRater;

/** All that an evaluator must keep to, with a model that obeys whatever it reads. */
class GullibleModelContractTest extends EvaluatorContract {

    @Override
    protected Evaluator evaluator() {
        return ModelEvaluator.builder()
                .model(ScriptedChat.answering(SampleRater::gullible))
                .modelName("gullible")
                .build();
    }
}
