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

    private static void first(PGSimpleDataSource owner) {
        Flyway.configure()
                .dataSource(owner)
                .placeholders(Map.of("app", APPLICATION))
                .target("1")
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
        first(owner);
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

    @Test
    void what_fails_for_good_is_a_failure() throws SQLException, IOException {
        PGSimpleDataSource owner = owner(PortalUnderTest.newWire(), make("failing_for_good"));
        first(owner);
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create table plan (something_else text)");
        }

        assertThatThrownBy(new Schema(owner, APPLICATION)::update).isInstanceOf(FlywayException.class);
    }
}
