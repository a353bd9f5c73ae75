package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.branding.boundary.BrandingResource;
import dev.vivavoce.portal.branding.boundary.BrandingResource.Colours;
import dev.vivavoce.portal.branding.boundary.BrandingResource.NewBranding;
import dev.vivavoce.portal.branding.boundary.BrandingResource.NewLogo;
import dev.vivavoce.portal.branding.control.Brandings;
import dev.vivavoce.portal.branding.control.Brandings.Look;
import dev.vivavoce.portal.branding.control.Palette;
import dev.vivavoce.portal.branding.control.Palette.Measure;
import dev.vivavoce.portal.branding.entity.Branding;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How the pages look, with what that comes to measured while somebody chooses. */
@Path("settings/branding")
@RequestScoped
public class BrandingPages {
    private static final String HEX = "#[0-9a-fA-F]{6}";

    /** What the pages name at their end, where a tenant gives an address. */
    public static final List<String> LINKS = List.of("privacy", "imprint", "terms", "help");

    /** What a tenant may choose from beside what it has. */
    private static final List<String> LANGUAGES = List.of("en", "de");

    /** The form; the fields' names are the places of their values in the REST interface. */
    public record Form(
            Look look,
            String name,
            boolean hasLogo,
            int version,
            List<Measure> measures,
            List<String> languages,
            boolean saved) {}

    /** What colours come to, and whether they would be taken. */
    public record Tried(Map<String, String> light, Map<String, String> dark, List<Measure> measures, String ink) {}

    @Inject
    Pages pages;

    @Inject
    Brandings brandings;

    @Inject
    Tenants tenants;

    @Inject
    BrandingResource resource;

    @GET
    @InTenant
    @RolesAllowed("administrator")
    public Response branding(@QueryParam("saved") @Nullable String saved) {
        Optional<Branding> row = brandings.find();
        Look look = row.map(Brandings::look).orElse(Brandings.USUAL);
        List<String> languages = new ArrayList<>(look.languages());
        LANGUAGES.stream().filter(tag -> !languages.contains(tag)).forEach(languages::add);
        return pages.show(
                "administration/branding",
                new Form(
                        look,
                        look.name().isEmpty() ? tenants.current().name() : look.name(),
                        row.flatMap(Branding::logo).isPresent(),
                        row.map(Branding::version).orElse(0),
                        Palette.measures(look),
                        languages,
                        saved != null));
    }

    /** Stores nothing: what these colours would come to. */
    @GET
    @Path("check")
    @InTenant
    @RolesAllowed("administrator")
    @Produces(MediaType.APPLICATION_JSON)
    public Tried check(
            @QueryParam("brand") @NotNull @Pattern(regexp = HEX) String brand,
            @QueryParam("onBrand") @DefaultValue("") @Pattern(regexp = HEX + "|") String onBrand,
            @QueryParam("accent") @NotNull @Pattern(regexp = HEX) String accent) {
        Look look = new Look(
                "",
                Optional.empty(),
                brand,
                Optional.of(onBrand).filter(some -> !some.isEmpty()),
                accent,
                Map.of(),
                List.of("en"));
        return new Tried(
                written(Palette.light(look)),
                written(Palette.dark(look)),
                Palette.measures(look),
                look.ink().toString());
    }

    /** Everything that pages are made of, in the tenant's look. */
    @GET
    @Path("specimen")
    @InTenant
    @RolesAllowed("administrator")
    public Response specimen() {
        return pages.show("administration/specimen", LINKS);
    }

    @POST
    @InSteps
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(MultivaluedMap<String, String> form) {
        Map<String, String> links = new LinkedHashMap<>();
        LINKS.forEach(name -> some(form, "links/" + name).ifPresent(address -> links.put(name, address)));
        List<String> languages = new ArrayList<>(form.getOrDefault("languages", List.of()));
        some(form, "first").filter(languages::remove).ifPresent(first -> languages.add(0, first));
        if (languages.isEmpty()) {
            throw Problem.invalid("/languages", pages.text("branding.no-language"));
        }
        Colours colours = new Colours(
                some(form, "colours/brand").orElse(""),
                some(form, "auto").isPresent()
                        ? null
                        : some(form, "colours/onBrand").orElse(null),
                some(form, "colours/accent").orElse(""));
        refuseUnreadable(colours);
        NewLogo logo = some(form, "logo/data")
                .map(bytes -> new NewLogo(some(form, "logo/type").orElse(""), bytes))
                .orElse(null);
        resource.brand(
                Precondition.tag(Integer.parseInt(some(form, "version")
                        .filter(text -> text.matches("\\d{1,9}"))
                        .orElse("0"))),
                new NewBranding(
                        some(form, "name").orElse(""),
                        some(form, "tagline").orElse(null),
                        colours,
                        links,
                        languages,
                        logo,
                        some(form, "removeLogo").isPresent()));
        return Pages.to("/settings/branding?saved=1");
    }

    /** The interface refuses the same; here it is told in the reader's language. */
    private void refuseUnreadable(Colours colours) {
        boolean isMeasurable = colours.brand().matches(HEX)
                && colours.accent().matches(HEX)
                && (colours.onBrand() == null || colours.onBrand().matches(HEX));
        if (!isMeasurable) {
            return;
        }
        List<Problem.Fault> faults = new ArrayList<>();
        for (Measure measure : check(
                        colours.brand(), colours.onBrand() == null ? "" : colours.onBrand(), colours.accent())
                .measures()) {
            if (!measure.isEnough()) {
                faults.add(new Problem.Fault(
                        measure.what().equals("button") ? "/colours/onBrand" : "/colours/accent",
                        pages.text("branding.refused", Math.min(measure.light(), measure.dark()), measure.needed())));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    private static Map<String, String> written(Map<String, ?> colours) {
        Map<String, String> written = new TreeMap<>();
        colours.forEach((name, colour) -> written.put(name, colour.toString()));
        return written;
    }

    private static Optional<String> some(MultivaluedMap<String, String> form, String name) {
        return Optional.ofNullable(form.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
