package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.control.OwnPassword;
import dev.vivavoce.portal.access.control.PersonalRecords;
import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person sees and says of themselves, and takes along or away. */
@Path("me")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class MeResource {
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
    OwnPassword ownPassword;

    @Inject
    OwnProfile own;

    @Inject
    AuditTrail audit;

    @Inject
    @Any
    Instance<PersonalRecords> records;

    @GET
    @InTenant
    @RolesAllowed(Role.PERSON)
    public Profile me() {
        return own.profile(directory.user(caller.id()));
    }

    @PATCH
    @InSteps
    @RolesAllowed(Role.PERSON)
    @Consumes(MediaType.APPLICATION_JSON)
    public Profile changeMe(@Valid @NotNull ProfileChange body) {
        Optional<OwnPassword.Change> password = Optional.ofNullable(body.password())
                .map(change -> ownPassword.prepare(change.current(), change.next()));
        return own.change(body, password);
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
        return new Export(Instant.now(), own.profile(directory.user(caller.id())), sections);
    }
}
