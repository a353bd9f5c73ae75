package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.access.control.AccessTokens;
import dev.vivavoce.portal.access.control.SignIns;
import dev.vivavoce.portal.access.entity.OpaqueToken;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;

/** Signing in, going on, signing out. */
@Path("/")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LoginResource {
    /** Names and passwords too long to be anybody's are refused like wrong ones would be, only sooner. */
    public record Login(
            @NotBlank @Size(max = 100) String username,
            @NotBlank @Size(max = 200) String password) {}

    public record RefreshRequest(@NotBlank @Size(max = 200) String refreshToken) {}

    /** The token goes as bearer; the refresh token is good once. */
    public record Tokens(String token, Instant expiresAt, String refreshToken) {}

    @Inject
    Caller caller;

    @Inject
    SignIns signIns;

    @Inject
    AccessTokens tokens;

    @Inject
    AuditTrail audit;

    @Inject
    Entrance entrance;

    @POST
    @Path("login")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Tokens login(@Valid @NotNull Login body) {
        return issue(entrance.signIn(body.username(), body.password()));
    }

    @POST
    @Path("login/refresh")
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Tokens refresh(@Valid @NotNull RefreshRequest body) {
        OpaqueToken token =
                OpaqueToken.parse(OpaqueToken.REFRESH, body.refreshToken()).orElseThrow(Problem::unauthorized);
        if (caller.tenant().filter(host -> !host.equals(token.tenant())).isPresent()) {
            throw Problem.unauthorized();
        }
        caller.belongsTo(token.tenant());
        return issue(signIns.refresh(token).orElseThrow(Problem::unauthorized));
    }

    @POST
    @Path("logout")
    @InTenant
    @RolesAllowed(Role.PERSON)
    public void logout() {
        signIns.revoke(caller.signIn());
        audit.record("sign-in.closed", "sign-in:" + caller.signIn());
    }

    private Tokens issue(SignIns.Grant grant) {
        AccessTokens.Issued issued = tokens.issue(grant.claims(), Instant.now());
        return new Tokens(issued.token(), issued.expiresAt(), grant.refresh().text());
    }
}
