package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.storage.control.DatabaseFailure;
import dev.vivavoce.portal.tenancy.control.DailyChores;
import dev.vivavoce.portal.tenancy.control.Hosts;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.tenancy.control.TenantSeal;
import dev.vivavoce.portal.tenancy.entity.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Opens tenants and finds them. A new one is bound to the request like any other, so all that is in it is written within its bounds. */
@ApplicationScoped
public class Tenants {
    /** A tenant that is to be. */
    public record Plan(String slug, String name, Set<String> hosts, boolean signUp) {}

    /** A tenant with the first person of it, and that person's password, which is told once. */
    public record Opened(Tenant tenant, User administrator, String password) {}

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    TenantSeal seal;

    @Inject
    Directory directory;

    @Inject
    DailyChores chores;

    @Inject
    AuditTrail audit;

    @InTenant
    public Opened open(Plan plan, String administrator) {
        UUID id = caller.tenant().orElseThrow();
        if (entities.find(Tenant.class, id) != null) {
            throw Problem.conflict("tenant-exists", "This tenant exists.");
        }
        Tenant tenant = new Tenant(id, plan.slug(), plan.name(), names(plan.hosts()), plan.signUp(), seal.newKey(id));
        entities.persist(tenant);
        flush();
        chores.enlist(id);
        String password = GeneratedPassword.next();
        User first = directory.add(administrator, null, password, Set.of(Role.ADMINISTRATOR));
        audit.record("tenant.opened", "tenant:" + id);
        return new Opened(tenant, first, password);
    }

    public Tenant current() {
        Tenant tenant = entities.find(Tenant.class, caller.tenant().orElseThrow());
        if (tenant == null || tenant.erased()) {
            throw Problem.notFound();
        }
        return tenant;
    }

    @InTenant
    public void refuseSuspended() {
        if (current().state() != Tenant.State.ACTIVE) {
            throw Problem.of(403, "tenant-suspended", "Suspended", "The tenant is suspended.");
        }
    }

    /** Sign-up is what a tenant may leave closed. */
    @InTenant
    public void refuseUnlessOpen() {
        refuseSuspended();
        if (!current().allowsSignUp()) {
            throw Problem.of(403, "sign-up-closed", "Sign-up is closed", "Ask an administrator for an account.");
        }
    }

    /** Writes what was changed; slugs and host names are unique over all tenants. */
    public void flush() {
        try {
            entities.flush();
        } catch (PersistenceException e) {
            throw DatabaseFailure.isTaken(e)
                    ? Problem.conflict("name-taken", "Another tenant has the slug or one of the host names.")
                    : e;
        }
    }

    public static Set<String> names(Set<String> hosts) {
        return hosts.stream().map(Hosts::name).collect(Collectors.toSet());
    }
}
