package dev.vivavoce.portal.branding.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vivavoce.portal.branding.entity.Branding;
import dev.vivavoce.portal.exchange.boundary.Json;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the tenant's pages look, within its transaction. */
@ApplicationScoped
public class Brandings {
    /**
     * What a tenant chooses.
     *
     * @param onBrand text on the brand's colour; empty for white, nearly black or black, whichever is readable
     */
    public record Look(
            String name,
            Optional<String> tagline,
            String brand,
            Optional<String> onBrand,
            String accent,
            Map<String, String> links,
            List<String> languages) {
        /** What text on the brand's colour is written in. */
        public Colour ink() {
            Colour on = Colour.parse(brand);
            return onBrand.map(Colour::parse).orElseGet(() -> on.ink(Colour.WHITE, Colour.INK));
        }
    }

    /** Of a tenant that has chosen nothing yet. */
    public static final Look USUAL =
            new Look("", Optional.empty(), "#0a4f8f", Optional.empty(), "#0f8a7e", Map.of(), List.of("en", "de"));

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    public Optional<Branding> find() {
        return entities.createQuery("select b from Branding b", Branding.class)
                .getResultStream()
                .findFirst();
    }

    /** Tags of the languages that the tenant speaks, the first of them first. */
    @InTenant
    public List<String> languages() {
        return find().map(Brandings::look).orElse(USUAL).languages();
    }

    public static Look look(Branding row) {
        try {
            return Json.mapper().readValue(row.content(), Look.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored value cannot be read; it may come from a newer version.", e);
        }
    }

    /** Takes a look that can be read, and a picture made safe; {@code logo} empty leaves the one that is there. */
    public Branding keep(Look look, boolean isLogoRemoved, @Nullable String logoType, byte @Nullable [] logo) {
        requireReadable(look);
        String content = write(look);
        Branding row = find().orElseGet(() -> {
            Branding made = new Branding(content);
            entities.persist(made);
            return made;
        });
        row.become(content);
        if (isLogoRemoved) {
            row.show(null);
        } else if (logo != null && logoType != null) {
            row.show(Pictures.safe(logoType, logo));
        }
        entities.flush();
        return row;
    }

    private static void requireReadable(Look look) {
        Colour brand = Colour.parse(look.brand());
        require("/colours/onBrand", look.ink().contrast(brand), Colour.READABLE, "text on the brand's colour");
        require(
                "/colours/accent",
                Colour.parse(look.accent()).contrast(Colour.WHITE),
                Colour.VISIBLE,
                "shapes on white");
    }

    private static void require(String pointer, double measured, double needed, String what) {
        if (measured < needed) {
            throw Problem.invalid(
                    pointer,
                    String.format(
                            Locale.ROOT,
                            "has a contrast of %.2f to 1, and %s needs %.1f to 1 to be readable",
                            measured,
                            what,
                            needed));
        }
    }

    private static String write(Look look) {
        try {
            return Json.mapper().writeValueAsString(look);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A value cannot be written.", e);
        }
    }
}
