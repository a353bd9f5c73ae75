package dev.vivavoce.portal.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The rater is away, or the server dies before it has answered: the answer is rated all the same, and nobody has to ask. */
class LateRatingIT {
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

    private static Answer rated(TestLearner learner, String session) {
        return TestLearner.eventually(
                () -> learner.client().get(session),
                answer -> answer.status() == 200
                        && answer.json().at("/turns/0/state").asText().equals("evaluated"));
    }

    private static int jobs() throws SQLException {
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                ResultSet count = connection
                        .createStatement()
                        .executeQuery("select count(*) from scheduled_tasks where task_name = 'rating'")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Test
    void an_answer_whose_rater_is_away_is_rated_by_the_job() throws SQLException {
        TestLearner learner = TestLearner.withPlan(TestTenant.open(), "patient");
        String session = learner.open();
        String turn = learner.ask(session);
        String text = TestLearner.GOOD + " [away one]";

        Answer waiting = learner.answer(turn, text).expect(202);
        assertThat(waiting.text("state")).isEqualTo("answered");
        assertThat(waiting.json().path("retryAfter").asInt()).isPositive();
        assertThat(waiting.header("Retry-After")).isPresent();
        assertThat(learner.answer(turn, text).status()).isEqualTo(202);
        assertThat(learner.answer(turn, "another").status()).isEqualTo(409);
        assertThat(learner.client().post(turn + "/retry", "").status()).isEqualTo(202);
        assertThat(learner.client()
                        .post(session + "/end", "")
                        .expect(200)
                        .json()
                        .at("/session/waiting")
                        .asInt())
                .isEqualTo(1);
        release("one");

        assertThat(rated(learner, session).json().path("waiting").asInt()).isZero();
        assertThat(learner.client().post(session + "/end", "").json().path("questions"))
                .hasSize(1);
        TestLearner.eventually(() -> learner.client().get(session), any -> noJobs());
    }

    private static boolean noJobs() {
        try {
            return jobs() == 0;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_retry_by_hand_rates_what_waits() {
        TestLearner learner = TestLearner.withPlan(TestTenant.open(), "impatient");
        String session = learner.open();
        String turn = learner.ask(session);
        assertThat(learner.client().post(turn + "/retry", "").expect(409).text("type"))
                .endsWith("/not-answered");
        learner.answer(turn, TestLearner.GOOD + " [away two]").expect(202);
        release("two");

        assertThat(learner.client().post(turn + "/retry", "").expect(200).text("state"))
                .isEqualTo("evaluated");
    }

    @Test
    void an_answer_outlives_the_server_that_was_rating_it() throws Exception {
        TestLearner learner = TestLearner.withPlan(TestTenant.open(), "survivor");
        String session = learner.open();
        String turn = learner.ask(session);
        CompletableFuture<Answer> broken =
                CompletableFuture.supplyAsync(() -> learner.answer(turn, TestLearner.GOOD + " [stuck three]"));
        TestLearner.eventually(() -> learner.client().get("/me"), any -> Files.exists(file("calls-three")));

        PortalUnderTest.crash(() -> release("three"));

        assertThat(broken).isCompletedExceptionally();
        assertThat(rated(learner, session)
                        .json()
                        .at("/turns/0/evaluation/score")
                        .asDouble())
                .isBetween(1.0, 10.0);
        assertThat(Files.size(file("calls-three"))).isLessThanOrEqualTo(3);
    }
}
