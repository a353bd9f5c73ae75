package dev.vivavoce.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestTenant;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiKeyIT {
    private static TestTenant tenant;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
    }

    private static Answer make(String name) {
        return tenant.administrator()
                .post("/tenant/api-keys", "{'name':'%s','scopes':['users:read']}".formatted(name))
                .expect(201);
    }

    @Test
    void opens_what_its_scopes_say_as_bearer_and_as_user_name_of_basic() {
        String key = make("reader").text("key");
        String basic = Base64.getEncoder().encodeToString((key + ":").getBytes(StandardCharsets.UTF_8));
        Client bearer = tenant.visitor().bearer(key);
        Client basically = tenant.visitor().with("Authorization", "Basic " + basic);

        assertThat(bearer.get("/tenant/users").status()).isEqualTo(200);
        assertThat(basically.get("/tenant/users").status()).isEqualTo(200);
        assertThat(bearer.post("/tenant/users", "{'username':'machine-made','roles':['learner']}")
                        .status())
                .isEqualTo(403);
        assertThat(bearer.get("/audit").status()).isEqualTo(403);
        assertThat(bearer.get("/me").status()).isEqualTo(403);
        assertThat(bearer.get("/tenant/api-keys").status()).isEqualTo(403);
    }

    @Test
    void a_key_that_may_change_users_makes_no_administrator_and_touches_none() {
        Client key = tenant.visitor()
                .bearer(tenant.administrator()
                        .post("/tenant/api-keys", "{'name':'writer','scopes':['users:read','users:write']}")
                        .expect(201)
                        .text("key"))
                .with("If-Match", "*");
        String recruiter = key.post("/tenant/users", "{'username':'recruiter-by-key','roles':['recruiter']}")
                .expect(201)
                .text("id");
        String administrator = tenant.administrator().get("/me").text("id");

        assertThat(key.post("/tenant/users", "{'username':'admin-by-key','roles':['recruiter','administrator']}")
                        .status())
                .isEqualTo(403);
        assertThat(key.patch("/tenant/users/" + recruiter, "{'roles':['administrator']}")
                        .status())
                .isEqualTo(403);
        assertThat(key.patch("/tenant/users/" + administrator, "{'roles':['learner']}")
                        .status())
                .isEqualTo(403);
        key.patch("/tenant/users/" + recruiter, "{'roles':['reviewer']}").expect(200);
    }

    @Test
    void a_revoked_key_opens_nothing_and_stays_in_the_list() {
        Answer made = make("short-lived");
        Client machine = tenant.visitor().bearer(made.text("key"));
        machine.get("/tenant/users").expect(200);

        tenant.administrator().delete("/tenant/api-keys/" + made.text("id")).expect(204);

        assertThat(machine.get("/tenant/users").status()).isEqualTo(401);
        assertThat(tenant.administrator().get("/tenant/api-keys").body()).contains("short-lived", "revokedAt");
    }

    @Test
    void a_key_is_shown_once_and_not_kept() throws SQLException {
        String key = make("hidden").text("key");

        assertThat(tenant.administrator().get("/tenant/api-keys").body()).doesNotContain(key);
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select k::text from api_key k")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain(key);
            }
        }
    }
}
