package dev.vivavoce.portal.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsIT {
    private static TestTenant tenant;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
    }

    @Test
    void a_session_goes_from_a_topic_to_a_reconciliation() {
        TestLearner learner = TestLearner.withPlan(tenant, "whole");
        String session = learner.open();
        JsonNode opened = learner.client().get(session).expect(200).json();
        assertThat(opened.path("state").asText()).isEqualTo("open");
        assertThat(opened.path("remainingSeconds").asInt()).isBetween(1_700, 1_800);

        String first = learner.ask(session);
        learner.client().put(first + "/draft", "{'text':'I beg'}").expect(204);
        assertThat(learner.client().get(session).json().at("/turns/0/draft").asText())
                .isEqualTo("I beg");
        JsonNode rated = learner.answer(first, TestLearner.GOOD).expect(200).json();
        assertThat(rated.path("state").asText()).isEqualTo("evaluated");
        assertThat(rated.at("/evaluation/score").asDouble()).isBetween(1.0, 10.0);
        String second = learner.ask(session);
        learner.client().post(second + "/skip", "").expect(200);
        learner.client().post(second + "/skip", "").expect(200);

        JsonNode ended = learner.client().post(session + "/end", "").expect(200).json();
        assertThat(ended.at("/session/state").asText()).isEqualTo("ended");
        assertThat(ended.path("questions")).hasSize(1);
        assertThat(ended.at("/questions/0/attempts").asInt()).isEqualTo(1);
        assertThat(ended.at("/topics/0/attempts").asInt()).isEqualTo(1);
        assertThat(ended.at("/nextFocus/topic").asText()).isNotBlank();
        assertThat(learner.client().post(session + "/end", "").expect(200).json())
                .isEqualTo(ended);

        JsonNode after = learner.client().get(session).json();
        assertThat(after.path("remainingSeconds").asInt()).isZero();
        assertThat(after.path("turns").findValuesAsText("state")).containsExactly("evaluated", "skipped");
        assertThat(after.at("/turns/0").has("draft")).isFalse();
        JsonNode plan = learner.client().get("/plans/current").json();
        assertThat(plan.path("topics").findValues("progress")).hasSize(1);
    }

    @Test
    void a_learner_has_one_open_session_and_is_told_which() {
        TestLearner learner = TestLearner.withPlan(tenant, "one");
        String topic = learner.topic();
        String body = "{'topicId':'%s','plannedMinutes':10}".formatted(topic);

        List<Answer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> learner.client().post("/sessions", body))
                .toList();

        String id = answers.stream()
                .filter(answer -> answer.status() == 201)
                .reduce((one, other) -> {
                    throw new AssertionError("two sessions were opened");
                })
                .orElseThrow()
                .text("id");
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .hasSize(5)
                .allSatisfy(answer -> assertThat(answer.text("detail")).contains(id));
        learner.client().post("/sessions/" + id + "/end", "").expect(200);
        learner.client().post("/sessions", body).expect(201);
    }

    @Test
    void two_learners_have_one_each() {
        List<String> sessions = List.of("left", "right").parallelStream()
                .map(name -> TestLearner.withPlan(tenant, name))
                .map(learner -> {
                    String session = learner.open();
                    learner.answer(learner.ask(session), TestLearner.GOOD).expect(200);
                    return learner.client()
                            .post(session + "/end", "")
                            .expect(200)
                            .json()
                            .at("/session/id")
                            .asText();
                })
                .toList();

        assertThat(sessions).doesNotHaveDuplicates();
    }

    @Test
    void a_session_of_another_learner_or_tenant_is_nowhere() {
        TestLearner owner = TestLearner.withPlan(tenant, "mine");
        String session = owner.open();
        String turn = owner.ask(session);

        for (TestLearner other :
                List.of(TestLearner.withPlan(tenant, "yours"), TestLearner.withPlan(TestTenant.open(), "theirs"))) {
            assertThat(other.client().get(session).status()).isEqualTo(404);
            assertThat(other.client().post(session + "/questions", "{}").status())
                    .isEqualTo(404);
            assertThat(other.client()
                            .post(session + "/turns", "{'questionId':'x'}")
                            .status())
                    .isEqualTo(404);
            assertThat(other.answer(turn, "mine now").status()).isEqualTo(404);
            assertThat(other.client().put(turn + "/draft", "{'text':'x'}").status())
                    .isEqualTo(404);
            assertThat(other.client().post(turn + "/skip", "").status()).isEqualTo(404);
            assertThat(other.client().post(turn + "/retry", "").status()).isEqualTo(404);
            assertThat(other.client().post(session + "/end", "").status()).isEqualTo(404);
            assertThat(other.client().get("/sessions").json().path("items")).isEmpty();
        }
    }

    @Test
    void turns_come_one_after_the_other() {
        TestLearner learner = TestLearner.withPlan(tenant, "ordered");
        String session = learner.open();
        String turn = learner.ask(session);
        String question =
                learner.client().get(session).json().at("/turns/0/question/id").asText();
        String asking = "{'questionId':'%s'}".formatted(question);

        assertThat(learner.client().post(session + "/turns", asking).expect(409).text("detail"))
                .contains("Turn 1");
        assertThat(learner.client().post(session + "/end", "").expect(409).text("type"))
                .endsWith("/question-open");
        assertThat(learner.answer(session + "/turns/2", "too early").status()).isEqualTo(404);
        assertThat(learner.answer(session + "/turns/0", "no such turn").status())
                .isEqualTo(404);
        learner.client().post(turn + "/skip", "").expect(200);
        assertThat(learner.answer(turn, "too late").status()).isEqualTo(409);
        learner.client().post(session + "/end", "").expect(200);
        assertThat(learner.client().post(session + "/turns", asking).expect(409).text("type"))
                .endsWith("/session-ended");
        assertThat(learner.client().post(session + "/questions", "{}").status()).isEqualTo(409);
    }

    @Test
    void pages_lead_through_all_sessions_newest_first() {
        TestLearner learner = TestLearner.withPlan(tenant, "pages");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String session = learner.open();
            learner.client().post(session + "/end", "").expect(200);
            made.add(0, session);
        }

        List<String> seen = new ArrayList<>();
        Optional<String> page = Optional.of("/sessions?limit=2");
        while (page.isPresent()) {
            Answer answer = learner.client().get(page.get()).expect(200);
            answer.json()
                    .path("items")
                    .forEach(item -> seen.add("/sessions/" + item.path("id").asText()));
            page = answer.next();
        }

        assertThat(seen).isEqualTo(made);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/topicId|{'topicId':'nothing','plannedMinutes':10}",
                "/plannedMinutes|{'topicId':'nothing'}",
                "/plannedMinutes|{'topicId':'nothing','plannedMinutes':0}",
                "/plannedMinutes|{'topicId':'nothing','plannedMinutes':481}",
                "/format|{'topicId':'nothing','plannedMinutes':10,'format':'talk'}",
                "/topic|{'topic':'nothing'}"
            })
    void a_wrong_value_is_pointed_at(String pointer, String body) {
        TestLearner learner = TestLearner.withPlan(tenant, "wrong" + Integer.toHexString(body.hashCode()));

        assertThat(learner.client()
                        .post("/sessions", body)
                        .expect(422)
                        .json()
                        .path("errors")
                        .findValuesAsText("pointer"))
                .contains(pointer);
    }

    @Test
    void a_question_that_nobody_knows_is_pointed_at() {
        TestLearner learner = TestLearner.withPlan(tenant, "unknowing");
        String session = learner.open();

        for (String id : new String[] {"nothing", "' or 1=1 --", "\\u2003"}) {
            assertThat(learner.client()
                            .post(session + "/turns", "{'questionId':'%s'}".formatted(id.replace("'", "\\u0027")))
                            .expect(422)
                            .json()
                            .at("/errors/0/pointer")
                            .asText())
                    .isEqualTo("/questionId");
        }
    }
}
