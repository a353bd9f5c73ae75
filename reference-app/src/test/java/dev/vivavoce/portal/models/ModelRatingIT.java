package dev.vivavoce.portal.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.models.StubProvider.Mood;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models rate for a tenant: well, badly, late, or not at all; an answer is rated in any case. */
class ModelRatingIT {
    private static final String KEY = "sk-of-the-tests-0123456789";
    /** So short that a request waits for it. */
    private static final int QUICK = 5;
    /** So long that none does. */
    private static final int SLOW = 7;

    private static void configure(TestTenant tenant, String provider, String more) {
        tenant.administrator()
                .with("If-Match", "*")
                .put("/tenant/models", "{'providers':[" + provider + "]" + more + "}")
                .expect(200);
    }

    private static TestLearner learner(TestTenant tenant) {
        return TestLearner.withPlan(tenant, "learner");
    }

    /** Who has rated the first answer, once somebody has. */
    private static JsonNode eventually(TestLearner learner, String session) {
        return TestLearner.eventually(
                        () -> learner.client().get(session),
                        answer -> answer.json().at("/turns/0/state").asText().equals("evaluated"))
                .json()
                .at("/turns/0/evaluation/evaluator");
    }

    private static JsonNode provenance(Answer rated) {
        return rated.expect(200).json().at("/evaluation/evaluator");
    }

    private static JsonNode answered(TestLearner learner, String session) {
        return provenance(learner.answer(learner.ask(session), TestLearner.GOOD));
    }

    private static void isBy(JsonNode provenance, String rater) {
        assertThat(provenance.path("name").asText()).as(provenance.toString()).isEqualTo(rater);
        assertThat(provenance.path("standsInFor").isMissingNode()
                        || provenance.path("standsInFor").isNull())
                .as(provenance.toString())
                .isTrue();
    }

    private static void standsInFor(JsonNode provenance, String model) {
        assertThat(provenance.path("name").asText()).as(provenance.toString()).isNotEqualTo(model);
        assertThat(provenance.path("standsInFor").asText())
                .as(provenance.toString())
                .isEqualTo(model);
    }

