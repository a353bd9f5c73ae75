package dev.vivavoce.portal.upkeep.control;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.tenancy.control.KeyRotation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;

/** One tenant after the other, each in a context of its own. */
@ApplicationScoped
class OneTenantsKeys {
    @Inject
    Caller caller;

    @Inject
    KeyRotation rotation;

    @ActivateRequestContext
    boolean sealByNewestMaster(UUID tenant) {
        caller.belongsTo(tenant);
        caller.is(Caller.Kind.SYSTEM, null, null, Set.of());
        return rotation.sealByNewestMaster();
    }
}
