package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.access.boundary.TenantUsersResource;
import dev.vivavoce.portal.access.boundary.TenantUsersResource.AddedMember;
import dev.vivavoce.portal.access.boundary.TenantUsersResource.MemberChange;
import dev.vivavoce.portal.access.boundary.TenantUsersResource.NewMember;
import dev.vivavoce.portal.access.boundary.TenantUsersResource.NewPassword;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who works here: to add, give roles, lock out, and begin anew with another password. */
@Path("settings/people")
@RequestScoped
public class PeoplePages {
    /** The roles that an administrator gives; candidates come by invitation. */
    public static final List<Role> ROLES = List.of(Role.ADMINISTRATOR, Role.RECRUITER, Role.REVIEWER, Role.LEARNER);

    @Inject
    Pages pages;

    @Inject
    PeopleView view;

    @Inject
    TenantUsersResource members;

    @GET
    @InTenant
    @RolesAllowed("administrator")
    public Response people(
            @QueryParam("q") @DefaultValue("") @Size(max = 100) String query,
            @QueryParam("cursor") @Nullable String cursor) {
        return view.list(200, query, cursor, PeopleView.Entry.EMPTY, Optional.empty());
    }

    /** The password is in the answer itself: what is told once is nowhere to be asked for again. */
    @POST
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(
            @FormParam("username") @DefaultValue("") @Size(max = 200) String username,
            @FormParam("name") @DefaultValue("") @Size(max = 200) String name,
            @FormParam("roles") List<String> roles) {
        Set<String> wanted = new TreeSet<>(roles);
        Optional<String> fault;
        try {
            AddedMember added = (AddedMember) members.addMember(
                            new NewMember(username.strip(), name.isBlank() ? null : name.strip(), roles(wanted)))
                    .getEntity();
            return view.list(
                    200,
                    "",
                    null,
                    PeopleView.Entry.EMPTY,
                    Optional.of(new PeopleView.Told(added.username(), added.password())));
        } catch (ConstraintViolationException invalid) {
            fault = Optional.of(wanted.isEmpty() ? "people.no-role" : "people.odd-username");
        } catch (Problem problem) {
            fault = Optional.of(problem.status() == 409 ? "problem.username-taken" : "people.odd-username");
        }
        return view.list(422, "", null, new PeopleView.Entry(username, name, wanted, fault), Optional.empty());
    }

    @GET
    @Path("{id}")
    @InTenant
    @RolesAllowed("administrator")
    public Response person(@PathParam("id") UUID id, @QueryParam("saved") @Nullable String saved) {
        return view.one(id, saved != null, Optional.empty());
    }

    /** One of the page's forms: what it does not hold stays as it is. */
    @POST
    @Path("{id}")
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("id") UUID id,
            @FormParam("version") int version,
            @FormParam("name") @Nullable @Size(max = 200) String name,
            @FormParam("roles") List<String> roles,
            @FormParam("active") @Nullable Boolean active,
            @FormParam("hold") @Nullable Boolean hold) {
        Set<Role> wanted = roles(new TreeSet<>(roles));
        if (name != null && wanted.isEmpty()) {
            throw Problem.invalid("/roles", pages.text("people.no-role"));
        }
        members.changeMember(
                id,
                Precondition.tag(version),
                new MemberChange(name == null ? null : name.strip(), wanted.isEmpty() ? null : wanted, active, hold));
        return Pages.to("/settings/people/" + id + "?saved=1");
    }

    @POST
    @Path("{id}/password")
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response reset(@PathParam("id") UUID id) {
        NewPassword made = members.resetPassword(id);
        return view.one(id, false, Optional.of(new PeopleView.Told(made.username(), made.password())));
    }

    private static Set<Role> roles(Set<String> labels) {
        Set<Role> roles = new TreeSet<>();
        ROLES.stream().filter(role -> labels.contains(role.label())).forEach(roles::add);
        return roles;
    }
}
