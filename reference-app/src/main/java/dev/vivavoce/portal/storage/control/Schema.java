package dev.vivavoce.portal.storage.control;

import dev.vivavoce.portal.exchange.control.Weather;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** The tables, as this version needs them. */
final class Schema {
    private static final System.Logger LOG = System.getLogger(Schema.class.getName());
    private static final int FOR_AS_LONG_AS_IT_TAKES = -1;

    private final DataSource owner;
    private final String applicationRole;

    /** {@code owner} gives connections of the role that owns the tables; {@code applicationRole} may use them. */
    Schema(DataSource owner, String applicationRole) {
        this.owner = owner;
        this.applicationRole = applicationRole;
    }

    /**
     * Brings it up to date. A migration is one transaction, so what breaks off leaves nothing behind and can be tried again.
     *
     * @return empty when it is up to date; else why the database could not be had until the end
     * @throws FlywayException when a migration fails, and would again
     */
    Optional<SQLException> update() {
        try (Connection reachable = owner.getConnection()) {
            if (!reachable.isValid(2)) {
                return Optional.of(new SQLException("no valid connection", "08006"));
            }
        } catch (SQLException away) {
            return Optional.of(away);
        }
        try {
            migrate();
            return Optional.empty();
        } catch (FlywayException failure) {
            return Optional.of(Weather.behind(failure).orElseThrow(() -> failure));
        }
    }

    private void migrate() {
        MigrateResult result = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(owner)
                .locations("classpath:db/migration")
                .placeholders(Map.of("app", applicationRole))
                // Another node may be at it, or the connection that broke off not yet be given up by the server.
                .lockRetryCount(FOR_AS_LONG_AS_IT_TAKES)
                .load()
                .migrate();
        LOG.log(
                System.Logger.Level.INFO,
                "Schema at version {0} after {1} migrations.",
                result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion,
                result.migrationsExecuted);
    }
}
