package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.control.GeneratedPassword;
import dev.vivavoce.portal.access.control.SignIns;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The people of a tenant, for its administrators. */
@Path("tenant/users")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TenantUsersResource {
    public record Member(
            UUID id,
            String username,
            @Nullable String name,
            Set<Role> roles,
            boolean active,
            boolean legalHold,
            Instant createdAt) {
        static Member of(User user) {
            return new Member(
                    user.id(),
                    user.username(),
                    user.name(),
                    user.roles(),
                    user.active(),
                    user.held(),
                    user.createdAt());
        }
    }

    public record MemberList(List<Member> items) {}

    public record NewMember(
            @Username String username,
            @Nullable @Size(max = 200) String name,
            @NotEmpty Set<@NotNull Role> roles) {}

    /** The password is told once. */
    public record AddedMember(UUID id, String username, Set<Role> roles, String password) {}

    /** The password is told once. */
    public record NewPassword(UUID id, String username, String password) {}

    /** What is left out stays as it is; a {@code legalHold} is placed and lifted by people only. */
    public record MemberChange(
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(min = 1) Set<@NotNull Role> roles,
            @Nullable Boolean active,
            @Nullable Boolean legalHold) {}

    @Inject
    Directory directory;

    @Inject
    SignIns signIns;

    @Inject
    AuditTrail audit;

    @Inject
    Caller caller;

    @GET
    @InTenant
    @RolesAllowed({"administrator", "users:read"})
    @APIResponseSchema(MemberList.class)
    public Response members(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo here) {
        Cursor start = Cursor.decoded(cursor, Cursor.START);
        return Paging.of(limit, most -> directory.after(start, most), user -> new Cursor(user.createdAt(), user.id())
                        .encoded())
                .answer(Member::of, MemberList::new, here);
    }

    @GET
    @Path("{id}")
    @InTenant
    @RolesAllowed({"administrator", "users:read"})
    @APIResponseSchema(Member.class)
    public Response member(@PathParam("id") UUID id) {
        return answer(directory.member(id));
    }

    @POST
    @InTenant
    @Idempotent
    @RolesAllowed({"administrator", "users:write"})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = AddedMember.class, responseCode = "201")
    public Response addMember(@Valid @NotNull NewMember body) {
        leaveAdministratorsToPeople(body.roles());
        String password = GeneratedPassword.next();
        User user = directory.add(body.username(), body.name(), password, body.roles());
        audit.record("user.added", "user:" + user.id());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/tenant/users/" + user.id())
                .entity(new AddedMember(user.id(), user.username(), user.roles(), password))
                .build();
    }

    @PATCH
    @Path("{id}")
    @InTenant
    @RolesAllowed({"administrator", "users:write"})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(Member.class)
    public Response changeMember(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull MemberChange body) {
        User user = directory.member(id);
        Precondition.holds(ifMatch, user.version());
        Set<Role> roles = body.roles() == null ? user.roles() : body.roles();
        boolean active = body.active() == null ? user.active() : body.active();
        leaveAdministratorsToPeople(user.roles());
        leaveAdministratorsToPeople(roles);
        if (!active || !roles.contains(Role.ADMINISTRATOR)) {
            directory.keepAnAdministrator(user);
        }
        if (body.name() != null) {
            user.rename(body.name());
        }
        hold(user, body.legalHold());
        user.grant(roles);
        user.activate(active);
        directory.flush();
        if (!active) {
            signIns.revokeAll(user.id(), null);
        }
        audit.record("user.changed", "user:" + user.id());
        return answer(user);
    }

    /** For whoever has lost theirs: a new one, which is told once; whoever is signed in with the old one no longer is. */
    @POST
    @Path("{id}/password")
    @InTenant
    @RolesAllowed("administrator")
    public NewPassword resetPassword(@PathParam("id") UUID id) {
        User user = directory.member(id);
        String password = GeneratedPassword.next();
        directory.reset(user, password);
        signIns.revokeAll(user.id(), user.id().equals(caller.id()) ? caller.signIn() : null);
        audit.record("user.password-reset", "user:" + user.id());
        return new NewPassword(user.id(), user.username(), password);
    }

    /** Or whoever has found a key that may add users would have all of the tenant. */
    private void leaveAdministratorsToPeople(Set<Role> roles) {
        if (roles.contains(Role.ADMINISTRATOR) && caller.kind() != Caller.Kind.PERSON) {
            throw Problem.forbidden();
        }
    }

    private void hold(User user, @Nullable Boolean hold) {
        if (hold == null || hold == user.held()) {
            return;
        }
        if (caller.kind() != Caller.Kind.PERSON) {
            throw Problem.forbidden();
        }
        user.hold(hold);
        audit.record(hold ? "legal-hold.placed" : "legal-hold.lifted", "user:" + user.id());
    }

    private static Response answer(User user) {
        return Response.ok(Member.of(user))
                .header(HttpHeaders.ETAG, Precondition.tag(user.version()))
                .build();
    }
}
