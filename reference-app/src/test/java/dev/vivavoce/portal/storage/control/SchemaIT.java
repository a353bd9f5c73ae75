package dev.vivavoce.portal.storage.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.portal.exchange.control.Weather;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.Wire;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What becomes of a migration whose database goes away, on databases of its own beside the portal's. */
class SchemaIT {
    private static final String APPLICATION = "vivavoce_app";

    private static String make(String name) throws SQLException {
        try (Connection connection = PortalUnderTest.database("postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " owner vivavoce_owner");
            return name;
        }
    }

    private static PGSimpleDataSource owner(Wire wire, String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl("jdbc:postgresql://localhost:" + wire.port() + "/" + database);
        source.setUser("vivavoce_owner");
        source.setPassword("owner");
        return source;
    }

    private static void migrate(PGSimpleDataSource owner, String version) {
        Flyway.configure()
                .dataSource(owner)
                .placeholders(Map.of("app", APPLICATION))
                .target(version)
                .load()
                .migrate();
    }

    private static int count(Statement statement, String what) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from " + what)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void what_breaks_off_in_the_middle_can_be_tried_again() throws SQLException, IOException {
        Wire wire = PortalUnderTest.newWire();
        Wire uncut = PortalUnderTest.newWire();
        PGSimpleDataSource owner = owner(wire, make("breaking_off"));
        migrate(owner, "1");
        Schema schema = new Schema(owner, APPLICATION);

        try (Connection holding = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + uncut.port() + "/breaking_off", "postgres", "postgres");
                Statement statement = holding.createStatement()) {
            holding.setAutoCommit(false);
            statement.execute("lock table users in access exclusive mode");
            CompletableFuture<Optional<SQLException>> broken = CompletableFuture.supplyAsync(schema::update);
            while (count(statement, "pg_locks where not granted and relation = 'users'::regclass") == 0) {
                assertThat(broken).isNotDone();
            }
            wire.cut();

            assertThat(broken.join())
                    .hasValueSatisfying(away -> assertThat(Weather.is(away)).isTrue());
            assertThat(schema.update()).as("while it is away").isPresent();
            holding.rollback();
            wire.mend();

            assertThat(schema.update()).isEmpty();
            assertThat(count(statement, "flyway_schema_history where not success"))
                    .isZero();
            assertThat(count(statement, "plan")).isZero();
        }
    }

    /** Otherwise whoever removes one row has the whole table looked through for those that refer to it. The tenant may be left out of the index. */
    @Test
    void whatever_refers_to_a_row_is_found_by_an_index() throws SQLException, IOException {
        Wire wire = PortalUnderTest.newWire();
        PGSimpleDataSource owner = owner(wire, make("indexed"));
        assertThat(new Schema(owner, APPLICATION).update()).isEmpty();

        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select string_agg(conname, ', ') from pg_constraint c"
                        + " where contype = 'f' and not exists (select from pg_index i where i.indrelid = c.conrelid"
                        + " and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> array(select a.attnum from pg_attribute a"
                        + " where a.attrelid = c.conrelid and a.attnum = any (c.conkey)"
                        + " and (a.attname <> 'tenant_id' or cardinality(c.conkey) = 1)))")) {
            rows.next();
            assertThat(rows.getString(1)).isNull();
        }
    }

    @Test
    void what_fails_for_good_is_a_failure() throws SQLException, IOException {
        PGSimpleDataSource owner = owner(PortalUnderTest.newWire(), make("failing_for_good"));
        migrate(owner, "1");
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table plan (something_else text)");
        }

        assertThatThrownBy(new Schema(owner, APPLICATION)::update).isInstanceOf(FlywayException.class);
    }

    @Test
    void tenants_and_sessions_that_were_there_before_are_taken_along() throws SQLException, IOException {
        Wire wire = PortalUnderTest.newWire();
        PGSimpleDataSource owner = owner(wire, make("taken_along"));
        migrate(owner, "2");
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://localhost:" + wire.port() + "/taken_along", "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("insert into tenant (id, slug, name, state, sign_up, data_key, created_at, version)"
                    + " values (gen_random_uuid(), 'old', 'Old', 'ACTIVE', true, 'x', now(), 1)");
            statement.execute(
                    "insert into users (id, tenant_id, username, username_key, password, roles, active,"
                            + " created_at, version) select gen_random_uuid(), id, 'a', 'a', 'x', 'learner', true, now(), 1 from tenant");
            statement.execute("insert into study_session (id, tenant_id, user_id, state, planned_minutes, content,"
                    + " started_at, ended_at, version) select gen_random_uuid(), tenant_id, id, 'ENDED', 10, 'x', now(),"
                    + " now(), 1 from users");

            assertThat(new Schema(owner, APPLICATION).update()).isEmpty();

            assertThat(count(
                            statement,
                            "scheduled_tasks join tenant on id::text = task_instance where task_name = 'daily'"))
                    .isEqualTo(1);
            assertThat(count(statement, "study_session where settled_at = ended_at"))
                    .isEqualTo(1);
            assertThat(count(
                            statement,
                            "pg_class where relname in ('tenant', 'study_session') and not relforcerowsecurity"))
                    .isZero();
        }
    }
}
