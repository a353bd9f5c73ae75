package dev.vivavoce.portal.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestTenant;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the database shows, whatever the application might forget. */
class RowLevelSecurityIT {
    private static TestTenant tenant;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
        TestTenant.open();
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static List<String> tenantTables(Connection connection) throws SQLException {
        return column(
                connection,
                "select table_name from information_schema.columns where table_schema = 'public'"
                        + " and column_name = 'tenant_id' order by 1");
    }

    @Test
    void every_table_is_a_tenants_or_known_to_belong_to_nobody() throws SQLException {
        try (Connection connection = PortalUnderTest.database("postgres", "postgres")) {
            List<String> others = column(
                    connection,
                    "select table_name from information_schema.tables where table_schema = 'public' and table_name not in"
                            + " (select table_name from information_schema.columns where column_name = 'tenant_id')"
                            + " order by 1");

            assertThat(others)
                    .containsExactly(
                            "flyway_schema_history", "login_failure", "scheduled_tasks", "signing_key", "tenant");
        }
    }

    @Test
    void every_table_of_tenants_forces_row_level_security() throws SQLException {
        try (Connection connection = PortalUnderTest.database("postgres", "postgres")) {
            List<String> forced = column(
                    connection,
                    "select relname::text from pg_class where relrowsecurity and relforcerowsecurity order by 1");

            assertThat(forced)
                    .containsAll(tenantTables(connection))
                    .contains("tenant")
                    .hasSizeGreaterThan(7);
        }
    }

    @ParameterizedTest
    @CsvSource({"vivavoce_app, app", "vivavoce_owner, owner"})
    void without_a_tenant_no_row_is_to_be_seen(String user, String password) throws SQLException {
        try (Connection connection = PortalUnderTest.database(user, password)) {
            for (String table : tenantTables(connection)) {
                boolean lookedUpByOwner = table.equals("tenant_host") && user.equals("vivavoce_owner");
                if (!lookedUpByOwner) {
                    assertThat(column(connection, "select count(*) from " + table))
                            .as(table)
                            .containsExactly("0");
                }
            }
            assertThat(column(connection, "select count(*) from tenant")).containsExactly("0");
        }
    }

    @Test
    void with_a_tenant_only_its_rows_are_to_be_seen_and_none_can_be_given_to_another() throws SQLException {
        try (Connection connection = PortalUnderTest.database("vivavoce_app", "app");
                Statement statement = connection.createStatement()) {
            statement.execute("set app.tenant = '" + tenant.id() + "'");

            assertThat(column(connection, "select id from tenant")).containsExactly(tenant.id());
            for (String table : tenantTables(connection)) {
                assertThat(column(connection, "select distinct tenant_id::text from " + table))
                        .as(table)
                        .isSubsetOf(tenant.id());
            }
            assertThatThrownBy(() ->
                            statement.execute("update users set tenant_id = '00000000-0000-0000-0000-000000000001'"))
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void neither_role_can_step_around_it() throws SQLException {
        try (Connection connection = PortalUnderTest.database("postgres", "postgres")) {
            assertThat(
                            column(
                                    connection,
                                    "select rolname from pg_roles where rolname like 'vivavoce%' and (rolsuper or rolbypassrls)"))
                    .isEmpty();
        }
    }
}
