package dev.vivavoce.djl;

import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.testkit.EvaluatorContract;
import dev.vivavoce.testkit.SampleRater;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** All that an evaluator must keep to, with every word of question, answer and evaluation going through tokens, template and schema. */
class DjlEvaluatorContractTest extends EvaluatorContract {
    @TempDir
    private Path temp;

    private final ScriptedEngine engine = new ScriptedEngine(
            Scripted.VOCABULARY.size(), 1 << 20, 2, Script.spelling(Scripted.VOCABULARY, SampleRater::honest));
    private @Nullable DjlChatModel model;

    @Override
    protected Evaluator evaluator() {
        DjlChatModel opened = Scripted.builder(temp, engine).build();
        model = opened;
        return ModelEvaluator.builder()
                .model(opened)
                .modelName("a-model")
                .metering(Djl::effort)
                .build();
    }

    @AfterEach
    void close() {
        if (model != null) {
            model.close();
        }
    }
}
