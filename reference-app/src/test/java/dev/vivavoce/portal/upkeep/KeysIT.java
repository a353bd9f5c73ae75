package dev.vivavoce.portal.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.crypto.tink.KeysetHandle;
import dev.vivavoce.portal.storage.control.TestKeys;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keys change while people work, and nothing that was sealed is lost. */
class KeysIT {
    private static final String NEW_MASTER_KEY = "YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXowMTIzNDU=";
    private static final String WRITTEN = "a story that outlives its key";

    private static final List<String> SEALED = List.of(
            "plan.content",
            "plan_proposal.content",
            "study_session.content",
            "draft.content",
            "story.content",
            "users.story",
            "idempotent_answer.body");

    /** Somebody who has something in every sealed column. */
    private record Writer(TestTenant tenant, TestLearner learner, String session, String open, String question) {
        static Writer in(TestTenant tenant, String name) {
            TestLearner learner = TestLearner.withPlan(tenant, name);
            learner.client().patch("/me", "{'story':'%s'}".formatted(WRITTEN)).expect(200);
            String session = learner.open();
            learner.answer(learner.ask(session), TestLearner.GOOD).expect(200);
            String open = learner.ask(session);
            learner.client()
                    .put(open + "/draft", "{'text':'%s'}".formatted(WRITTEN))
                    .expect(204);
            String question = learner.client()
                    .get(session)
                    .json()
                    .at("/turns/0/question/id")
                    .asText();
            learner.client()
                    .put("/stories/" + question, "{'title':'%s','parts':[{'heading':'All'}]}".formatted(WRITTEN))
                    .expect(200);
            repeat(learner, "{'role':'Electrician'}").expect(201);
            return new Writer(tenant, learner, session, open, question);
        }

        private static dev.vivavoce.portal.testing.Answer repeat(TestLearner learner, String body) {
            return learner.client().with("Idempotency-Key", "kept").post("/plans/suggest", body);
        }

        /** Reads, and decides on, all of it. */
        void findsEverything() {
            Client client = learner.client();
            assertThat(client.get("/me").expect(200).text("story")).isEqualTo(WRITTEN);
            JsonNode seen = client.get(session).expect(200).json();
            assertThat(seen.at("/turns/0/answer/text").asText()).isEqualTo(TestLearner.GOOD);
            assertThat(seen.at("/turns/1/draft").asText()).isEqualTo(WRITTEN);
            assertThat(client.get("/stories/" + question).expect(200).text("title"))
                    .isEqualTo(WRITTEN);
            client.get("/plans/current").expect(200);
            String proposal =
                    repeat(learner, "{'role':'Electrician'}").expect(201).text("id");
            learner.approveAll(proposal).expect(200);
        }
    }

    private static KeysetHandle keys(TestTenant tenant, String master) throws GeneralSecurityException {
        String hex = Rows.texts("select encode(data_key, 'hex') from tenant where id = ?", UUID.fromString(tenant.id()))
                .get(0);
        return TestKeys.tenant(master, tenant.id(), HexFormat.of().parseHex(hex));
    }

    private static KeysetHandle keys(TestTenant tenant) {
        try {
            return keys(tenant, PortalUnderTest.masterKeys());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int sealedBy(TestTenant tenant, int key, String column) {
        String table = column.substring(0, column.indexOf('.'));
        String name = column.substring(column.indexOf('.') + 1);
        return Rows.count(
                table + " where tenant_id = ? and substring(" + name + " from 1 for 5) = decode(?, 'hex')",
                UUID.fromString(tenant.id()),
                String.format(Locale.ROOT, "01%08x", key));
    }

    @Test
    void a_key_that_has_had_its_days_gives_way_to_another_while_people_write() {
        TestTenant tenant = TestTenant.open();
        Writer writer = Writer.in(tenant, "writing");
        int old = keys(tenant).getPrimary().getId();
        for (String column : SEALED) {
            assertThat(sealedBy(tenant, old, column)).as(column).isPositive();
        }
        Rows.change(
                "insert into story select gen_random_uuid(), tenant_id, user_id, 'q' || n, content, now(), now(), 1 from"
                        + " story, generate_series(1, 350) n where tenant_id = ?",
                UUID.fromString(tenant.id()));
        Rows.work("daily", tenant.id());
        assertThat(keys(tenant).getPrimary().getId()).as("a young key stays").isEqualTo(old);

        Rows.change(
                "update tenant set data_key_changed_at = now() - interval '366 days' where id = ?",
                UUID.fromString(tenant.id()));
        Rows.change(
                "update scheduled_tasks set execution_time = now() where task_name = 'daily' and task_instance = ?",
                tenant.id());
        TestLearner.eventually(
                () -> writer.learner()
                        .client()
                        .put(writer.open() + "/draft", "{'text':'%s'}".formatted(WRITTEN))
                        .expect(204),
                any -> keys(tenant).size() == 1 && keys(tenant).getPrimary().getId() != old);

        int fresh = keys(tenant).getPrimary().getId();
        for (String column : SEALED) {
            assertThat(sealedBy(tenant, old, column)).as(column).isZero();
            assertThat(sealedBy(tenant, fresh, column)).as(column).isPositive();
        }
        writer.findsEverything();
    }

    @Test
    void another_master_key_takes_over_and_the_old_one_can_go()
            throws IOException, InterruptedException, GeneralSecurityException {
        String old = PortalUnderTest.masterKeys();
        List<TestTenant> inOrder = Stream.generate(TestTenant::open)
                .limit(2)
                .sorted(Comparator.comparing(TestTenant::id))
                .toList();
        TestTenant broken = inOrder.get(0);
        Rows.change("update tenant set data_key = 'broken' where id = ?", UUID.fromString(broken.id()));
        TestTenant tenant = inOrder.get(1);
        Writer writer = Writer.in(tenant, "staying");

        PortalUnderTest.restartWith(NEW_MASTER_KEY + "," + old);
        String job = TestKeys.master(NEW_MASTER_KEY).newestId();
        TestLearner.eventually(
                () -> writer.learner().client().get("/me"),
                any -> Rows.count(
                                "scheduled_tasks where task_name = 'master-key' and task_instance = ? and not picked"
                                        + " and execution_time > now()",
                                job)
                        == 1);
        assertThat(keys(tenant, NEW_MASTER_KEY).size())
                .as("whatever has become of a tenant before it")
                .isEqualTo(1);
        broken.become("suspended");
        Client.operator().delete("/tenants/" + broken.id()).expect(202);
        PortalUnderTest.restartWith(NEW_MASTER_KEY);

        writer.findsEverything();
        assertThat(tenant.login("admin", tenant.password()).status()).isEqualTo(200);
        Writer.in(TestTenant.open(), "coming").findsEverything();
    }
}
