package dev.vivavoce.portal.tenancy.control;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Places;
import dev.vivavoce.portal.jobs.control.Job;
import dev.vivavoce.portal.jobs.control.JobQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row in the queue for each tenant, due once a day at a time that its id tells, so that not all come at once. What takes long is
 * done in parts, with others' jobs between.
 */
@ApplicationScoped
public class DailyChores implements Job {
    /** Also in the migration that made the rows of tenants that were there before. */
    public static final String NAME = "daily";

    private static final System.Logger LOG = System.getLogger(DailyChores.class.getName());
    private static final Duration AT_A_STRETCH = Duration.ofSeconds(2);
    private static final Duration BETWEEN_STRETCHES = Duration.ofSeconds(1);

    @Inject
    Caller caller;

    @Inject
    JobQueue queue;

    @Inject
    TenantSeal seal;

    @Inject
    @Any
    Instance<DailyChore> chores;

    /** From now on this tenant's are done. */
    public void enlist(UUID tenant) {
        queue.add(NAME, tenant.toString(), Instant.now().plus(untilNext(tenant, Instant.now())));
    }

    /** All tenants that there are, in the order of their ids as text. */
    public List<UUID> after(UUID tenant, int most) {
        return queue.after(NAME, tenant.toString(), most).stream()
                .map(UUID::fromString)
                .toList();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    @ActivateRequestContext
    public Optional<Duration> work(String instance) {
        UUID tenant = UUID.fromString(instance);
        caller.belongsTo(tenant);
        caller.is(Caller.Kind.SYSTEM, null, null, Set.of());
        if (!seal.hasKey()) {
            return Optional.empty();
        }
        Instant end = Instant.now().plus(AT_A_STRETCH);
        Duration wait = untilNext(tenant, Instant.now());
        RuntimeException failed = null;
        for (DailyChore chore : chores) {
            try {
                Optional<Duration> more = part(chore, end);
                wait = more.isPresent() && more.get().compareTo(wait) < 0 ? more.get() : wait;
            } catch (RuntimeException failure) {
                // The others have their turn all the same.
                LOG.log(System.Logger.Level.ERROR, "A daily chore failed: {0}", Places.of(failure));
                if (failed == null) {
                    failed = failure;
                } else {
                    failed.addSuppressed(failure);
                }
            }
        }
        return again(wait, failed);
    }

    private static Optional<Duration> part(DailyChore chore, Instant end) {
        Optional<Duration> more = chore.part();
        while (more.isPresent() && more.get().isZero()) {
            if (Instant.now().isAfter(end)) {
                return Optional.of(BETWEEN_STRETCHES);
            }
            more = chore.part();
        }
        return more;
    }

    private static Optional<Duration> again(Duration wait, @Nullable RuntimeException failed) {
        if (failed != null) {
            throw failed;
        }
        return Optional.of(wait);
    }

    /** At least a minute, so that a day's chores are not done twice. */
    static Duration untilNext(UUID tenant, Instant now) {
        long secondOfDay = Math.floorMod(tenant.hashCode(), Duration.ofDays(1).toSeconds());
        Instant today = now.truncatedTo(ChronoUnit.DAYS).plusSeconds(secondOfDay);
        return Duration.between(now, today.isAfter(now.plusSeconds(60)) ? today : today.plus(Duration.ofDays(1)));
    }
}
