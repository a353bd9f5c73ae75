package dev.vivavoce.portal.pages.boundary;

import dev.vivavoce.portal.branding.control.Brandings;
import dev.vivavoce.portal.branding.control.Palette;
import dev.vivavoce.portal.branding.entity.Branding;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Style and logo of the tenant whose host it is. The path holds their version, so that browsers may keep them. */
@Path("look/{version}")
@RequestScoped
public class LookResource {
    private static final String LASTING = "public, max-age=31536000, immutable";

    @Inject
    Brandings brandings;

    @GET
    @Path("theme.css")
    @InTenant
    @PermitAll
    public Response theme() {
        return Response.ok(Palette.css(brandings.find().map(Brandings::look).orElse(Brandings.USUAL)), "text/css")
                .header(HttpHeaders.CACHE_CONTROL, LASTING)
                .build();
    }

    @GET
    @Path("logo")
    @InTenant
    @PermitAll
    public Response logo() {
        Branding.Logo logo = brandings.find().flatMap(Branding::logo).orElseThrow(Problem::notFound);
        return Response.ok(logo.bytes(), logo.type())
                .header(HttpHeaders.CACHE_CONTROL, LASTING)
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}
