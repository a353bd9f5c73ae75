package dev.vivavoce.portal.storage.boundary;

import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.storage.control.DatabaseFailure;
import dev.vivavoce.portal.storage.control.Migrations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/**
 * What an orchestrator asks. Alive does not depend on the database: a restart would not bring that back. Ready does, and comes back by
 * itself.
 */
@ApplicationScoped
public class Probes {
    @Inject
    Database database;

    @Inject
    Migrations migrations;

    @Produces
    @Liveness
    HealthCheck alive() {
        return () -> HealthCheckResponse.up("process");
    }

    @Produces
    @Startup
    HealthCheck started() {
        return () -> HealthCheckResponse.named("schema")
                .status(migrations.upToDate())
                .build();
    }

    @Produces
    @Readiness
    HealthCheck ready() {
        return () -> HealthCheckResponse.named("database")
                .status(migrations.upToDate() && answers())
                .build();
    }

    private boolean answers() {
        try {
            return database.row(row -> row.getInt(1), "select 1").isPresent();
        } catch (DatabaseFailure away) {
            return false;
        }
    }
}
