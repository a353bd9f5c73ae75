package dev.vivavoce.example.llm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.embedded.HtmlReport;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LlmInterviewTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> ANSWERS = List.of(
            "I trained as a nurse because care and judgement meet there.",
            "I listened to the family, then I told the doctor what I had seen.",
            "",
            "I checked the dose twice. It was wrong, so I called the pharmacy.",
            "I checked the dose twice. It was wrong, so I called the pharmacy.");

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void an_interview_of_five_answers_makes_five_calls_at_most_and_its_report_none() {
        Session session = LlmInterview.hold(LlmInterview.engine(rater(), "a-model"), answers());
        int rated = calls.get();
        String report = HtmlReport.of(session, Progress.of(List.of(session)), Optional.empty());

        assertThat(evaluations(session)).hasSize(5);
        assertThat(rated).isEqualTo(4);
        assertThat(calls).hasValue(rated);
        assertThat(report).contains("a-model");
    }

    @Test
    void where_the_model_is_away_somebody_stands_in_and_no_answer_is_lost() {
        ChatModel away = model(request -> {
            throw new InternalServerException("away");
        });

        Session session = LlmInterview.hold(LlmInterview.engine(away, "a-model"), answers());

        assertThat(evaluations(session)).hasSize(5);
        assertThat(evaluations(session).stream()
                        .map(Evaluation::provenance)
                        .filter(provenance -> provenance.rater().equals("embedded")))
                .isNotEmpty()
                .allMatch(provenance -> provenance.standsInFor().equals(Optional.of("a-model")));
    }

    private static Scanner answers() {
        return new Scanner(String.join("\n", ANSWERS) + "\n");
    }

    private static List<Evaluation> evaluations(Session session) {
        return session.turns().stream()
                .filter(Turn.Evaluated.class::isInstance)
                .map(turn -> ((Turn.Evaluated) turn).evaluation())
                .toList();
    }

    /** Rates every criterion and point of a question by the first sentence. */
    private ChatModel rater() {
        return model(request -> {
            JsonNode material = read(((UserMessage) request.messages().get(1)).singleText());
            return "{\"ratings\": ["
                    + each(material.path("criteria"), "{\"evidence\": [1], \"level\": 3}")
                    + "], \"anchors\": ["
                    + each(material.path("anchors"), "{\"sentence\": 1, \"covered\": 0.5}")
                    + "], \"positive\": [], \"improvements\": [], \"confidence\": 0.7}";
        });
    }

    private static JsonNode read(String material) {
        try {
            return MAPPER.readTree(material);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String each(JsonNode list, String entry) {
        return String.join(", ", Collections.nCopies(list.size(), entry));
    }

    private ChatModel model(Function<ChatRequest, String> reply) {
        return new ChatModel() {
            @Override
            public ChatResponse doChat(ChatRequest request) {
                calls.incrementAndGet();
                return ChatResponse.builder()
                        .aiMessage(AiMessage.from(reply.apply(request)))
                        .build();
            }
        };
    }
}
