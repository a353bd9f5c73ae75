package dev.vivavoce.portal.practice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlansIT {
    private static TestTenant tenant;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
    }

    private static String pointer(Answer refused) {
        return refused.expect(422).json().at("/errors/0/pointer").asText();
    }

    @Test
    void a_suggestion_is_no_plan_until_it_is_approved() {
        TestLearner learner = TestLearner.of(tenant, "suggested");
        Answer suggested = learner.suggest();

        assertThat(learner.client().get("/plans/current").status()).isEqualTo(404);
        learner.approveAll(suggested.text("id")).expect(200);

        JsonNode plan = learner.client().get("/plans/current").expect(200).json();
        int minutes = 0;
        for (JsonNode topic : plan.path("topics")) {
            minutes += topic.at("/topic/dailyMinutes").asInt();
            assertThat(topic.has("progress")).isFalse();
        }
        assertThat(plan.path("revision").asInt()).isEqualTo(1);
        assertThat(minutes).isEqualTo(30);
        assertThat(plan.at("/overview/targetRole").asText()).isEqualTo("Registered nurse");
        assertThat(plan.at("/nextSession/reason").asText()).isEqualTo("not_started");
    }

    @Test
    void a_part_of_a_suggestion_can_be_approved_and_keeps_the_minutes() {
        TestLearner learner = TestLearner.of(tenant, "partly");
        JsonNode suggested = learner.suggest().json();
        String first = suggested.at("/topics/0/id").asText();

        JsonNode plan = learner.client()
                .post(
                        "/plans/approve",
                        "{'proposalId':'%s','accepted':['%s']}"
                                .formatted(suggested.path("id").asText(), first))
                .expect(200)
                .json();

        assertThat(plan.path("topics")).hasSize(1);
        assertThat(plan.at("/topics/0/topic/id").asText()).isEqualTo(first);
        assertThat(plan.at("/topics/0/topic/dailyMinutes").asInt()).isEqualTo(30);
    }

    @Test
    void who_approves_what_the_plan_has_left_behind_learns_of_it() {
        TestLearner learner = TestLearner.of(tenant, "late");
        String first = learner.suggest().text("id");
        String second = learner.suggest().text("id");
        learner.approveAll(first).expect(200);

        assertThat(learner.approveAll(second).expect(409).text("type")).endsWith("/plan-moved-on");
        assertThat(learner.approveAll(first).expect(409).text("type")).endsWith("/proposal-decided");
    }

    @Test
    void of_many_who_approve_at_once_one_succeeds() {
        TestLearner learner = TestLearner.of(tenant, "hasty");
        List<String> proposals = IntStream.range(0, 6)
                .mapToObj(i -> learner.suggest().text("id"))
                .toList();

        List<Integer> answers = proposals.parallelStream()
                .map(proposal -> learner.approveAll(proposal).status())
                .toList();

        assertThat(answers)
                .containsOnlyOnce(200)
                .filteredOn(status -> status == 409)
                .hasSize(5);
    }

    @Test
    void an_approval_that_is_repeated_gets_the_first_answer() {
        TestLearner learner = TestLearner.of(tenant, "again");
        String body = "{'proposalId':'%s','accepted':'all'}"
                .formatted(learner.suggest().text("id"));
        Client repeating = learner.client().with("Idempotency-Key", "approve");

        Answer first = repeating.post("/plans/approve", body).expect(200);

        assertThat(repeating.post("/plans/approve", body).expect(200).json()).isEqualTo(first.json());
    }

    @Test
    void changes_are_proposed_and_applied_as_far_as_they_are_accepted() {
        TestLearner learner = TestLearner.withPlan(tenant, "changing");
        String topic = learner.topic();

        JsonNode proposal = learner.client()
                .post(
                        "/plans/suggest-changes",
                        "{'feedback':[{'topicId':'%s','text':'I know this well already, drop it.'}]}".formatted(topic))
                .expect(201)
                .json();

        assertThat(proposal.path("planRevision").asInt()).isEqualTo(1);
        for (JsonNode change : proposal.path("changes")) {
            assertThat(change.path("rationale").asText()).isNotBlank();
            assertThat(change.path("kind").asText()).isIn("introduce", "retire", "reprioritise", "rebudget");
        }
        String approval = "{'proposalId':'%s','accepted':[%s]}";
        String id = proposal.path("id").asText();
        assertThat(pointer(learner.client().post("/plans/approve", approval.formatted(id, "'retire:nothing'"))))
                .isEqualTo("/accepted");
        assertThat(learner.client()
                        .post("/plans/approve", approval.formatted(id, ""))
                        .expect(200)
                        .json()
                        .path("revision")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void nobody_sees_or_approves_what_was_suggested_to_another() {
        String theirs = TestLearner.of(tenant, "owner").suggest().text("id");

        assertThat(TestLearner.of(tenant, "other").approveAll(theirs).status()).isEqualTo(404);
        assertThat(TestLearner.of(TestTenant.open(), "stranger")
                        .approveAll(theirs)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void changes_need_a_plan() {
        TestLearner learner = TestLearner.of(tenant, "planless");

        assertThat(learner.client()
                        .post("/plans/suggest-changes", "{}")
                        .expect(409)
                        .text("type"))
                .endsWith("/no-plan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "suggest|/role|{}",
                "suggest|/role|{'role':'  '}",
                "suggest|/minutesPerDay|{'role':'Nurse','minutesPerDay':4}",
                "suggest|/minutesPerDay|{'role':'Nurse','minutesPerDay':601}",
                "suggest|/minutesPerDay|{'role':'Nurse','minutesPerDay':'many'}",
                "suggest|/motivation|{'role':'Nurse','motivation':6}",
                "suggest|/targetDate|{'role':'Nurse','targetDate':'2020-01-01'}",
                "suggest|/targetDate|{'role':'Nurse','targetDate':'soon'}",
                "suggest|/weakAreas/0|{'role':'Nurse','weakAreas':[7]}",
                "approve|/proposalId|{'proposalId':'x','accepted':'all'}",
                "approve|/accepted|{'proposalId':'00000000-0000-4000-8000-000000000000'}",
                "approve|/accepted|{'proposalId':'00000000-0000-4000-8000-000000000000','accepted':'some'}",
                "approve|/accepted|{'proposalId':'00000000-0000-4000-8000-000000000000','accepted':[1]}",
                "suggest-changes|/feedback/0/topicId|{'feedback':[{'topicId':'nothing','text':'x'}]}",
                "suggest-changes|/feedback/0/text|{'feedback':[{'topicId':'nothing','text':''}]}"
            })
    void a_wrong_value_is_pointed_at(String call, String pointer, String body) {
        TestLearner learner = TestLearner.withPlan(tenant, "wrong" + Integer.toHexString((call + body).hashCode()));

        assertThat(pointer(learner.client().post("/plans/" + call, body))).startsWith(pointer);
    }
}
