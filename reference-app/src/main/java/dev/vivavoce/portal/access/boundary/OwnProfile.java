package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.access.boundary.MeResource.Profile;
import dev.vivavoce.portal.access.boundary.MeResource.ProfileChange;
import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.control.OwnPassword;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.tenancy.control.TenantSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What the caller says of themselves. */
@ApplicationScoped
public class OwnProfile {
    private static final String STORY = "story";

    @Inject
    Caller caller;

    @Inject
    Directory directory;

    @Inject
    OwnPassword ownPassword;

    @Inject
    TenantSeal seal;

    /** All of it, or nothing. */
    @InTenant
    public Profile change(ProfileChange change, Optional<OwnPassword.Change> password) {
        User user = directory.user(caller.id());
        if (change.name() != null) {
            user.rename(change.name());
        }
        if (change.appliedFor() != null) {
            user.applyFor(change.appliedFor());
        }
        if (change.story() != null) {
            user.tell(seal.seal(change.story(), STORY));
        }
        password.ifPresent(prepared -> ownPassword.change(user, prepared));
        directory.flush();
        return profile(user);
    }

    /** Within the tenant's transaction. */
    public Profile profile(User user) {
        return new Profile(
                user.id(),
                user.username(),
                user.name(),
                user.roles(),
                user.appliedFor(),
                user.story().map(closed -> seal.open(closed, STORY)).orElse(null),
                user.createdAt());
    }
}
