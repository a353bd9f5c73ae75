package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** How people change their own passwords: a hash takes long, so it is made while no connection is held. */
@ApplicationScoped
public class OwnPassword {
    /** The hash that was there when the current password was looked at, and the one to be there instead. */
    public record Change(String before, String next) {}

    @Inject
    Caller caller;

    @Inject
    SignIns signIns;

    @Inject
    LoginThrottle throttle;

    @Inject
    PasswordHashes hashes;

    @Inject
    AuditTrail audit;

    /**
     * Looks at both passwords, in no transaction. Guesses at the current one count as at the door: a token that was stolen does not get around
     * that.
     */
    public Change prepare(String current, String next) {
        SignIns.Known known = signIns.look(caller.id());
        UUID tenant = caller.tenant().orElseThrow();
        String key = User.key(known.username());
        throttle.count(tenant, key, caller.address()).ifPresent(wait -> {
            throw Problem.tooMany(wait);
        });
        if (!hashes.matches(current, known.passwordHash())) {
            throw Problem.invalid("/password/current", "is not the current password");
        }
        PasswordPolicy.fault(next, known.username()).ifPresent(fault -> {
            throw Problem.invalid("/password/next", fault);
        });
        throttle.takeBack(tenant, key, caller.address());
        return new Change(known.passwordHash(), hashes.hash(next));
    }

    /** Changes it, within the tenant's transaction, and ends all other sign-ins; refused where somebody else was quicker. */
    public void change(User user, Change change) {
        if (!user.passwordHash().equals(change.before())) {
            throw Problem.lostRace();
        }
        user.changePassword(change.next());
        signIns.revokeAll(user.id(), caller.signIn());
        audit.record("user.password-changed", "user:" + user.id());
    }
}
