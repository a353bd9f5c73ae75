package dev.vivavoce.example.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.djl.ModelFolderException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalInterviewTest {

    @Test
    void what_is_no_folder_of_a_model_is_told_before_anything_is_asked(@TempDir Path folder) {
        assertThatThrownBy(() -> LocalInterview.main(new String[] {folder.toString()}))
                .isInstanceOf(ModelFolderException.class)
                .hasMessage("config.json is missing");
        assertThatIllegalArgumentException().isThrownBy(() -> LocalInterview.main(new String[0]));
    }

    @Test
    void the_model_rates_what_it_has_time_for_and_the_rules_rate_the_rest() {
        ChatModel model = saying(
                () ->
                        "{\"ratings\":[{\"evidence\":[1],\"level\":3}],\"anchors\":[],\"positive\":[],\"improvements\":[],\"confidence\":0.7}");
        ChatModel slow = saying(() -> {
            throw new TimeoutException("not in time");
        });

        assertThat(evaluations(model)).hasSize(5).anyMatch(evaluation -> rater(evaluation)
                .equals("a-model"));
        assertThat(evaluations(slow))
                .hasSize(5)
                .allMatch(evaluation -> !rater(evaluation).equals("a-model"))
                .anyMatch(evaluation -> evaluation.provenance().standsInFor().equals(Optional.of("a-model")));
    }

    private static String rater(Evaluation evaluation) {
        return evaluation.provenance().rater();
    }

    private static List<Evaluation> evaluations(ChatModel model) {
        Session session = LocalInterview.hold(
                LocalInterview.engine(model, "a-model"),
                new Scanner("I checked the dose twice. It was wrong, so I called the pharmacy.\n".repeat(5)));
        return session.turns().stream()
                .filter(Turn.Evaluated.class::isInstance)
                .map(turn -> ((Turn.Evaluated) turn).evaluation())
                .toList();
    }

    private static ChatModel saying(Supplier<String> reply) {
        return new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(reply.get()))
                        .build();
            }
        };
    }
}
