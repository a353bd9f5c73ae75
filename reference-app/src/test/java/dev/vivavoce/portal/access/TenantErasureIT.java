package dev.vivavoce.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.RegistryConfiguration;
import dev.vivavoce.portal.storage.control.TestKeys;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TenantErasureIT {
    private static byte[] bytes(String query, Object... values) {
        return HexFormat.of().parseHex(Rows.texts(query, values).get(0));
    }

    private static Aead key(String tenant, byte[] sealed) throws GeneralSecurityException {
        return TestKeys.tenant(PortalUnderTest.masterKeys(), tenant, sealed)
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private static List<String> tables() {
        return Rows.texts("select table_name from information_schema.columns where table_schema = 'public'"
                + " and column_name = 'tenant_id'");
    }

    @Test
    void a_tenant_that_is_not_suspended_or_is_under_hold_is_not_erased() {
        TestTenant tenant = TestTenant.open();
        assertThat(Client.operator()
                        .delete("/tenants/" + tenant.id())
                        .expect(409)
                        .text("type"))
                .endsWith("/tenant-active");
        assertThat(tenant.administrator().get("/me").status()).isEqualTo(200);

        tenant.administrator()
                .with("If-Match", "*")
                .put("/tenant/retention", "{'legalHold':true}")
                .expect(200);
        tenant.become("suspended");
        assertThat(Client.operator()
                        .delete("/tenants/" + tenant.id())
                        .expect(409)
                        .text("type"))
                .endsWith("/legal-hold");
    }

    @Test
    void what_was_sealed_cannot_be_opened_and_what_was_there_is_gone() throws GeneralSecurityException {
        TestTenant other = TestTenant.open();
        TestTenant tenant = TestTenant.open();
        UUID id = UUID.fromString(tenant.id());
        TestLearner learner = TestLearner.withPlan(tenant, "last");
        String session = learner.open();
        learner.answer(learner.ask(session), TestLearner.GOOD + " [away never-to-come]")
                .expect(202);
        String sessionId = session.substring(session.lastIndexOf('/') + 1);
        String refresh = tenant.login("admin", tenant.password()).expect(200).text("refreshToken");
        String key = tenant.administrator()
                .post("/tenant/api-keys", "{'name':'machine','scopes':['users:read']}")
                .expect(201)
                .text("key");
        byte[] purpose = (tenant.id() + "/study session " + sessionId).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = bytes("select encode(content, 'hex') from study_session where tenant_id = ?", id);
        Aead before = key(tenant.id(), bytes("select encode(data_key, 'hex') from tenant where id = ?", id));
        assertThat(new String(before.decrypt(sealed, purpose), StandardCharsets.UTF_8))
                .contains("payment service");
        Rows.change(
                "insert into story select gen_random_uuid(), tenant_id, id, 'q' || n, 'x', now(), now(), 1 from users,"
                        + " generate_series(1, 2500) n where tenant_id = ? and username = 'last'",
                id);
        tenant.become("suspended");

        Client.operator().delete("/tenants/" + tenant.id()).expect(202);

        assertThat(Rows.count("tenant where id = ? and length(data_key) > 0", id))
                .isZero();
        assertThat(learner.client().get("/me").status()).isEqualTo(401);
        assertThat(tenant.administrator().get("/me").status()).isEqualTo(401);
        assertThat(tenant.visitor().bearer(key).get("/tenant/users").status()).isEqualTo(401);
        assertThat(other.visitor()
                        .post("/login/refresh", "{'refreshToken':'%s'}".formatted(refresh))
                        .status())
                .isEqualTo(401);
        assertThat(tenant.login("admin", tenant.password()).status()).isEqualTo(404);
        assertThat(Client.operator().get("/tenants/" + tenant.id()).status()).isEqualTo(404);
        assertThat(Client.operator()
                        .patch("/tenants/" + tenant.id(), "{'state':'active'}")
                        .status())
                .isEqualTo(404);
        TestLearner.eventually(
                () -> other.administrator().get("/me"), any -> Rows.count("tenant where id = ?", id) == 0);
        for (String table : tables()) {
            assertThat(Rows.count(table + " where tenant_id = ?", id)).as(table).isZero();
        }
        TestLearner.eventually(
                () -> other.administrator().get("/me"),
                any -> Rows.count("scheduled_tasks where starts_with(task_instance, ?)", tenant.id()) == 0);
        for (String left : Rows.texts("select id from tenant where erased_at is null")) {
            Aead another =
                    key(left, bytes("select encode(data_key, 'hex') from tenant where id = ?", UUID.fromString(left)));
            assertThatThrownBy(() -> another.decrypt(sealed, purpose)).isInstanceOf(GeneralSecurityException.class);
        }
        assertThat(other.administrator().get("/me").status()).isEqualTo(200);
        assertThat(Client.operator().delete("/tenants/" + tenant.id()).status()).isEqualTo(404);
    }
}
