package dev.vivavoce.portal.testing.inside;

import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;

/** Does things as the application's own requests do, each in a thread and a request context of its own, and waits for them. */
@ApplicationScoped
public class Requests {
    /** A tenant of a test's own, with a person in it. */
    public record Company(UUID tenant, UUID person) {}

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Resource
    ManagedExecutorService threads;

    @Inject
    OneRequest request;

    @Inject
    Tenants tenants;

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    /** Those of the transaction that is on. */
    public EntityManager entities() {
        return entities;
    }

    /** A new tenant, as an operator opens it. */
    public Company open() {
        UUID tenant = UUID.randomUUID();
        Tenants.Plan plan = new Tenants.Plan("t-" + tenant, "Tenant", Set.of(), false);
        return outside(() -> request.of(tenant, () -> {
            User first = tenants.open(plan, "admin").administrator();
            return new Company(tenant, first.id());
        }));
    }

    /** In a transaction of the tenant. What is thrown there is thrown here. */
    public <T> T in(Company company, Callable<T> step) {
        return outside(() -> request.of(company.tenant(), () -> request.step(step)));
    }

    /** In a request that has no tenant yet, and no transaction. */
    public <T> T unknown(Callable<T> work) {
        return outside(() -> request.unknown(work));
    }

    /** In no request and no transaction. */
    public <T> T outside(Callable<T> work) {
        try {
            return threads.submit(work).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error assertion) {
                throw assertion;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until something is so. */
    public void until(Callable<Boolean> so) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!outside(so)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("It has not come to that within " + PATIENCE);
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** A request, and its transaction. */
    @ApplicationScoped
    public static class OneRequest {
        @Inject
        Caller caller;

        @ActivateRequestContext
        public <T> T of(UUID tenant, Callable<T> work) throws Exception {
            caller.belongsTo(tenant);
            return work.call();
        }

        @ActivateRequestContext
        public <T> T unknown(Callable<T> work) throws Exception {
            return work.call();
        }

        @InTenant
        public <T> T step(Callable<T> step) throws Exception {
            return step.call();
        }
    }
}
