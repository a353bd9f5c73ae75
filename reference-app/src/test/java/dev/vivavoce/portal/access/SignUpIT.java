package dev.vivavoce.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestTenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpIT {
    private static TestTenant tenant;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
    }

    private static Answer signUp(String username, String password) {
        return tenant.visitor().post("/users", "{'username':'%s','password':'%s'}".formatted(username, password));
    }

    @Test
    void whoever_signs_up_is_a_learner_and_sees_themselves_only() {
        signUp("newcomer", "violet-anchor-27-moss").expect(201);
        Client newcomer = tenant.signedIn("newcomer", "violet-anchor-27-moss");

        assertThat(newcomer.get("/me").json().path("roles").toString()).isEqualTo("[\"learner\"]");
        assertThat(newcomer.get("/tenant/users").status()).isEqualTo(403);
    }

    @Test
    void a_name_is_taken_whatever_its_case_and_free_at_another_tenant() {
        signUp("Taken", "violet-anchor-27-moss").expect(201);
        TestTenant other = TestTenant.open();

        assertThat(signUp("tAKEN", "violet-anchor-27-moss").status()).isEqualTo(409);
        assertThat(other.visitor()
                        .post("/users", "{'username':'taken','password':'violet-anchor-27-moss'}")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "eleven-char",
                "password1234",
                "P@ssw0rd2024",
                "qwertyuiop12",
                "123456789012",
                "aaaaaaaaaaaa",
                "abababababab",
                "welcomewelcome",
                "weakling-12345"
            })
    void refuses_passwords_that_are_short_common_or_hold_the_name(String password) {
        Answer answer = signUp("weakling", password);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("pointer").asText())
                .isEqualTo("/password");
    }

    @Test
    void stays_closed_where_the_tenant_has_not_opened_it() {
        TestTenant closed = TestTenant.open(false);

        assertThat(closed.visitor()
                        .post("/users", "{'username':'newcomer','password':'violet-anchor-27-moss'}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void takes_along_and_away_everything_about_a_person() {
        signUp("traveller", "violet-anchor-27-moss").expect(201);
        Client traveller = tenant.signedIn("traveller", "violet-anchor-27-moss");
        traveller
                .patch("/me", "{'name':'Tess','appliedFor':'Nurse','story':'I grew up on an island.'}")
                .expect(200);

        Answer export = traveller.get("/me/export").expect(200);
        traveller.delete("/me").expect(204);

        assertThat(export.json().path("profile").path("story").asText()).isEqualTo("I grew up on an island.");
        assertThat(export.json().path("sections").path("signIns")).hasSize(1);
        assertThat(export.json().path("sections").path("audit")).isNotEmpty();
        assertThat(signUp("traveller", "violet-anchor-27-moss").status()).isEqualTo(201);
    }
}
