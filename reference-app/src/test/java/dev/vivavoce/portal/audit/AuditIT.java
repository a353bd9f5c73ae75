package dev.vivavoce.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditIT {
    private TestTenant tenant = TestTenant.open();

    @BeforeEach
    void open() {
        tenant = TestTenant.open();
    }

    private void add(int number) {
        tenant.administrator()
                .post("/tenant/users", "{'username':'person-%d','roles':['learner']}".formatted(number))
                .expect(201);
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    @Test
    void tells_who_did_what_to_what_from_where_newest_first() {
        add(1);

        Answer page = tenant.administrator().get("/audit").expect(200);
        String me = tenant.administrator().get("/me").text("id");

        assertThat(page.json().path("items").path(0).path("action").asText()).isEqualTo("user.added");
        assertThat(page.json().path("items").path(0).path("actor").asText()).isEqualTo("person:" + me);
        assertThat(page.json().path("items").path(0).path("address").asText()).startsWith("10.1.");
        assertThat(page.json().path("items").findValuesAsText("action"))
                .containsExactly("user.added", "sign-in.opened", "tenant.opened");
        assertThat(page.body()).doesNotContain("person-1");
    }

    @Test
    void deeds_at_the_same_time_make_one_unbroken_chain() {
        IntStream.range(0, 24).parallel().forEach(this::add);

        Answer verdict = tenant.administrator().get("/audit/verification").expect(200);

        assertThat(verdict.json().path("intact").asBoolean()).isTrue();
        assertThat(verdict.json().path("entries").asInt()).isEqualTo(26);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'person:somebody-else' where tenant_id = '%s' and number = 3",
                "update audit_entry set at = at + interval '1 hour' where tenant_id = '%s' and number = 3",
                "delete from audit_entry where tenant_id = '%s' and number = 3"
            })
    void whoever_changes_the_past_in_the_database_is_found_out(String sql) throws SQLException {
        IntStream.range(0, 4).forEach(this::add);

        asSuperuser(sql.formatted(tenant.id()));

        Answer verdict = tenant.administrator().get("/audit/verification").expect(200);
        assertThat(verdict.json().path("intact").asBoolean()).isFalse();
        assertThat(verdict.json().path("firstBroken").asInt()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_entry set actor = 'x'", "delete from audit_entry", "truncate audit_entry"})
    void the_application_itself_cannot_change_the_past(String sql) throws SQLException {
        try (Connection connection = PortalUnderTest.database("vivavoce_app", "app");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void nothing_is_recorded_of_a_deed_that_did_not_happen() {
        add(1);
        tenant.administrator()
                .post("/tenant/users", "{'username':'person-1','roles':['learner']}")
                .expect(409);

        assertThat(tenant.administrator()
                        .get("/audit/verification")
                        .json()
                        .path("entries")
                        .asInt())
                .isEqualTo(3);
    }
}
