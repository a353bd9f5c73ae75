package dev.vivavoce.portal.testing.inside;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.DailyChore;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Two daily chores that tell for whom they were done. */
@ApplicationScoped
public class Chores {
    /**
     * One of them, done once.
     *
     * @param seen the tenants of all users that were to be seen
     */
    public record Done(UUID tenant, Caller.Kind by, List<UUID> seen) {}

    private final List<Done> done = new CopyOnWriteArrayList<>();
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    @Inject
    Caller caller;

    @Inject
    Database database;

    public List<Done> of(UUID tenant) {
        return done.stream().filter(one -> one.tenant().equals(tenant)).toList();
    }

    /** Each of the two fails at its next turn. */
    public void failOnceFor(UUID tenant) {
        failing.addAll(List.of("first " + tenant, "second " + tenant));
    }

    Optional<Duration> part(String which) {
        UUID tenant = caller.tenant().orElseThrow();
        done.add(new Done(
                tenant,
                caller.kind(),
                database.rows(row -> row.getObject(1, UUID.class), "select distinct tenant_id from users")));
        if (failing.remove(which + " " + tenant)) {
            throw new IllegalArgumentException("as it happens");
        }
        return Optional.empty();
    }

    /** The one. */
    @ApplicationScoped
    public static class First implements DailyChore {
        @Inject
        Chores chores;

        @Override
        @InTenant
        public Optional<Duration> part() {
            return chores.part("first");
        }
    }

    /** The other. */
    @ApplicationScoped
    public static class Second implements DailyChore {
        @Inject
        Chores chores;

        @Override
        @InTenant
        public Optional<Duration> part() {
            return chores.part("second");
        }
    }
}
