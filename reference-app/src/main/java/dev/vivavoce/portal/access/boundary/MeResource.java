package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.control.LoginThrottle;
import dev.vivavoce.portal.access.control.PasswordHashes;
import dev.vivavoce.portal.access.control.PasswordPolicy;
import dev.vivavoce.portal.access.control.PersonalRecords;
import dev.vivavoce.portal.access.control.SignIns;
import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.tenancy.control.TenantSeal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person sees and says of themselves, and takes along or away. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
    private static final String STORY = "story";

    public record Profile(
            UUID id,
            String username,
            @Nullable String name,
            Set<Role> roles,
            @Nullable String appliedFor,
            @Nullable String story,
            Instant createdAt) {}

    /** What is left out stays as it is. */
    public record ProfileChange(
            @Nullable @Size(max = 200) String name,
            @Nullable @Size(max = 200) String appliedFor,
            @Nullable @Size(max = 20_000) String story,
            @Nullable @Valid PasswordChange password) {}

    public record PasswordChange(
            @NotNull @Size(max = 200) String current,
            @NotNull @Size(max = 200) String next) {}

    /** The profile, and a section from each part of the application that keeps something. */
    public record Export(Instant at, Profile profile, Map<String, Object> sections) {}

    @Inject
    Caller caller;

    @Inject
    Directory directory;

    @Inject
    Tenants tenants;

    @Inject
    SignIns signIns;

    @Inject
    PasswordHashes hashes;

    @Inject
    LoginThrottle throttle;

    @Inject
    TenantSeal seal;

    @Inject
    AuditTrail audit;

    @Inject
    @Any
    Instance<PersonalRecords> records;

    @GET
    @InTenant
    @RolesAllowed(Role.PERSON)
    public Profile me() {
        return profile(directory.user(caller.id()));
    }

    @PATCH
    @InTenant
    @RolesAllowed(Role.PERSON)
    @Consumes(MediaType.APPLICATION_JSON)
    public Profile changeMe(@Valid @NotNull ProfileChange body) {
        User user = directory.user(caller.id());
        if (body.name() != null) {
            user.rename(body.name());
        }
        if (body.appliedFor() != null) {
            user.applyFor(body.appliedFor());
        }
        if (body.story() != null) {
            user.tell(seal.seal(body.story(), STORY));
        }
        if (body.password() != null) {
            change(user, body.password());
        }
        directory.flush();
        return profile(user);
    }

    /** Erases the person. The audit trail keeps their id and no name. */
    @DELETE
    @InTenant
    @RolesAllowed(Role.PERSON)
    public void eraseMe() {
        User user = directory.user(caller.id());
        if (user.held() || tenants.current().held()) {
            throw Problem.conflict(
                    "legal-hold",
                    "What is kept about you is under legal hold. Ask an administrator until when that is so.");
        }
        directory.keepAnAdministrator(user);
        records.forEach(part -> part.erase(user.id()));
        directory.remove(user);
        audit.record("user.erased", "user:" + user.id());
    }

    @GET
    @Path("export")
    @InTenant
    @RolesAllowed(Role.PERSON)
    public Export exportMe() {
        Map<String, Object> sections = new TreeMap<>();
        records.forEach(part -> sections.put(part.section(), part.export(caller.id())));
        return new Export(Instant.now(), profile(directory.user(caller.id())), sections);
    }

    /** Guesses at the current password count as at the door: a token that was stolen does not get around that. */
    private void change(User user, PasswordChange change) {
        UUID tenant = caller.tenant().orElseThrow();
        throttle.count(tenant, User.key(user.username()), caller.address()).ifPresent(wait -> {
            throw Problem.tooMany(wait);
        });
        if (!hashes.matches(change.current(), user.passwordHash())) {
            throw Problem.invalid("/password/current", "is not the current password");
        }
        PasswordPolicy.fault(change.next(), user.username()).ifPresent(fault -> {
            throw Problem.invalid("/password/next", fault);
        });
        throttle.takeBack(tenant, User.key(user.username()), caller.address());
        user.changePassword(hashes.hash(change.next()));
        signIns.revokeAll(user.id(), caller.signIn());
        audit.record("user.password-changed", "user:" + user.id());
    }

    private Profile profile(User user) {
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
