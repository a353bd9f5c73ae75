package dev.vivavoce.portal.audit.boundary;

import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.audit.entity.AuditEntry;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What was decided, for those who answer for it. */
@Path("audit")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {
    /** One deed; actor and subject are a kind and an id. */
    public record Entry(
            long number, Instant at, String actor, String action, String subject, String address, String request) {
        static Entry of(AuditEntry entry) {
            return new Entry(
                    entry.number(),
                    entry.at(),
                    entry.actor(),
                    entry.action(),
                    entry.subject(),
                    entry.address(),
                    entry.request());
        }
    }

    public record EntryList(List<Entry> items) {}

    @Inject
    AuditTrail trail;

    @GET
    @InTenant
    @RolesAllowed({"administrator", "audit:read"})
    @APIResponseSchema(EntryList.class)
    public Response auditEntries(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo here) {
        long before = cursor == null ? Long.MAX_VALUE : Cursor.decode(cursor, Long::parseLong);
        return Paging.of(
                        limit,
                        most -> trail.before(before, most),
                        entry -> Cursor.encode(Long.toString(entry.number())))
                .answer(Entry::of, EntryList::new, here);
    }

    @GET
    @Path("verification")
    @InTenant
    @RolesAllowed({"administrator", "audit:read"})
    public AuditTrail.Verdict verifyAudit() {
        return trail.verify();
    }
}
