package dev.vivavoce.portal.upkeep.boundary;

import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.tenancy.entity.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** How long a tenant keeps what its people have practised and said. */
@Path("tenant/retention")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RetentionResource {
    /** {@code sessionDays} after its end a session goes, with all that was said in it; never where that is left out or under hold. */
    public record RetentionRule(
            @Nullable @Min(1) @Max(36_500) Integer sessionDays,
            @NotNull Boolean legalHold) {
        static RetentionRule of(Tenant tenant) {
            return new RetentionRule(
                    tenant.sessionDays().isPresent() ? tenant.sessionDays().getAsInt() : null, tenant.held());
        }
    }

    @Inject
    Tenants tenants;

    @Inject
    AuditTrail audit;

    @GET
    @InTenant
    @RolesAllowed("administrator")
    @APIResponseSchema(RetentionRule.class)
    public Response retention() {
        return answer(tenants.current());
    }

    @PUT
    @InTenant
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(RetentionRule.class)
    public Response changeRetention(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull RetentionRule body) {
        Tenant tenant = tenants.current();
        Precondition.holds(ifMatch, tenant.version());
        boolean before = tenant.held();
        tenant.keepSessions(body.sessionDays());
        tenant.hold(body.legalHold());
        tenants.flush();
        audit.record("retention.changed", "tenant:" + tenant.id());
        if (before != tenant.held()) {
            audit.record(before ? "legal-hold.lifted" : "legal-hold.placed", "tenant:" + tenant.id());
        }
        return answer(tenant);
    }

    private static Response answer(Tenant tenant) {
        return Response.ok(RetentionRule.of(tenant))
                .header(HttpHeaders.ETAG, Precondition.tag(tenant.version()))
                .build();
    }
}
