package dev.vivavoce.portal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Words that people would rather keep to themselves, sent in every way there is, and looked for where they must not be. */
class SilentLogsIT {
    private static final String WORD = "quokka-marzipan";

    @Test
    void no_log_holds_a_password_a_name_a_story_or_a_credential() throws IOException {
        TestTenant tenant = TestTenant.open();
        Client visitor = tenant.visitor();
        visitor.post(
                "/users", "{'username':'%s-1','password':'%s-secret-9','name':'%s'}".formatted(WORD, WORD + "x", WORD));
        visitor.post("/users", "{'username':'silent-2','password':'%s-secret-9'}".formatted(WORD))
                .expect(201);
        Client person = tenant.signedIn("silent-2", WORD + "-secret-9");
        person.patch("/me", "{'story':'%s','name':'%s','appliedFor':'%s'}".formatted(WORD, WORD, WORD))
                .expect(200);
        person.patch("/me", "{'story' '%s'".formatted(WORD)).expect(400);
        person.patch("/me", "{'%s':'%s'}".formatted(WORD, WORD)).expect(422);
        person.get("/" + WORD).expect(404);
        person.get("/me?" + WORD).expect(200);
        tenant.login(WORD, WORD).expect(401);
        visitor.bearer(WORD).get("/me").expect(401);
        person.with("X-Anything", WORD).with("Idempotency-Key", WORD).get("/me").expect(200);
        String key = tenant.administrator()
                .post("/tenant/api-keys", "{'name':'%s','scopes':['users:read']}".formatted(WORD))
                .expect(201)
                .text("key");
        visitor.bearer(key).get("/tenant/users").expect(200);

        String logs = PortalUnderTest.logs();

        assertThat(logs).contains("CWWKF0011I").contains(tenant.id());
        assertThat(logs.contains(WORD)).as("the word in the logs").isFalse();
        assertThat(logs.contains(key)).as("the API key in the logs").isFalse();
        assertThat(logs.contains(tenant.password()))
                .as("the password in the logs")
                .isFalse();
    }

    @Test
    void no_table_holds_a_story_in_the_clear_nor_a_secret_of_a_stored_answer() throws SQLException {
        TestTenant tenant = TestTenant.open();
        tenant.administrator().patch("/me", "{'story':'" + WORD + "'}").expect(200);
        String password = tenant.administrator()
                .with("Idempotency-Key", "kept")
                .post("/tenant/users", "{'username':'kept','roles':['learner']}")
                .expect(201)
                .text("password");

        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                Statement statement = connection.createStatement()) {
            for (String table : new String[] {"users", "idempotent_answer", "audit_entry", "signing_key", "tenant"}) {
                try (ResultSet rows = statement.executeQuery(
                        "select count(*) from " + table + " t where position('" + hex(WORD) + "' in t::text) > 0"
                                + " or position('" + hex(password) + "' in t::text) > 0"
                                + " or position('" + password + "' in t::text) > 0")) {
                    rows.next();
                    assertThat(rows.getInt(1)).as(table).isZero();
                }
            }
        }
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
