package dev.vivavoce.portal.pages.boundary;

import dev.vivavoce.portal.access.boundary.Entrance;
import dev.vivavoce.portal.access.boundary.LoginResource;
import dev.vivavoce.portal.access.boundary.SignInCookie;
import dev.vivavoce.portal.access.boundary.UsersResource;
import dev.vivavoce.portal.access.control.SignIns;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/** Where people come in and go out, and choose how the pages look to them. */
@Path("/")
@RequestScoped
public class SignInPages {
    private static final int YEAR = 365 * 24 * 3600;

    /**
     * The form as it is shown.
     *
     * @param next where to go afterwards
     * @param fault why it did not work last time
     */
    public record Form(String next, String username, String name, Optional<String> fault, boolean open) {}

    @Inject
    Pages pages;

    @Inject
    Entrance entrance;

    @Inject
    LoginResource logins;

    @Inject
    UsersResource users;

    @Inject
    SignInCookie cookie;

    @Inject
    Caller caller;

    /** Everybody's first page is where they have most to do. */
    @GET
    @InTenant
    @RolesAllowed(Role.PERSON)
    public Response start() {
        Set<String> roles = caller.roles();
        boolean hires = roles.contains("administrator") || roles.contains("recruiter") || roles.contains("reviewer");
        return Pages.to(hires ? "/positions" : roles.contains("candidate") ? "/interview" : "/practice");
    }

    @GET
    @Path("sign-in")
    @InTenant
    @PermitAll
    public Response askToSignIn(@QueryParam("next") @DefaultValue("/") String next) {
        return form(200, "pages/sign-in", local(next), "", "", Optional.empty());
    }

    @POST
    @Path("sign-in")
    @PermitAll
    @InSteps
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signIn(
            @FormParam("username") @NotNull @Size(max = 100) String username,
            @FormParam("password") @NotNull @Size(max = 200) String password,
            @FormParam("next") @DefaultValue("/") String next) {
        try {
            SignIns.Grant grant = entrance.signIn(username, password);
            return Response.fromResponse(Pages.to(local(next)))
                    .cookie(cookie.of(grant.claims()))
                    .build();
        } catch (Problem problem) {
            String fault = problem.status() == 401 ? "sign-in.wrong" : "problem." + problem.status();
            return form(problem.status(), "pages/sign-in", local(next), username, "", Optional.of(fault));
        }
    }

    @GET
    @Path("sign-up")
    @InTenant
    @PermitAll
    public Response askToSignUp() {
        return form(200, "pages/sign-up", "/", "", "", Optional.empty());
    }

    @POST
    @Path("sign-up")
    @PermitAll
    @InSteps
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response signUp(
            @FormParam("username") @NotNull @Size(max = 100) String username,
            @FormParam("name") @DefaultValue("") @Size(max = 200) String name,
            @FormParam("password") @NotNull @Size(max = 200) String password) {
        entrance.tenant();
        try {
            users.signUp(new UsersResource.SignUp(username, password, name.isBlank() ? null : name.strip()));
        } catch (Problem problem) {
            Problem.Document why = problem.document();
            String fault = why.errors().isEmpty()
                    ? "problem." + why.type().substring(why.type().lastIndexOf('/') + 1)
                    : "sign-up.weak";
            return form(problem.status(), "pages/sign-up", "/", username, name, Optional.of(fault));
        }
        return signIn(username, password, "/");
    }

    @POST
    @Path("sign-out")
    @InTenant
    @RolesAllowed(Role.PERSON)
    public Response signOut() {
        logins.logout();
        return Response.fromResponse(Pages.to("/sign-in")).cookie(cookie.gone()).build();
    }

    /** Language and scheme are the browser's own affair: cookies, and nothing of them is stored. */
    @POST
    @Path("preferences")
    @PermitAll
    @InSteps
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response prefer(
            @FormParam("lang") @DefaultValue("") @Size(max = 20) String lang,
            @FormParam("scheme") @DefaultValue("") @Size(max = 20) String scheme,
            @FormParam("next") @DefaultValue("/") String next) {
        Response.ResponseBuilder answer = Response.fromResponse(Pages.to(local(next)));
        if (lang.matches("[A-Za-z-]{2,10}")) {
            answer.cookie(preference("lang", lang));
        }
        if (scheme.matches("light|dark|auto")) {
            answer.cookie(preference("scheme", scheme));
        }
        return answer.build();
    }

    private static NewCookie preference(String name, String value) {
        return new NewCookie.Builder(name)
                .value(value)
                .path("/")
                .maxAge(YEAR)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }

    private Response form(
            int status, String template, String next, String username, String name, Optional<String> fault) {
        return pages.show(status, template, new Form(next, username, name, fault, pages.allowsSignUp()));
    }

    /** A path of this host; nobody is sent elsewhere by a link that somebody made. */
    private static String local(String next) {
        return next.matches("/[A-Za-z0-9_-][A-Za-z0-9/._~=&?%-]*") ? next : "/";
    }
}