    @Test
    void a_model_rates_and_what_it_used_is_counted() {
        try (StubProvider provider = new StubProvider(KEY)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = learner(tenant);
            configure(tenant, provider.as("gemini-2.5-flash", QUICK, KEY), "");
            String session = learner.open();

            isBy(answered(learner, session), "gemini-2.5-flash");
            isBy(answered(learner, session), "gemini-2.5-flash");

            JsonNode used = tenant.administrator()
                    .get("/tenant/models/usage")
                    .expect(200)
                    .json()
                    .path("items");
            assertThat(used).hasSize(1);
            assertThat(used.at("/0/provider").asText()).isEqualTo("openai-compatible");
            assertThat(used.at("/0/calls").asInt()).isEqualTo(2);
            assertThat(used.at("/0/inputTokens").asInt()
                            + used.at("/0/outputTokens").asInt())
                    .isEqualTo(2 * StubProvider.TOKENS);
            assertThat(used.at("/0/usd").asDouble()).isEqualTo(0.0011);
            assertThat(used.at("/0/unpricedCalls").asInt()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_OVERLOADED", "IS_BROKEN", "IS_ODD"})
    void the_embedded_evaluator_stands_in_for_a_provider_that_fails(Mood mood) {
        try (StubProvider provider = new StubProvider(KEY).is(mood)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = learner(tenant);
            configure(tenant, provider.as("sick", QUICK, KEY), "");

            standsInFor(answered(learner, learner.open()), "sick");
            assertThat(provider.calls()).isPositive();
        }
    }

    @Test
    void the_next_provider_stands_in_for_the_one_before() {
        try (StubProvider first = new StubProvider(KEY).is(Mood.IS_OVERLOADED);
                StubProvider second = new StubProvider(KEY)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = learner(tenant);
            configure(tenant, first.as("first", 2, KEY) + "," + second.as("second", 2, KEY), "");

            JsonNode provenance = answered(learner, learner.open());
            assertThat(provenance.path("name").asText()).isEqualTo("second");
            standsInFor(provenance, "first");
        }
    }

    @Test
    void a_request_does_not_wait_for_a_provider_that_takes_two_minutes() {
        try (StubProvider provider = new StubProvider(KEY).is(Mood.IS_SILENT)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = learner(tenant);
            configure(tenant, provider.as("sleepy", SLOW, KEY), "");
            String session = learner.open();

            learner.answer(learner.ask(session), TestLearner.GOOD).expect(202);

            standsInFor(eventually(learner, session), "sleepy");
            assertThat(provider.calls()).isEqualTo(1);
        }
    }

    @Test
    void a_job_asks_the_models_that_no_request_waits_for() {
        try (StubProvider provider = new StubProvider(KEY)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = learner(tenant);
            configure(tenant, provider.as("thorough", SLOW, KEY), "");
            String session = learner.open();

            learner.answer(learner.ask(session), TestLearner.GOOD).expect(202);

            isBy(eventually(learner, session), "thorough");
            TestCandidate.of(tenant, TestCandidate.position(tenant.administrator()))
                    .answerAll(TestLearner.GOOD)
                    .submit()
                    .expect(200);
            TestLearner.eventually(
                    () -> tenant.administrator().get("/tenant/models/usage"),
                    usage -> usage.json().at("/items/0/calls").asInt() == 4);
        }
    }

    @Test
    void a_new_key_counts_from_the_next_answer_on() {
        try (StubProvider provider = new StubProvider("sk-second-0123456789")) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = learner(tenant);
            configure(tenant, provider.as("keyed", QUICK, KEY), "");
            String session = learner.open();
            standsInFor(answered(learner, session), "keyed");

            configure(tenant, provider.as("keyed", QUICK, "sk-second-0123456789"), "");

            isBy(answered(learner, session), "keyed");
            provider.takes("sk-third-0123456789");
            standsInFor(answered(learner, session), "keyed");
        }
    }

    @Test
    void the_embedded_evaluator_stands_in_where_the_day_is_spent() {
        try (StubProvider provider = new StubProvider(KEY)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = learner(tenant);
            configure(tenant, provider.as("thrifty", QUICK, KEY), ",'budget':{'tokensPerDay':1100}");
            String session = learner.open();
            isBy(answered(learner, session), "thrifty");

            standsInFor(answered(learner, session), "thrifty");

            assertThat(provider.calls()).isEqualTo(1);
            configure(tenant, provider.as("thrifty", QUICK, KEY), ",'budget':{'tokensPerDay':2200}");
            isBy(answered(learner, session), "thrifty");
        }
    }

    @Test
    void what_another_node_has_spent_counts_here() throws SQLException {
        try (StubProvider provider = new StubProvider(KEY)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = learner(tenant);
            configure(tenant, provider.as("thrifty", QUICK, KEY), ",'budget':{'tokensPerDay':9000}");
            String session = learner.open();
            isBy(answered(learner, session), "thrifty");
            try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                    Statement statement = connection.createStatement()) {
                assertThat(statement.executeUpdate("update model_usage set input_tokens = input_tokens + 8000"
                                + " where model = 'thrifty' and tenant_id = '" + tenant.id() + "'"))
                        .isEqualTo(1);
            }

            standsInFor(answered(learner, session), "thrifty");

            assertThat(provider.calls()).isEqualTo(1);
        }
    }

    @Test
    void a_session_that_has_spent_its_money_leaves_others_theirs() {
        try (StubProvider provider = new StubProvider(KEY)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = learner(tenant);
            TestLearner other = TestLearner.withPlan(tenant, "other");
            TestLearner third = TestLearner.withPlan(tenant, "third");
            configure(
                    tenant,
                    provider.as("gemini-2.5-flash", QUICK, KEY),
                    ",'budget':{'usdPerSession':0.0005,'usdPerMonth':0.001}");
            String session = learner.open();
            isBy(answered(learner, session), "gemini-2.5-flash");
            standsInFor(answered(learner, session), "gemini-2.5-flash");
            isBy(answered(other, other.open()), "gemini-2.5-flash");

            standsInFor(answered(third, third.open()), "gemini-2.5-flash");
            assertThat(provider.calls()).isEqualTo(2);
        }
    }

    @Test
    void one_tenants_broken_provider_is_not_anothers() {
        try (StubProvider provider = new StubProvider(KEY)) {
            TestTenant broken = TestTenant.open();
            TestTenant sound = TestTenant.open();
            configure(sound, provider.as("shared", QUICK, KEY), "");
            StubProvider failing = new StubProvider(KEY).is(Mood.IS_BROKEN);
            configure(broken, failing.as("shared", QUICK, KEY), "");
            TestLearner unlucky = learner(broken);
            String session = unlucky.open();
            for (int i = 0; i < 6; i++) {
                standsInFor(answered(unlucky, session), "shared");
            }
            int untilOpen = failing.calls();
            standsInFor(answered(unlucky, session), "shared");
            assertThat(failing.calls())
                    .as("calls to an open circuit")
                    .isEqualTo(untilOpen)
                    .isEqualTo(10);

            TestLearner lucky = learner(sound);
            isBy(answered(lucky, lucky.open()), "shared");
            failing.close();
        }
    }
}
