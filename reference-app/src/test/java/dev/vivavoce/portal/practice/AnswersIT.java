package dev.vivavoce.portal.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersIT {
    private static TestTenant tenant;
    private static int people;

    private TestLearner learner;
    private String session;
    private String turn;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
    }

    @BeforeEach
    void ask() {
        learner = TestLearner.withPlan(tenant, "answering-" + people++);
        session = learner.open();
        turn = learner.ask(session);
    }

    @Test
    void answered_is_answered() {
        Answer first = learner.answer(turn, TestLearner.GOOD).expect(200);

        assertThat(learner.answer(turn, TestLearner.GOOD).expect(200).json()).isEqualTo(first.json());
        assertThat(learner.answer(turn, "something else").expect(409).text("type"))
                .endsWith("/answered");
        assertThat(learner.client()
                        .put(turn + "/draft", "{'text':'late'}")
                        .expect(409)
                        .text("type"))
                .endsWith("/not-open");
        assertThat(learner.client().post(turn + "/skip", "").status()).isEqualTo(409);
        assertThat(learner.client().post(turn + "/retry", "").expect(200).json())
                .isEqualTo(first.json());
    }

    @Test
    void of_two_tabs_with_different_answers_one_is_kept() {
        List<Answer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> learner.answer(turn, "Tab " + i + ": " + TestLearner.GOOD))
                .toList();

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 409).hasSize(5);
    }

    @Test
    void of_the_same_answer_sent_many_times_at_once_one_is_kept_and_none_refused() {
        List<Answer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> learner.answer(turn, TestLearner.GOOD))
                .toList();

        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isIn(200, 202));
        assertThat(learner.client().get(session).json().path("turns")).hasSize(1);
        assertThat(learner.answer(turn, TestLearner.GOOD).expect(200).text("state"))
                .isEqualTo("evaluated");
    }

    @Test
    void an_empty_answer_is_an_answer_that_nobody_rates() {
        Answer answer = learner.answer(turn, "").expect(200);

        assertThat(answer.text("state")).isEqualTo("evaluated");
        assertThat(answer.json().path("evaluation").has("score")).isFalse();
    }

    @Test
    void the_longest_answer_is_kept_to_the_letter_and_a_longer_one_is_refused_and_costs_nothing() {
        String longest = "The ward was full. ".repeat(20_000).substring(0, 262_144);

        assertThat(learner.answer(turn, longest + "x")
                        .expect(422)
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/text");
        assertThat(learner.answer(turn, "x".repeat(1_000_000)).status()).isEqualTo(422);
        assertThat(learner.answer(turn, "x".repeat(1_100_000)).status()).isEqualTo(413);
        assertThat(learner.client()
                        .put(turn + "/draft", "{'text':'%s'}".formatted("x".repeat(300_000)))
                        .status())
                .isEqualTo(422);
        assertThat(learner.answer(turn, longest).status()).isIn(200, 202);
        assertThat(learner.client()
                        .get(session)
                        .json()
                        .at("/turns/0/answer/text")
                        .asText())
                .isEqualTo(longest);
    }

    @Test
    void after_the_end_the_same_answer_is_still_no_mistake() {
        learner.answer(turn, TestLearner.GOOD).expect(200);
        learner.client().post(session + "/end", "").expect(200);

        assertThat(learner.answer(turn, TestLearner.GOOD).status()).isEqualTo(200);
        assertThat(learner.answer(turn, "better").status()).isEqualTo(409);
        assertThat(learner.client().put(turn + "/draft", "{'text':'x'}").status())
                .isEqualTo(409);
    }

    @Test
    void a_draft_is_overwritten_until_the_answer_is_given() {
        for (String text : new String[] {"a", "ab", "", "abc \uD83D\uDE00"}) {
            learner.client()
                    .put(turn + "/draft", "{'text':'%s'}".formatted(text))
                    .expect(204);
            assertThat(learner.client().get(session).json().at("/turns/0/draft").asText())
                    .isEqualTo(text);
        }
        assertThat(learner.client()
                        .put(session + "/turns/2/draft", "{'text':'x'}")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void there_is_no_draft_of_a_turn_before_the_first() {
        learner.answer(turn, TestLearner.GOOD).expect(200);

        for (String number : new String[] {"0", "-1"}) {
            assertThat(learner.client()
                            .put(session + "/turns/" + number + "/draft", "{'text':'afterwards'}")
                            .status())
                    .isEqualTo(409);
        }
        assertThat(learner.client().get("/me/export").expect(200).body()).doesNotContain("afterwards");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/text|{'kind':'typed'}",
                "/text|{'text':7,'kind':'typed'}",
                "/text|{'text':'a\\u0000b','kind':'typed'}",
                "/kind|{'text':'x'}",
                "/kind|{'text':'x','kind':'sung'}",
                "/seconds|{'text':'x','kind':'typed','seconds':-1}",
                "/seconds|{'text':'x','kind':'typed','seconds':99999999}",
                "/language|{'text':'x','kind':'typed','language':'de'}",
                "/rating|{'text':'x','kind':'typed','rating':10}"
            })
    void a_wrong_value_is_pointed_at_and_the_turn_stays_open(String pointer, String body) {
        assertThat(learner.client()
                        .post(turn + "/answer", body)
                        .expect(422)
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo(pointer);
        assertThat(learner.client().get(session).json().at("/turns/0/state").asText())
                .isEqualTo("asked");
    }

    @Test
    void what_was_said_of_the_answer_is_kept() {
        learner.client()
                .post(
                        turn + "/answer",
                        "{'text':'%s','kind':'dictated','seconds':75,'language':'en-GB'}".formatted(TestLearner.GOOD))
                .expect(200);

        assertThat(learner.client()
                        .get(session)
                        .json()
                        .at("/turns/0/answer/kind")
                        .asText())
                .isEqualTo("dictated");
        assertThat(learner.client()
                        .get(session)
                        .json()
                        .at("/turns/0/answer/seconds")
                        .asInt())
                .isEqualTo(75);
    }
}
