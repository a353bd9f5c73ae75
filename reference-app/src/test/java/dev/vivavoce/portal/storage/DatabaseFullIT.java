package dev.vivavoce.portal.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database has no room: what it then says to an insert or update is what it says here. */
class DatabaseFullIT {
    private final TestTenant tenant = TestTenant.open();
    private final TestLearner learner = TestLearner.withPlan(tenant, "cramped");

    private static void fill(String table, String state, String when) {
        Rows.change("create or replace function no_room() returns trigger language plpgsql as $$ begin"
                + " raise exception 'could not extend file \"base/16384/16397\": No space left on device' using errcode = '"
                + state + "'; end $$");
        Rows.change(
                "create trigger no_room before " + when + " on " + table + " for each row execute function no_room()");
    }

    @AfterEach
    void makeRoom() {
        Rows.change("drop function if exists no_room cascade");
    }

    private static void isToldToComeAgain(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.text("type")).endsWith("/unavailable");
        assertThat(answer.body()).doesNotContain("base/", "space", "no_room");
    }

    private int readiness() {
        return Client.watching()
                .raw("GET", PortalUnderTest.managementAddress() + "/health/ready", "")
                .status();
    }

    @ParameterizedTest
    @ValueSource(strings = {"53100", "53200"})
    void an_answer_that_finds_no_room_leaves_nothing_and_is_taken_when_there_is_some(String state) {
        String session = learner.open();
        String turn = learner.ask(session);
        learner.client().put(turn + "/draft", "{'text':'kept meanwhile'}").expect(204);
        // The answer itself would fit: only what comes last in its transaction does not.
        fill("scheduled_tasks", state, "insert");

        isToldToComeAgain(learner.answer(turn, TestLearner.GOOD));

        assertThat(readiness()).as("it can be read").isEqualTo(200);
        Answer seen = learner.client().get(session).expect(200);
        assertThat(seen.json().at("/turns/0/state").asText()).isEqualTo("asked");
        assertThat(seen.json().at("/turns/0/draft").asText()).isEqualTo("kept meanwhile");
        makeRoom();
        assertThat(learner.answer(turn, TestLearner.GOOD).expect(200).text("state"))
                .isEqualTo("evaluated");
    }

    @Test
    void a_rating_that_finds_no_room_is_kept_later() {
        String session = learner.open();
        String turn = learner.ask(session);
        Rows.change("create or replace function no_room() returns trigger language plpgsql as $$ begin"
                + " if old.open_turn is null then raise exception 'No space left on device' using errcode = '53100';"
                + " end if; return new; end $$");
        Rows.change("create trigger no_room before update on study_session for each row execute function no_room()");

        isToldToComeAgain(learner.answer(turn, TestLearner.GOOD));
        assertThat(learner.client().get(session).json().at("/turns/0/state").asText())
                .isEqualTo("answered");
        makeRoom();

        TestLearner.eventually(
                () -> learner.client().get(session),
                now -> now.json().at("/turns/0/state").asText().equals("evaluated"));
    }

    @Test
    void nobody_is_half_made_and_a_repeat_makes_them() {
        Client administrator = tenant.administrator().with("Idempotency-Key", "when-there-is-room");
        String body = "{'username':'late-comer','roles':['learner']}";
        fill("audit_entry", "53100", "insert");

        isToldToComeAgain(administrator.post("/tenant/users", body));
        isToldToComeAgain(tenant.login("admin", tenant.password()));

        UUID id = UUID.fromString(tenant.id());
        assertThat(Rows.count("users where tenant_id = ? and username = 'late-comer'", id))
                .isZero();
        makeRoom();
        administrator.post("/tenant/users", body).expect(201);
        tenant.login("admin", tenant.password()).expect(200);
        assertThat(Rows.count("users where tenant_id = ? and username = 'late-comer'", id))
                .isEqualTo(1);
    }
}
