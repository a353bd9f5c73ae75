package dev.vivavoce.portal.storage.control;

import dev.vivavoce.portal.exchange.control.Weather;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Brings the schema up to date when the server starts, under the role that owns the tables; the application's own role cannot change
 * them. A database that is away, or goes away in the middle, delays this and does not end the start: nodes and database may come up in any
 * order. Several nodes at once are safe, Flyway locks.
 */
@ApplicationScoped
public class Migrations {
    private static final System.Logger LOG = System.getLogger(Migrations.class.getName());
    private static final int RETRY_SECONDS = 2;

    /** Fired when the schema is as this version needs it; and again, where an observer met with a database that had gone away. */
    public record Done() {}

    @Resource(lookup = "jdbc/owner")
    DataSource owner;

    @Resource
    ManagedScheduledExecutorService later;

    @Inject
    @ConfigProperty(name = "db.user")
    String applicationRole;

    @Inject
    MasterKey masterKey;

    @Inject
    Event<Done> done;

    private volatile boolean upToDate;

    void begin(@Observes Startup started) {
        masterKey.aead();
        attempt();
    }

    public boolean upToDate() {
        return upToDate;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void attempt() {
        Optional<SQLException> away = begun();
        if (away.isPresent()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The database is away ({0}); trying again.",
                    away.get().getSQLState());
            later.schedule(this::attemptAgain, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    private Optional<SQLException> begun() {
        Optional<SQLException> away = new Schema(owner, applicationRole).update();
        if (away.isPresent()) {
            return away;
        }
        try {
            done.fire(new Done());
        } catch (RuntimeException failure) {
            return Optional.of(Weather.behind(failure).orElseThrow(() -> failure));
        }
        upToDate = true;
        return Optional.empty();
    }

    /** Nobody waits for this one, so its failure is told here. */
    private void attemptAgain() {
        try {
            attempt();
        } catch (RuntimeException failure) {
            LOG.log(System.Logger.Level.ERROR, "The schema cannot be brought up to date.", failure);
        }
    }
}
