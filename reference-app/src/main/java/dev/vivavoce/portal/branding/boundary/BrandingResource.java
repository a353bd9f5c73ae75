package dev.vivavoce.portal.branding.boundary;

import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.branding.control.Brandings;
import dev.vivavoce.portal.branding.control.Brandings.Look;
import dev.vivavoce.portal.branding.entity.Branding;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** How a tenant's pages look. */
@Path("tenant/branding")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BrandingResource {
    private static final String HEX = "#[0-9a-fA-F]{6}";
    private static final int MOST_LINKS = 10;

    /** Text on {@code brand} is {@code onBrand}: where that is left out, white or nearly black. */
    public record Colours(
            @NotNull @Pattern(regexp = HEX) String brand,
            @Nullable @Pattern(regexp = HEX) String onBrand,
            @NotNull @Pattern(regexp = HEX) String accent) {}

    /** {@code data} in Base64, at most 256 kB. */
    public record NewLogo(
            @NotNull @Pattern(regexp = "image/svg\\+xml|image/png")
            String type,

            @NotBlank @Size(max = 350_000) String data) {}

    /** Links by what they lead to, such as {@code privacy}. A logo that is left out stays; {@code removeLogo} takes it away. */
    public record NewBranding(
            @NotBlank @Size(max = 100) String name,
            @Nullable @Size(max = 200) String tagline,
            @Valid @NotNull Colours colours,

            @Nullable @Size(max = MOST_LINKS)
            Map<
                            @Pattern(regexp = "[a-z][a-z-]{0,30}") String,
                            @NotNull @Size(max = 500) @Pattern(regexp = "https://[^\\s\"'<>]+") String>
                    links,

            @NotEmpty @Size(max = 20) List<@NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Z]{2})?") String> languages,
            @Valid @Nullable NewLogo logo,
            @Nullable Boolean removeLogo) {}

    public record BrandingView(
            String name,
            @Nullable String tagline,
            Colours colours,
            Map<String, String> links,
            List<String> languages,
            @Nullable String logoType) {}

    @Inject
    Brandings brandings;

    @Inject
    Tenants tenants;

    @Inject
    AuditTrail audit;

    @GET
    @InTenant
    @RolesAllowed("administrator")
    @APIResponseSchema(BrandingView.class)
    public Response branding() {
        Optional<Branding> row = brandings.find();
        return answer(row, row.map(Brandings::look).orElse(Brandings.USUAL));
    }

    @PUT
    @InTenant
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(BrandingView.class)
    public Response brand(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @Valid @NotNull NewBranding body) {
        Precondition.holds(ifMatch, brandings.find().map(Branding::version).orElse(0));
        Look look = new Look(
                body.name(),
                Optional.ofNullable(body.tagline()),
                body.colours().brand(),
                Optional.ofNullable(body.colours().onBrand()),
                body.colours().accent(),
                body.links() == null ? Map.of() : body.links(),
                body.languages());
        NewLogo logo = body.logo();
        Branding kept = brandings.keep(
                look,
                Boolean.TRUE.equals(body.removeLogo()),
                logo == null ? null : logo.type(),
                logo == null ? null : decoded(logo.data()));
        audit.record("branding.changed", "tenant:" + tenants.current().id());
        return answer(Optional.of(kept), look);
    }

    /** The logo as it was made safe; whoever opens it as a page of its own can run nothing. */
    @GET
    @Path("logo")
    @InTenant
    @RolesAllowed("administrator")
    @Produces({"image/svg+xml", "image/png"})
    @APIResponse(responseCode = "200", description = "The picture")
    public Response logo() {
        Branding.Logo logo = brandings.find().flatMap(Branding::logo).orElseThrow(Problem::notFound);
        return Response.ok(logo.bytes(), logo.type())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    private Response answer(Optional<Branding> row, Look look) {
        return Response.ok(new BrandingView(
                        look.name().isEmpty() ? tenants.current().name() : look.name(),
                        look.tagline().orElse(null),
                        new Colours(look.brand(), look.ink().toString(), look.accent()),
                        new TreeMap<>(look.links()),
                        look.languages(),
                        row.flatMap(Branding::logo).map(Branding.Logo::type).orElse(null)))
                .header(
                        HttpHeaders.ETAG,
                        Precondition.tag(row.map(Branding::version).orElse(0)))
                .build();
    }

    private static byte[] decoded(String data) {
        try {
            return Base64.getDecoder().decode(data);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("/logo/data", "is not Base64");
        }
    }
}
