package dev.vivavoce.portal.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A planner may take minutes, or be away: nothing waits for it meanwhile, and nothing is lost. */
class PlanningIT {
    private static TestTenant tenant;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
    }

    private static Path file(String key) {
        return PortalUnderTest.raterFolder().resolve(key);
    }

    private static void release(String key) {
        try {
            Files.writeString(file(key), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long calls(String key) {
        try {
            return Files.exists(file("calls-" + key)) ? Files.size(file("calls-" + key)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(String query) {
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + query)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CompletableFuture<Answer> suggesting(Client client, String key) {
        CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
                () -> client.post("/plans/suggest", "{'role':'Registered nurse','story':'[stuck %s]'}".formatted(key)));
        TestLearner.eventually(() -> client.get("/me"), any -> calls(key) > 0);
        return answer;
    }

    private static void tell(TestLearner learner, String story) {
        learner.client().patch("/me", "{'story':'%s'}".formatted(story)).expect(200);
    }

    @Test
    void no_transaction_is_open_while_it_plans() {
        TestLearner learner = TestLearner.of(tenant, "unhurried");

        CompletableFuture<Answer> planned = suggesting(learner.client(), "plan-one");

        TestLearner.eventually(
                () -> learner.client().get("/me"),
                any -> count(
                                "pg_stat_activity where application_name = 'vivavoce' and state like 'idle in transaction%'")
                        == 0);
        assertThat(planned).isNotDone();
        release("plan-one");
        learner.approveAll(planned.join().expect(201).text("id")).expect(200);
    }

    @Test
    void a_plan_that_moves_on_meanwhile_is_not_proposed_for() {
        TestLearner learner = TestLearner.of(tenant, "moving");
        String first = learner.suggest().text("id");

        CompletableFuture<Answer> late = suggesting(learner.client(), "plan-two");
        learner.approveAll(first).expect(200);
        release("plan-two");

        assertThat(late.join().expect(409).text("type")).endsWith("/plan-moved-on");
    }

    @Test
    void changes_are_not_proposed_for_a_plan_that_moves_on_meanwhile() {
        TestLearner learner = TestLearner.withPlan(tenant, "shifting");
        String next = learner.suggest().text("id");
        tell(learner, "[stuck plan-three]");

        CompletableFuture<Answer> late =
                CompletableFuture.supplyAsync(() -> learner.client().post("/plans/suggest-changes", "{}"));
        TestLearner.eventually(() -> learner.client().get("/me"), any -> calls("plan-three") > 0);
        learner.approveAll(next).expect(200);
        release("plan-three");

        assertThat(late.join().expect(409).text("type")).endsWith("/plan-moved-on");
    }

    @Test
    void of_two_with_one_key_one_proposal_is_stored_and_both_learn_of_it() {
        TestLearner learner = TestLearner.of(tenant, "double");
        Client repeating = learner.client().with("Idempotency-Key", "twice");

        CompletableFuture<Answer> one = suggesting(repeating, "plan-four");
        CompletableFuture<Answer> two = suggesting(repeating, "plan-four");
        TestLearner.eventually(() -> learner.client().get("/me"), any -> calls("plan-four") == 2);
        release("plan-four");

        assertThat(one.join().expect(201).json())
                .isEqualTo(two.join().expect(201).json());
        assertThat(count("plan_proposal where user_id = '%s'"
                        .formatted(learner.client().get("/me").text("id"))))
                .isEqualTo(1);
    }

    @Test
    void a_session_ends_though_nobody_can_plan_and_what_follows_is_asked_for_again() {
        TestLearner learner = TestLearner.withPlan(tenant, "unplanned");
        String session = learner.open();
        learner.answer(learner.ask(session), TestLearner.GOOD).expect(200);
        tell(learner, "[away plan-five]");

        Answer away = learner.client().post(session + "/end", "").expect(503);
        assertThat(away.header("Retry-After")).isPresent();
        assertThat(learner.client().get(session).text("state")).isEqualTo("ended");
        release("plan-five");

        assertThat(learner.client()
                        .post(session + "/end", "")
                        .expect(200)
                        .json()
                        .path("questions"))
                .hasSize(1);
        assertThat(calls("plan-five")).isEqualTo(2);
        learner.client().post(session + "/end", "").expect(200);
        assertThat(calls("plan-five"))
                .as("what is settled is not asked for again")
                .isEqualTo(2);
    }

    @Test
    void a_review_that_nobody_could_plan_after_was_not_held() {
        TestLearner learner = TestLearner.withPlan(tenant, "unreviewed");
        tell(learner, "[away plan-six]");
        learner.client().post("/reviews", "{}").expect(503);
        release("plan-six");

        learner.client().post("/reviews", "{}").expect(201);
        assertThat(learner.client().post("/reviews", "{}").status()).isEqualTo(429);
    }
}
