package dev.vivavoce.portal.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReviewsIT {
    private static TestTenant tenant;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
    }

    @Test
    void one_review_a_day_and_the_next_one_is_announced() {
        TestLearner learner = TestLearner.withPlan(tenant, "daily");
        ZoneId zone = ZoneId.of("Pacific/Auckland");
        String session = learner.open();
        learner.answer(learner.ask(session), TestLearner.GOOD).expect(200);

        Answer first = learner.client()
                .post("/reviews", "{'timeZone':'%s'}".formatted(zone))
                .expect(201);
        Answer second = learner.client().post("/reviews", "{}").expect(429);

        assertThat(first.text("day"))
                .isIn(
                        LocalDate.now(zone).toString(),
                        LocalDate.now(zone).minusDays(1).toString());
        assertThat(first.json().path("questions")).hasSize(1);
        Instant next = LocalDate.parse(first.text("day"))
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
        assertThat(second.text("detail")).contains(next.toString());
        assertThat(Long.parseLong(second.header("Retry-After").orElseThrow())).isBetween(1L, 90_000L);
    }

    @Test
    void of_many_at_once_one_is_held() {
        TestLearner learner = TestLearner.withPlan(tenant, "eager");

        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> learner.client().post("/reviews", "{}").status())
                .toList();

        assertThat(answers)
                .containsOnlyOnce(201)
                .filteredOn(status -> status == 429)
                .hasSize(5);
    }

    @Test
    void what_needs_nothing_to_be_said_takes_an_empty_body() {
        TestLearner learner = TestLearner.withPlan(tenant, "silent");
        String session = learner.open();

        assertThat(learner.client().post("/reviews", "").status()).isEqualTo(201);
        assertThat(learner.client().post(session + "/questions", "").status()).isEqualTo(200);
        assertThat(learner.client().post("/plans/suggest-changes", "").status()).isEqualTo(201);
    }

    @Test
    void a_repeat_gets_the_stored_review() {
        TestLearner learner = TestLearner.withPlan(tenant, "repeating");
        var repeating = learner.client().with("Idempotency-Key", "review");

        Answer first = repeating.post("/reviews", "{}").expect(201);

        assertThat(repeating.post("/reviews", "{}").expect(201).json()).isEqualTo(first.json());
    }

    @Test
    void there_is_nothing_to_review_without_a_plan_and_nowhere_without_a_zone() {
        assertThat(TestLearner.of(tenant, "planless")
                        .client()
                        .post("/reviews", "{}")
                        .expect(409)
                        .text("type"))
                .endsWith("/no-plan");
        assertThat(TestLearner.withPlan(tenant, "nowhere")
                        .client()
                        .post("/reviews", "{'timeZone':'Mars/Olympus'}")
                        .status())
                .isEqualTo(422);
    }
}
