package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.access.entity.OpaqueToken;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What lies behind the tokens of a person: one row for each device that has signed in, which ends all its tokens when it is revoked, and a
 * chain of refresh tokens, each good for one use. A refresh token that comes twice was stolen from one of the two; both lose the sign-in.
 */
@ApplicationScoped
public class SignIns {
    /** What a person gets to go on with. */
    public record Grant(AccessTokens.Claims claims, OpaqueToken refresh) {}

    /** What a password is checked against, outside of any transaction. */
    public record Known(UUID user, String username, String passwordHash, boolean active) {}

    private record Refresh(@Nullable Instant usedAt, UUID signIn, UUID user, boolean valid) {}

    @Inject
    Caller caller;

    @Inject
    Database database;

    @Inject
    Directory directory;

    @Inject
    PasswordHashes hashes;

    @Inject
    AuditTrail audit;

    @Inject
    @ConfigProperty(name = "refresh.days")
    int days;

    @InTenant
    public Optional<Known> look(String username) {
        return directory.find(username).map(SignIns::known);
    }

    @InTenant
    public Known look(UUID id) {
        return known(directory.user(id));
    }

    /** Signs in somebody whose password was right; a hash of old parameters is made anew. */
    @InTenant
    public Grant open(UUID id, String password) {
        User user = directory.user(id);
        if (hashes.outdated(user.passwordHash())) {
            user.changePassword(hashes.hash(password));
            directory.flush();
        }
        return begin(id);
    }

    /** Signs in somebody who has shown who they are, within the tenant's transaction. */
    public Grant begin(UUID id) {
        UUID signIn = UUID.randomUUID();
        Instant now = Instant.now();
        caller.is(Caller.Kind.PERSON, id, signIn, java.util.Set.of());
        database.change(
                "insert into sign_in (id, tenant_id, user_id, address, created_at, expires_at) values (?, ?, ?, ?, ?, ?)",
                signIn,
                tenant(),
                id,
                caller.address(),
                now,
                now.plus(Duration.ofDays(days)));
        Grant grant = grant(id, signIn);
        audit.record("sign-in.opened", "sign-in:" + signIn);
        return grant;
    }

    /** A new pair of tokens for a refresh token; empty when it is not one that may be used, and then the sign-in may be over. */
    @InTenant
    public Optional<Grant> refresh(OpaqueToken token) {
        Optional<Refresh> found = database.row(
                SignIns::read,
                "select r.used_at, s.id, s.user_id,"
                        + " s.revoked_at is null and s.expires_at > now() and u.active and t.state = 'ACTIVE' as valid"
                        + " from refresh_token r join sign_in s on s.id = r.sign_in_id join users u on u.id = s.user_id"
                        + " join tenant t on t.id = s.tenant_id where r.hash = ? for update of r",
                token.hash());
        if (found.isEmpty() || !found.get().valid()) {
            return Optional.empty();
        }
        Refresh refresh = found.get();
        caller.is(Caller.Kind.PERSON, refresh.user(), refresh.signIn(), java.util.Set.of());
        if (refresh.usedAt() != null) {
            revoke(refresh.signIn());
            audit.record("refresh-token.reused", "sign-in:" + refresh.signIn());
            return Optional.empty();
        }
        database.change("update refresh_token set used_at = now() where hash = ?", token.hash());
        return Optional.of(grant(refresh.user(), refresh.signIn()));
    }

    /** Ends one sign-in: its tokens are refused from now on. */
    public void revoke(UUID signIn) {
        database.change("update sign_in set revoked_at = now() where id = ? and revoked_at is null", signIn);
    }

    /** Ends all of a person's sign-ins but one. */
    public void revokeAll(UUID user, @Nullable UUID butThis) {
        database.change(
                "update sign_in set revoked_at = now() where user_id = ? and revoked_at is null and id is distinct from ?::uuid",
                user,
                butThis);
    }

    private Grant grant(UUID user, UUID signIn) {
        OpaqueToken refresh = OpaqueToken.make(OpaqueToken.REFRESH, tenant());
        database.change(
                "insert into refresh_token (hash, tenant_id, sign_in_id, created_at) values (?, ?, ?, now())",
                refresh.hash(),
                tenant(),
                signIn);
        return new Grant(new AccessTokens.Claims(tenant(), user, signIn), refresh);
    }

    private UUID tenant() {
        return caller.tenant().orElseThrow();
    }

    private static Known known(User user) {
        return new Known(user.id(), user.username(), user.passwordHash(), user.active());
    }

    private static Refresh read(ResultSet row) throws SQLException {
        return new Refresh(
                row.getObject("used_at") == null ? null : Database.instant(row, "used_at"),
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getBoolean("valid"));
    }
}
