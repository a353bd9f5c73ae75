package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.access.control.TenantErasure;
import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.tenancy.entity.Tenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Opening, changing and suspending tenants, for the operator. */
@Path("tenants")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantsResource {
    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?";

    public record TenantView(
            UUID id,
            String slug,
            String name,
            Set<String> hosts,
            Tenant.State state,
            boolean signUp,
            @Nullable Integer requestsPerMinute) {
        static TenantView of(Tenant tenant) {
            return new TenantView(
                    tenant.id(),
                    tenant.slug(),
                    tenant.name(),
                    new TreeSet<>(tenant.hosts()),
                    tenant.state(),
                    tenant.allowsSignUp(),
                    tenant.requestsPerMinute().isPresent()
                            ? tenant.requestsPerMinute().getAsInt()
                            : null);
        }
    }

    public record NewTenant(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{1,62}")
            String slug,

            @NotBlank @Size(max = 200) String name,
            @NotNull @Size(max = 20) Set<@NotNull @Size(max = 253) @Pattern(regexp = HOST) String> hosts,
            boolean signUp,
            @NotNull @Valid FirstAdministrator administrator) {}

    public record FirstAdministrator(@Username String username) {}

    /** The administrator's password is told once. */
    public record OpenedTenant(TenantView tenant, Administrator administrator) {}

    public record Administrator(UUID id, String username, String password) {}

    /** What is left out stays as it is. */
    public record TenantChange(
            @Nullable @Size(min = 1, max = 200) String name,
            @Nullable @Size(max = 20) Set<@NotNull @Size(max = 253) @Pattern(regexp = HOST) String> hosts,
            @Nullable Boolean signUp,
            Tenant.@Nullable State state,
            @Nullable @Min(1) @Max(1_000_000) Integer requestsPerMinute) {}

    @Inject
    Tenants tenants;

    @Inject
    TenantErasure erasure;

    @Inject
    AuditTrail audit;

    @POST
    @InTenant
    @Idempotent
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = OpenedTenant.class, responseCode = "201")
    public Response openTenant(@Valid @NotNull NewTenant body) {
        Tenants.Opened opened = tenants.open(
                new Tenants.Plan(body.slug(), body.name(), body.hosts(), body.signUp()),
                body.administrator().username());
        return Response.status(Response.Status.CREATED)
                .entity(new OpenedTenant(
                        TenantView.of(opened.tenant()),
                        new Administrator(
                                opened.administrator().id(),
                                opened.administrator().username(),
                                opened.password())))
                .build();
    }

    @GET
    @Path("{tenantId}")
    @InTenant
    @RolesAllowed(Role.OPERATOR)
    public TenantView tenant(@PathParam("tenantId") UUID id) {
        return TenantView.of(tenants.current());
    }

    @PATCH
    @Path("{tenantId}")
    @InTenant
    @RolesAllowed(Role.OPERATOR)
    @Consumes(MediaType.APPLICATION_JSON)
    public TenantView changeTenant(@PathParam("tenantId") UUID id, @Valid @NotNull TenantChange body) {
        Tenant tenant = tenants.current();
        if (body.name() != null) {
            tenant.rename(body.name());
        }
        if (body.hosts() != null) {
            tenant.answerTo(Tenants.names(body.hosts()));
        }
        if (body.signUp() != null) {
            tenant.allowSignUp(body.signUp());
        }
        if (body.state() != null) {
            tenant.become(body.state());
        }
        if (body.requestsPerMinute() != null) {
            tenant.limit(body.requestsPerMinute());
        }
        tenants.flush();
        audit.record("tenant.changed", "tenant:" + tenant.id());
        return TenantView.of(tenant);
    }

    /** For good: nothing that was sealed can be opened any more when this returns; the rows are removed by and by. */
    @DELETE
    @Path("{tenantId}")
    @InTenant
    @RolesAllowed(Role.OPERATOR)
    @APIResponse(responseCode = "202", description = "Erased; its rows are being removed")
    public Response eraseTenant(@PathParam("tenantId") UUID id) {
        erasure.begin();
        return Response.accepted().build();
    }
}
