package dev.vivavoce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluateTest {

    private static String first(Map<String, Object> line) {
        Run run = Run.with(new ObjectMapper().valueToTree(line).toString(), "evaluate");
        assertThat(run.status()).as(run.err()).isZero();
        return run.lines().get(0).at("/levels/0/criterion").asText();
    }

    @Test
    void takes_the_style_from_the_question_where_none_is_given() {
        String answer =
                "I asked the guest what had happened, brought a new plate and told the kitchen, so it did not happen again.";

        assertThat(first(Map.of("id", 1, "question", "Tell me about a guest you won back.", "answer", answer)))
                .isEqualTo("Situation");
        assertThat(first(
                        Map.of("id", 2, "question", "A guest sends a plate back. How do you react?", "answer", answer)))
                .isEqualTo("Understanding");
        assertThat(first(Map.of("id", 3, "question", "Why do you want to work in this hotel?", "answer", answer)))
                .isEqualTo("Reasons");
    }

    @Test
    void holds_an_answer_against_what_is_given_where_a_plan_could_be_meant_as_well() {
        String question = "A pan of oil is burning. What do you do?";
        String answer = "I put the lid on the pan and turn the heat off, and I never pour water on it.";
        Map<String, Object> anchor = Map.of("name", "lid", "anchor", "Covers the pan with a lid");

        assertThat(first(Map.of("id", 1, "question", question, "answer", answer)))
                .isEqualTo("Understanding");
        assertThat(first(Map.of("id", 2, "question", question, "answer", answer, "reference", "Cover it with a lid.")))
                .isEqualTo("Correctness");
        assertThat(first(Map.of("id", 3, "question", question, "answer", answer, "anchors", List.of(anchor))))
                .isEqualTo("Correctness");
    }
}
