package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.jobs.control.Job;
import dev.vivavoce.portal.jobs.control.JobQueue;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.tenancy.entity.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The end of a tenant. Its key goes first, in the transaction of the request, and with it everything that was sealed, on every node and in
 * one moment; credentials and host names are refused from then on. The rows follow, a batch in each transaction.
 */
@ApplicationScoped
public class TenantErasure implements Job {
    private static final System.Logger LOG = System.getLogger(TenantErasure.class.getName());
    private static final Duration AT_A_STRETCH = Duration.ofSeconds(2);
    private static final int BATCH = 1_000;

    @Inject
    Caller caller;

    @Inject
    Database database;

    @Inject
    Tenants tenants;

    @Inject
    TenantRows rows;

    @Inject
    JobQueue queue;

    /** Only of a tenant that is suspended, and not under legal hold. */
    @InTenant
    public void begin() {
        database.row(row -> true, "select 1 from tenant where id = current_tenant() for no key update");
        Tenant tenant = tenants.current();
        if (tenant.state() != Tenant.State.SUSPENDED) {
            throw Problem.conflict("tenant-active", "Suspend the tenant first.");
        }
        if (tenant.held()) {
            throw Problem.conflict("legal-hold", "The tenant is under legal hold.");
        }
        database.change(
                "update tenant set data_key = '', erased_at = now(), version = version + 1 where id = current_tenant()");
        database.change("delete from tenant_host where tenant_id = current_tenant()");
        queue.removeAll(tenant.id());
        queue.add(name(), tenant.id().toString(), Instant.now());
        LOG.log(System.Logger.Level.INFO, "Tenant {0} is erased: its key is gone, its rows follow.", tenant.id());
    }

    @Override
    public String name() {
        return "tenant-erasure";
    }

    @Override
    @ActivateRequestContext
    public Optional<Duration> work(String instance) {
        UUID tenant = UUID.fromString(instance);
        caller.belongsTo(tenant);
        caller.is(Caller.Kind.SYSTEM, null, null, Set.of());
        Instant end = Instant.now().plus(AT_A_STRETCH);
        int all = 0;
        int removed = rows.remove(BATCH);
        while (removed > 0 && Instant.now().isBefore(end)) {
            all += removed;
            removed = rows.remove(BATCH);
        }
        LOG.log(
                System.Logger.Level.INFO,
                "Tenant {0}: {1} rows removed{2}.",
                tenant,
                all + removed,
                removed > 0 ? ", and more to come" : "; nothing is left");
        return removed > 0 ? Optional.of(Duration.ofSeconds(1)) : Optional.empty();
    }
}
