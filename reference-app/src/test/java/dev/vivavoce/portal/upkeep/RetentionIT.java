package dev.vivavoce.portal.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionIT {
    private static Answer put(Client by, String rule) {
        return by.with("If-Match", "*").put("/tenant/retention", rule);
    }

    /** A session that has ended that many days ago; its path. */
    private static String ended(TestLearner learner, int days) {
        String session = learner.open();
        learner.answer(learner.ask(session), TestLearner.GOOD).expect(200);
        learner.client().post(session + "/end", "").expect(200);
        String id = session.substring(session.lastIndexOf('/') + 1);
        Rows.change(
                "update study_session set started_at = started_at - make_interval(days => ?),"
                        + " ended_at = ended_at - make_interval(days => ?) where id = ?",
                days,
                days,
                UUID.fromString(id));
        return session;
    }

    private static void hold(TestTenant tenant, TestLearner learner, boolean hold) {
        tenant.administrator()
                .with("If-Match", "*")
                .patch("/tenant/users/" + learner.client().get("/me").text("id"), "{'legalHold':%s}".formatted(hold))
                .expect(200);
    }

    @Test
    void a_tenant_says_how_long_it_keeps_and_who_changes_it_says_what_they_have_read() {
        Client administrator = TestTenant.open().administrator();

        Answer first = administrator.get("/tenant/retention").expect(200);
        assertThat(first.json().has("sessionDays")).isFalse();
        assertThat(first.json().path("legalHold").asBoolean()).isFalse();
        String rule = "{'sessionDays':30,'legalHold':true}";
        assertThat(administrator.put("/tenant/retention", rule).status()).isEqualTo(428);
        String tag = first.header("ETag").orElseThrow();
        Answer changed = administrator
                .with("If-Match", tag)
                .put("/tenant/retention", rule)
                .expect(200);

        assertThat(administrator
                        .with("If-Match", tag)
                        .put("/tenant/retention", rule)
                        .status())
                .isEqualTo(412);
        assertThat(administrator.get("/tenant/retention").json()).isEqualTo(changed.json());
        assertThat(changed.json().path("sessionDays").asInt()).isEqualTo(30);
        assertThat(administrator.get("/audit").body()).contains("retention.changed", "legal-hold.placed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'sessionDays':0,'legalHold':false}",
                "{'sessionDays':40000,'legalHold':false}",
                "{'sessionDays':'many','legalHold':false}",
                "{'sessionDays':30}"
            })
    void a_wrong_rule_is_refused(String rule) {
        assertThat(put(TestTenant.open().administrator(), rule).status()).isEqualTo(422);
    }

    @Test
    void what_is_past_its_time_goes_and_what_is_held_stays() {
        TestTenant tenant = TestTenant.open();
        TestLearner learner = TestLearner.withPlan(tenant, "free");
        TestLearner held = TestLearner.withPlan(tenant, "held");
        String old = ended(learner, 40);
        String recent = ended(learner, 20);
        String evidence = ended(held, 40);
        hold(tenant, held, true);
        learner.suggest();
        Rows.change(
                "update plan_proposal set made_at = made_at - interval '40 days' where tenant_id = ?", uuid(tenant));
        Rows.change(
                "update sign_in set expires_at = now() - interval '31 days' where tenant_id = ? and user_id = ?",
                uuid(tenant),
                UUID.fromString(learner.client().get("/me").text("id")));
        Client again = tenant.administrator();
        put(again, "{'sessionDays':30,'legalHold':false}").expect(200);

        Rows.work("daily", tenant.id());

        assertThat(Rows.texts("select id from study_session where tenant_id = ? order by id", uuid(tenant)))
                .containsExactlyInAnyOrder(last(recent), last(evidence))
                .doesNotContain(last(old));
        assertThat(Rows.count("plan_proposal where tenant_id = ? and decided_at is null", uuid(tenant)))
                .as("undecided proposals, of who is held")
                .isEqualTo(Rows.count(
                        "plan_proposal p join users u on u.id = p.user_id where p.tenant_id = ? and decided_at is null and u.legal_hold",
                        uuid(tenant)));
        assertThat(Rows.count("plan_proposal where tenant_id = ? and decided_at is not null", uuid(tenant)))
                .isEqualTo(2);
        assertThat(again.get("/audit").body())
                .contains("retention.removed")
                .containsPattern("\"proposals:[1-9]\\d* sessions:1 sign-ins:1\"");
        assertThat(again.get("/audit/verification").json().path("intact").asBoolean())
                .isTrue();
    }

    @Test
    void more_than_one_batch_goes_too() {
        TestTenant tenant = TestTenant.open();
        TestLearner learner = TestLearner.withPlan(tenant, "busy");
        ended(learner, 40);
        Rows.change(
                "insert into study_session (id, tenant_id, user_id, state, planned_minutes, content, started_at, ended_at, version)"
                        + " select gen_random_uuid(), tenant_id, user_id, state, planned_minutes, content, started_at, ended_at, version"
                        + " from study_session,"
                        + " generate_series(1, 500) where tenant_id = ?",
                uuid(tenant));
        put(tenant.administrator(), "{'sessionDays':30,'legalHold':false}").expect(200);

        Rows.work("daily", tenant.id());

        assertThat(Rows.count("study_session where tenant_id = ?", uuid(tenant)))
                .isZero();
        assertThat(tenant.administrator().get("/audit").body())
                .contains("sessions:200")
                .contains("sessions:101");
    }

    @Test
    void a_tenant_under_hold_keeps_everything_and_everybody() {
        TestTenant tenant = TestTenant.open();
        TestLearner learner = TestLearner.withPlan(tenant, "kept");
        ended(learner, 40);
        put(tenant.administrator(), "{'sessionDays':30,'legalHold':true}").expect(200);

        Rows.work("daily", tenant.id());

        assertThat(Rows.count("study_session where tenant_id = ?", uuid(tenant)))
                .isEqualTo(1);
        assertThat(learner.client().delete("/me").expect(409).text("type")).endsWith("/legal-hold");
        put(tenant.administrator(), "{'sessionDays':30,'legalHold':false}").expect(200);
        learner.client().delete("/me").expect(204);
    }

    @Test
    void who_is_under_hold_cannot_erase_themselves_until_a_person_lifts_it() {
        TestTenant tenant = TestTenant.open();
        TestLearner learner = TestLearner.of(tenant, "wanted");
        hold(tenant, learner, true);
        String path = "/tenant/users/" + learner.client().get("/me").text("id");
        String key = tenant.administrator()
                .post("/tenant/api-keys", "{'name':'machine','scopes':['users:read','users:write']}")
                .expect(201)
                .text("key");
        Client machine = tenant.visitor().bearer(key).with("If-Match", "*");

        assertThat(learner.client().delete("/me").expect(409).text("type")).endsWith("/legal-hold");
        assertThat(machine.patch(path, "{'legalHold':false}").status()).isEqualTo(403);
        assertThat(machine.get(path).expect(200).json().path("legalHold").asBoolean())
                .isTrue();
        hold(tenant, learner, false);
        learner.client().delete("/me").expect(204);
    }

    private static UUID uuid(TestTenant tenant) {
        return UUID.fromString(tenant.id());
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
