package dev.vivavoce.portal.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.models.StubProvider.Mood;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Models plan and coach for a tenant; where none does, the embedded engine does it. */
class ModelAdviceIT {
    private static final String KEY = "sk-of-the-tests-0123456789";
    private static final String STORY =
            "{'title':'Night','parts':[{'heading':'Situation','notes':'A pump failed.'},{'heading':'Action','notes':'I called.'}]}";

    private static void configure(TestTenant tenant, String providers, String more) {
        tenant.administrator()
                .with("If-Match", "*")
                .put("/tenant/models", "{'providers':[" + providers + "]" + more + "}")
                .expect(200);
    }

    private static String question(TestLearner learner) {
        return learner.client()
                .post(learner.open() + "/questions", "{'count':1}")
                .expect(200)
                .json()
                .at("/items/0/question/id")
                .asText();
    }

    private static JsonNode help(TestLearner learner, String question) {
        return learner.client()
                .post("/stories/" + question + "/draft", STORY)
                .expect(200)
                .json();
    }

    private static void isEmbedded(JsonNode help, String insteadOf) {
        assertThat(help.path("by").asText()).isEqualTo("embedded");
        assertThat(help.path("standsInFor").asText()).isEqualTo(insteadOf);
        assertThat(help.path("hints")).isNotEmpty();
    }

    @Test
    void a_model_coaches_and_what_it_used_is_counted() {
        try (StubProvider provider = new StubProvider(KEY)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = TestLearner.withPlan(tenant, "learner");
            String question = question(learner);
            configure(tenant, provider.as("gemini-2.5-flash", 20, KEY), "");

            JsonNode help = help(learner, question);

            assertThat(help.path("by").asText()).isEqualTo("gemini-2.5-flash");
            assertThat(help.path("standsInFor").isMissingNode()
                            || help.path("standsInFor").isNull())
                    .isTrue();
            assertThat(help.at("/hints/0/part").asInt()).isZero();
            assertThat(help.at("/hints/1/part").asInt()).isEqualTo(1);
            assertThat(help.at("/hints/1/text").asText()).isEqualTo("What did you decide?");
            JsonNode used = tenant.administrator()
                    .get("/tenant/models/usage")
                    .expect(200)
                    .json();
            assertThat(used.at("/items/0/calls").asInt()).isEqualTo(1);
        }
    }

    @Test
    void the_next_model_coaches_where_the_first_is_overloaded() {
        try (StubProvider first = new StubProvider(KEY).is(Mood.IS_OVERLOADED);
                StubProvider second = new StubProvider(KEY)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = TestLearner.withPlan(tenant, "learner");
            String question = question(learner);
            configure(tenant, first.as("first", 2, KEY) + "," + second.as("second", 2, KEY), "");

            JsonNode help = help(learner, question);

            assertThat(help.path("by").asText()).isEqualTo("second");
            assertThat(help.path("standsInFor").asText()).isEqualTo("first");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"IS_OVERLOADED", "IS_BROKEN", "IS_ODD", "CHATS"})
    void the_embedded_engine_helps_and_plans_where_a_provider_fails(Mood mood) {
        try (StubProvider provider = new StubProvider(KEY).is(mood)) {
            TestTenant tenant = TestTenant.open();
            configure(tenant, provider.as("sick", 2, KEY), "");
            TestLearner learner = TestLearner.withPlan(tenant, "learner");
            assertThat(provider.calls()).isPositive();

            isEmbedded(help(learner, question(learner)), "sick");
        }
    }

    @Test
    void a_key_that_is_not_accepted_keeps_nobody_from_help() {
        try (StubProvider provider = new StubProvider("sk-another-0123456789")) {
            TestTenant tenant = TestTenant.open();
            configure(tenant, provider.as("keyed", 2, KEY), "");
            TestLearner learner = TestLearner.withPlan(tenant, "learner");

            isEmbedded(help(learner, question(learner)), "keyed");
        }
    }

    @Test
    void nobody_waits_longer_than_a_request_does_and_no_transaction_is_open_meanwhile() throws SQLException {
        try (StubProvider provider = new StubProvider(KEY).is(Mood.IS_SILENT)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = TestLearner.withPlan(tenant, "learner");
            String question = question(learner);
            configure(tenant, provider.as("sleepy", 60, KEY), "");

            CompletableFuture<JsonNode> help = CompletableFuture.supplyAsync(() -> help(learner, question));

            TestLearner.eventually(() -> learner.client().get("/me"), any -> provider.calls() == 1);
            try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                    Statement statement = connection.createStatement();
                    ResultSet open = statement.executeQuery("select count(*) from pg_stat_activity"
                            + " where application_name = 'vivavoce' and state like 'idle in transaction%'")) {
                open.next();
                assertThat(open.getInt(1)).isZero();
            }
            isEmbedded(help.join(), "sleepy");
            assertThat(provider.calls()).isEqualTo(1);
        }
    }

    @Test
    void a_spent_budget_leaves_help_to_the_embedded_engine() {
        try (StubProvider provider = new StubProvider(KEY)) {
            TestTenant tenant = TestTenant.open();
            TestLearner learner = TestLearner.withPlan(tenant, "learner");
            String question = question(learner);
            configure(tenant, provider.as("thrifty", 5, KEY), ",'budget':{'tokensPerDay':1100}");
            assertThat(help(learner, question).path("by").asText()).isEqualTo("thrifty");

            isEmbedded(help(learner, question), "thrifty");
            assertThat(provider.calls()).isEqualTo(1);
        }
    }

    @Test
    void a_model_plans_by_what_somebody_says_and_ratings_alone_ask_none() {
        try (StubProvider provider = new StubProvider(KEY)) {
            TestTenant tenant = TestTenant.open();
            configure(tenant, provider.as("planner", 20, KEY), "");
            TestLearner learner = TestLearner.of(tenant, "learner");
            JsonNode draft = learner.client()
                    .post("/plans/suggest", "{'role':'Registered nurse','story':'I panic.','minutesPerDay':30}")
                    .expect(201)
                    .json();
            assertThat(draft.at("/topics/0/name").asText()).isEqualTo("Bedside calm");
            assertThat(draft.at("/overview/totalDailyMinutes").asInt()).isEqualTo(30);
            configure(tenant, "", "");
            learner.approveAll(learner.suggest().text("id")).expect(200);
            configure(tenant, provider.as("planner", 20, KEY), "");

            JsonNode changes = learner.client()
                    .post(
                            "/plans/suggest-changes",
                            "{'feedback':[{'topicId':'%s','text':'I know it by heart.'}]}".formatted(learner.topic()))
                    .expect(201)
                    .json();
            assertThat(changes.at("/changes/0/kind").asText()).isEqualTo("retire");
            assertThat(changes.at("/changes/0/rationale").asText()).isEqualTo("You know it by heart.");
            int asked = provider.calls();
            learner.client().post("/plans/suggest-changes", "{}").expect(201);
            learner.client().post("/reviews", "{}").expect(201);
            assertThat(provider.calls()).isEqualTo(asked).isEqualTo(2);
        }
    }
}
