package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.access.entity.OpaqueToken;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks behind a credential, with each request: one indexed query, so that revoking works at once on every node. */
@ApplicationScoped
public class Credentials {
    /** Whom a credential stands for; {@code requestsPerMinute} where the tenant has a limit of its own. */
    public record Bearer(
            UUID id,
            Set<String> roles,
            boolean tenantActive,
            @Nullable Integer requestsPerMinute) {}

    @Inject
    Database database;

    @Inject
    Caller caller;

    /** Empty when the sign-in is over or the person is not active. */
    @InTenant
    public Optional<Bearer> person(AccessTokens.Claims claims) {
        Optional<Bearer> found = database.row(
                Credentials::bearer,
                "select u.id, u.roles as rights, t.state, t.requests_per_minute from sign_in s"
                        + " join users u on u.id = s.user_id join tenant t on t.id = s.tenant_id"
                        + " where s.id = ? and u.id = ? and s.revoked_at is null and s.expires_at > now() and u.active"
                        + " and t.erased_at is null",
                claims.signIn(),
                claims.user());
        return found.map(bearer -> {
            Set<String> roles = new HashSet<>(bearer.roles());
            roles.add(Role.PERSON);
            caller.is(Caller.Kind.PERSON, bearer.id(), claims.signIn(), roles);
            return bearer;
        });
    }

    /** Empty when there is no such key, or no longer. */
    @InTenant
    public Optional<Bearer> machine(OpaqueToken key) {
        Optional<Bearer> found = database.row(
                Credentials::bearer,
                "select k.id, k.scopes as rights, t.state, t.requests_per_minute from api_key k"
                        + " join tenant t on t.id = k.tenant_id where k.hash = ? and k.revoked_at is null"
                        + " and t.erased_at is null",
                key.hash());
        found.ifPresent(bearer -> caller.is(Caller.Kind.API_KEY, bearer.id(), null, bearer.roles()));
        return found;
    }

    private static Bearer bearer(ResultSet row) throws SQLException {
        return new Bearer(
                row.getObject("id", UUID.class),
                Set.copyOf(Arrays.asList(row.getString("rights").split(" ", -1))),
                row.getString("state").equals("ACTIVE"),
                row.getObject("requests_per_minute", Integer.class));
    }
}
