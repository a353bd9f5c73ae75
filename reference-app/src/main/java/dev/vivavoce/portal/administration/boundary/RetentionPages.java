package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.tenancy.entity.Tenant;
import dev.vivavoce.portal.upkeep.boundary.RetentionResource;
import dev.vivavoce.portal.upkeep.boundary.RetentionResource.RetentionRule;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How long things are kept, and what stops them from being removed. */
@Path("settings/retention")
@RequestScoped
public class RetentionPages {
    private static final int LONGEST = 36_500;

    /** Somebody of whom nothing may be removed. */
    public record Held(UUID id, String name) {}

    /** The rule as it is. {@code days} is 0 where nothing goes by itself. */
    public record Rule(int days, boolean held, int version, List<Held> people, boolean saved) {}

    @Inject
    Pages pages;

    @Inject
    Tenants tenants;

    @Inject
    Directory directory;

    @Inject
    RetentionResource resource;

    @GET
    @InTenant
    @RolesAllowed("administrator")
    public Response retention(@QueryParam("saved") @Nullable String saved) {
        Tenant tenant = tenants.current();
        List<Held> people = directory.held().stream()
                .map(user -> new Held(user.id(), user.name() == null ? user.username() : user.name()))
                .toList();
        return pages.show(
                "administration/retention",
                new Rule(tenant.sessionDays().orElse(0), tenant.held(), tenant.version(), people, saved != null));
    }

    @POST
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @FormParam("version") int version,
            @FormParam("keep") @DefaultValue("always") String keep,
            @FormParam("days") @DefaultValue("") String days,
            @FormParam("hold") @Nullable String hold) {
        boolean isLimited = keep.equals("days");
        if (isLimited
                && (!days.matches("\\d{1,5}") || Integer.parseInt(days) < 1 || Integer.parseInt(days) > LONGEST)) {
            throw Problem.invalid("/days", pages.text("retention.odd-days", LONGEST));
        }
        resource.changeRetention(
                Precondition.tag(version), new RetentionRule(isLimited ? Integer.valueOf(days) : null, hold != null));
        return Pages.to("/settings/retention?saved=1");
    }
}
