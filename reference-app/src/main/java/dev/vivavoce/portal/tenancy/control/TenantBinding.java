package dev.vivavoce.portal.tenancy.control;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.storage.control.Database;
import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a transaction learns whose it is: PostgreSQL's row-level security by {@code app.tenant}, which ends with the
 * transaction, and EclipseLink's discriminator by a property of the entity manager. Without it, both show nothing.
 */
@InTenant
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class TenantBinding {
    /** Name of the discriminator's property, as entities give it. */
    public static final String PROPERTY = "eclipselink.tenant-id";

    @Inject
    Caller caller;

    @Inject
    Database database;

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Resource
    TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    @Nullable
    Object bind(InvocationContext call) throws Exception {
        UUID tenant =
                caller.tenant().orElseThrow(() -> new IllegalStateException("No tenant is bound to the request."));
        Object bound = transaction.getResource(PROPERTY);
        if (bound == null) {
            database.row(row -> true, "select set_config('app.tenant', ?, true)", tenant.toString());
            entities.setProperty(PROPERTY, tenant);
            transaction.putResource(PROPERTY, tenant);
        } else if (!bound.equals(tenant)) {
            throw new IllegalStateException("A transaction belongs to one tenant.");
        }
        return call.proceed();
    }
}
