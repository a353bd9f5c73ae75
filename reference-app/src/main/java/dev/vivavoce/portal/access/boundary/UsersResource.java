package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Sign-up, where a tenant allows it; who signs up is a learner. */
@Path("users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class UsersResource {
    public record SignUp(
            @Username String username,
            @NotNull @Size(max = 200) String password,
            @Nullable @Size(max = 200) String name) {}

    public record SignedUp(UUID id, String username) {}

    @Inject
    Tenants tenants;

    @Inject
    Directory directory;

    @Inject
    AuditTrail audit;

    @POST
    @InTenant
    @Idempotent
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SignedUp.class, responseCode = "201")
    public Response signUp(@Valid @NotNull SignUp body) {
        tenants.refuseUnlessOpen();
        User user = directory.add(body.username(), body.name(), body.password(), Set.of(Role.LEARNER));
        audit.record("user.signed-up", "user:" + user.id());
        return Response.status(Response.Status.CREATED)
                .entity(new SignedUp(user.id(), user.username()))
                .build();
    }
}
