package dev.vivavoce.cli.dataset;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.spi.Screen;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.llm.TrainingExample;
import java.util.List;

/** Tries each example: a model that has learned its reply by heart must give its levels. */
final class Validation {

    private Validation() {}

    /** @throws IllegalArgumentException saying what the example does not give */
    static TrainingExample checked(Labelled labelled, Screen screen) {
        TrainingExample example = TrainingExample.of(labelled.submission(), labelled.evaluation(), screen);
        Evaluation given = ModelEvaluator.builder()
                .model(new Learned(example))
                .modelName("learned by heart")
                .screen(screen)
                .build()
                .evaluate(labelled.submission());
        if (!(given instanceof Evaluation.Scored scored)) {
            throw new IllegalArgumentException("the reply that is to be learned cannot be read");
        }
        if (!levels(scored).equals(levels(labelled.evaluation()))) {
            throw new IllegalArgumentException("the reply that is to be learned gives other levels");
        }
        return example;
    }

    private static List<String> levels(Evaluation.Scored scored) {
        return scored.ratings().stream().map(Validation::level).sorted().toList();
    }

    private static String level(Rating rating) {
        return rating.criterion() + " " + rating.level();
    }

    private record Learned(TrainingExample example) implements ChatModel {
        @Override
        public ChatResponse doChat(ChatRequest request) {
            return ChatResponse.builder()
                    .aiMessage(AiMessage.from(example.reply()))
                    .build();
        }
    }
}
