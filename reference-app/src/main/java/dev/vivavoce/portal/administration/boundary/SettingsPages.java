package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** From where an administrator goes to each of the settings. */
@Path("settings")
@RequestScoped
public class SettingsPages {
    /** One of the settings: its path below {@code /settings}, which names its texts too, and its icon. */
    public record Part(String name, String icon) {}

    /** In the order in which they are shown everywhere. */
    public static final List<Part> PARTS = List.of(
            new Part("people", "users"),
            new Part("keys", "key"),
            new Part("models", "plug"),
            new Part("branding", "palette"),
            new Part("retention", "clock"));

    @Inject
    Pages pages;

    @GET
    @InTenant
    @RolesAllowed("administrator")
    public Response settings() {
        return pages.show("administration/settings", PARTS);
    }
}
