package dev.vivavoce.portal.learning.boundary;

import dev.vivavoce.portal.access.boundary.MeResource;
import dev.vivavoce.portal.access.boundary.SignInCookie;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** What somebody says of themselves, takes along or takes away, whatever their role. */
@Path("account")
@RequestScoped
public class AccountPages {
    private static final Set<String> SECTIONS = Set.of("profile", "password");

    /**
     * The page, which is shown again where something was wrong.
     *
     * @param saved which section was saved just now; empty for none
     * @param fault what was wrong, as the key of a text; empty for nothing
     */
    public record Account(MeResource.Profile profile, String saved, String fault) {}

    @Inject
    Pages pages;

    @Inject
    MeResource me;

    @Inject
    SignInCookie cookie;

    @GET
    @InTenant
    @RolesAllowed(Role.PERSON)
    public Response account(@QueryParam("saved") @DefaultValue("") String saved) {
        return pages.show("learning/account", new Account(me.me(), SECTIONS.contains(saved) ? saved : "", ""));
    }

    @POST
    @Path("profile")
    @InTenant
    @RolesAllowed(Role.PERSON)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response saveProfile(
            @FormParam("name") @DefaultValue("") @Size(max = 200) String name,
            @FormParam("appliedFor") @DefaultValue("") @Size(max = 200) String appliedFor,
            @FormParam("story") @DefaultValue("") @Size(max = 20_000) String story) {
        me.changeMe(new MeResource.ProfileChange(name.strip(), appliedFor.strip(), story.replace("\r\n", "\n"), null));
        return Pages.to("/account?saved=profile");
    }

    @POST
    @Path("password")
    @InSteps
    @RolesAllowed(Role.PERSON)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response changePassword(
            @FormParam("current") @NotNull @Size(max = 200) String current,
            @FormParam("next") @NotNull @Size(max = 200) String next) {
        try {
            me.changeMe(new MeResource.ProfileChange(null, null, null, new MeResource.PasswordChange(current, next)));
        } catch (Problem problem) {
            return again(problem.status(), fault(problem));
        }
        return Pages.to("/account?saved=password");
    }

    @GET
    @Path("export")
    @InTenant
    @RolesAllowed(Role.PERSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response export() {
        return Response.ok(me.exportMe())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-record.json\"")
                .build();
    }

    /** Who erases themselves has typed their own user name, so that it is no slip. */
    @POST
    @Path("erase")
    @InSteps
    @RolesAllowed(Role.PERSON)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(@FormParam("confirm") @DefaultValue("") @Size(max = 200) String confirm) {
        if (!confirm.strip().equals(me.me().username())) {
            return again(422, "account.erase.differs");
        }
        try {
            me.eraseMe();
        } catch (Problem problem) {
            return again(problem.status(), "problem." + kind(problem));
        }
        return Response.fromResponse(Pages.to("/account/gone"))
                .cookie(cookie.gone())
                .build();
    }

    @GET
    @Path("gone")
    @InTenant
    @PermitAll
    public Response gone() {
        return pages.show("learning/gone", "");
    }

    private Response again(int status, String fault) {
        return pages.show(status, "learning/account", new Account(me.me(), "", fault));
    }

    private static String fault(Problem problem) {
        if (problem.status() == Response.Status.TOO_MANY_REQUESTS.getStatusCode()) {
            return "problem.429";
        }
        boolean isCurrent = problem.document().errors().stream()
                .anyMatch(fault -> fault.pointer().endsWith("/current"));
        return isCurrent ? "account.password.wrong" : "sign-up.weak";
    }

    private static String kind(Problem problem) {
        String type = problem.document().type();
        return type.substring(type.lastIndexOf('/') + 1);
    }
}
