package dev.vivavoce.llm;

import dev.vivavoce.core.spi.QuestionSource;
import dev.vivavoce.testkit.QuestionSourceContract;

class ModelQuestionSourceContractTest extends QuestionSourceContract {

    @Override
    protected QuestionSource source() {
        return new ModelQuestionSource(ScriptedChat.answering(Author::careful), "careful");
    }
}
