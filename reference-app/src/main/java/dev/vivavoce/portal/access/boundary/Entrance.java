package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.access.control.LoginThrottle;
import dev.vivavoce.portal.access.control.PasswordHashes;
import dev.vivavoce.portal.access.control.SignIns;
import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Where people without a credential come in: the host name tells the tenant. */
@ApplicationScoped
public class Entrance {
    @Inject
    Caller caller;

    @Inject
    Tenants tenants;

    @Inject
    LoginThrottle throttle;

    @Inject
    PasswordHashes hashes;

    @Inject
    SignIns signIns;

    /** Which tenant it is that they have come to. */
    public UUID tenant() {
        return caller.tenant().orElseThrow(Entrance::unknownHost);
    }

    /** Lets in whoever knows the password; whether the name or the password was wrong, nobody learns. */
    public SignIns.Grant signIn(String username, String password) {
        UUID tenant = tenant();
        String key = User.key(username);
        throttle.count(tenant, key, caller.address()).ifPresent(wait -> {
            throw Problem.tooMany(wait);
        });
        Optional<SignIns.Known> known = signIns.look(username);
        if (known.isEmpty()) {
            hashes.pretend(password);
            throw Problem.unauthorized();
        }
        boolean right = hashes.matches(password, known.get().passwordHash());
        if (!right || !known.get().active()) {
            throw Problem.unauthorized();
        }
        throttle.takeBack(tenant, key, caller.address());
        tenants.refuseSuspended();
        return signIns.open(known.get().user(), password);
    }

    static Problem unknownHost() {
        return Problem.of(404, "unknown-host", "Unknown host", "No tenant is to be found at this host name.");
    }
}
