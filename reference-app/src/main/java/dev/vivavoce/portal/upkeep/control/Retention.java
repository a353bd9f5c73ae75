package dev.vivavoce.portal.upkeep.control;

import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.tenancy.control.DailyChore;
import dev.vivavoce.portal.tenancy.control.ExpiringRecords;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.tenancy.entity.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes what is past its time, a batch in each transaction; the audit trail tells how many it were. A tenant under legal hold keeps all. */
@ApplicationScoped
public class Retention implements DailyChore {
    private static final System.Logger LOG = System.getLogger(Retention.class.getName());
    private static final int BATCH = 200;

    @Inject
    Tenants tenants;

    @Inject
    AuditTrail audit;

    @Inject
    @Any
    Instance<ExpiringRecords> records;

    @Override
    @InTenant
    public Optional<Duration> part() {
        Tenant tenant = tenants.current();
        if (tenant.held()) {
            return Optional.empty();
        }
        Optional<Instant> contentsBefore = tenant.sessionDays().isPresent()
                ? Optional.of(
                        Instant.now().minus(Duration.ofDays(tenant.sessionDays().getAsInt())))
                : Optional.empty();
        boolean more = false;
        List<String> counts = new ArrayList<>();
        for (ExpiringRecords kept : records) {
            int removed = kept.removeExpired(contentsBefore, BATCH);
            more |= removed == BATCH;
            if (removed > 0) {
                counts.add(kept.what() + ":" + removed);
            }
        }
        if (!counts.isEmpty()) {
            counts.sort(null);
            audit.record("retention.removed", String.join(" ", counts));
            LOG.log(System.Logger.Level.INFO, "Tenant {0}: past its time and removed: {1}", tenant.id(), counts);
        }
        return more ? Optional.of(Duration.ZERO) : Optional.empty();
    }
}
