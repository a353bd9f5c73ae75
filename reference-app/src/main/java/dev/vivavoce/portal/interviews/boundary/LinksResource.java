package dev.vivavoce.portal.interviews.boundary;

import dev.vivavoce.portal.access.control.AccessTokens;
import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.access.entity.OpaqueToken;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.interviews.boundary.InvitationsResource.MadeInvitation;
import dev.vivavoce.portal.interviews.control.Interviews;
import dev.vivavoce.portal.interviews.control.Invitations;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The links of invitations: redeemed by candidates, looked after by those who invite. */
@Path("invitations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LinksResource {
    /** To the privacy notice of that version; without it there is no interview. */
    public record GivenConsent(
            @NotBlank @Pattern(regexp = "[A-Za-z0-9._-]{1,40}")
            String noticeVersion,

            @NotNull @AssertTrue Boolean accepted) {}

    public record Redemption(
            @NotBlank @Size(max = 200) String token,
            @Valid @NotNull GivenConsent consent) {}

    /** The tokens are good for this interview alone, and go on like those of POST /login. */
    public record Redeemed(UUID sessionId, String token, Instant expiresAt, String refreshToken) {}

    public record Renewal(@Nullable Instant expiresAt) {}

    @Inject
    Invitations invitations;

    @Inject
    Interviews interviews;

    @Inject
    AccessTokens tokens;

    @Inject
    Caller caller;

    @Inject
    Tenants tenants;

    @Inject
    @ConfigProperty(name = "portal.url")
    String portal;

    @POST
    @Path("redeem")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Redeemed redeemInvitation(@Valid @NotNull Redemption body) {
        OpaqueToken token = OpaqueToken.parse(Invitations.TOKEN, body.token()).orElseThrow(Problem::notFound);
        if (caller.tenant().filter(host -> !host.equals(token.tenant())).isPresent()) {
            throw Problem.notFound();
        }
        caller.belongsTo(token.tenant());
        tenants.refuseSuspended();
        Interviews.Entered entered = interviews.enter(token, body.consent().noticeVersion());
        AccessTokens.Issued issued = tokens.issue(entered.grant().claims(), Instant.now());
        return new Redeemed(
                entered.session(),
                issued.token(),
                issued.expiresAt(),
                entered.grant().refresh().text());
    }

    @POST
    @Path("{id}/revoke")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "invitations:write"})
    public void revokeInvitation(@PathParam("id") UUID id) {
        invitations.revoke(id);
    }

    /** Another link into the same interview; the one before is void. */
    @POST
    @Path("{id}/renew")
    @InTenant
    @Idempotent
    @RolesAllowed({"administrator", "recruiter", "invitations:write"})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(MadeInvitation.class)
    public Response renewInvitation(@PathParam("id") UUID id, @Valid @Nullable Renewal body) {
        Invitations.Made made =
                invitations.renew(id, InvitationsResource.expiry(body == null ? null : body.expiresAt()));
        return Response.ok(MadeInvitation.of(made, portal)).build();
    }

    /** Erases the candidate with all that they have said. */
    @DELETE
    @Path("{id}")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    public void eraseCandidate(@PathParam("id") UUID id) {
        invitations.erase(id);
    }
}
