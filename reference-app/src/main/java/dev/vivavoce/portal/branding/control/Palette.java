package dev.vivavoce.portal.branding.control;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The colours of the pages in a brand's own, light and dark: each moved as far toward black or white as it takes to be readable where it
 * stands. Text has a contrast of 4.5 to 1 or more, shapes that carry meaning 3 to 1, by the Web Content Accessibility Guidelines 2.2.
 */
public final class Palette {
    /** A little more than is asked for, since a browser rounds what it mixes. */
    private static final double TEXT = 4.6;

    private static final double SHAPE = 3.1;

    /** What the pages are painted on, as in {@code app.css}, and how much of the brand is in its soft grounds and lines. */
    private record Scheme(Colour surface, Colour inset, Colour ground, Colour away, double soft, double line) {}

    private static final Scheme LIGHT =
            new Scheme(Colour.WHITE, Colour.parse("#f3f5f7"), Colour.parse("#f5f6f8"), Colour.BLACK, 0.08, 0.26);
    private static final Scheme DARK = new Scheme(
            Colour.parse("#151b23"), Colour.parse("#1c242e"), Colour.parse("#0d1117"), Colour.WHITE, 0.26, 0.55);

    /** How much of the brand is in each step of a heat map. */
    private static final double[] STEPS = {0.08, 0.24, 0.45, 0.75};

    private Palette() {}

    /** A rule that sets the pages' custom properties, each for both schemes. */
    public static String css(Brandings.Look look) {
        Map<String, Colour> light = colours(look, LIGHT);
        Map<String, Colour> dark = colours(look, DARK);
        return light.keySet().stream()
                .map(name -> "--" + name + ":light-dark(" + light.get(name) + "," + dark.get(name) + ")")
                .collect(Collectors.joining(";", ":root{", "}\n"));
    }

    public static Map<String, Colour> light(Brandings.Look look) {
        return colours(look, LIGHT);
    }

    public static Map<String, Colour> dark(Brandings.Look look) {
        return colours(look, DARK);
    }

    /** What a look comes to where it is hardest to read: {@code what} stands out so from what it stands on, and needs so much. */
    public record Measure(String what, double light, double dark, double needed) {
        public boolean isEnough() {
            return light >= needed && dark >= needed;
        }
    }

    /** The contrasts that people are told of, each the least of its kind; all but the tenant's own two are always enough. */
    public static List<Measure> measures(Brandings.Look look) {
        double button = look.ink().contrast(Colour.parse(look.brand()));
        double accent = Colour.parse(look.accent()).contrast(Colour.WHITE);
        return List.of(
                new Measure("button", button, button, Colour.READABLE),
                new Measure("text", least(look, LIGHT, "brand-text"), least(look, DARK, "brand-text"), Colour.READABLE),
                new Measure("shape", least(look, LIGHT, "brand-fill"), least(look, DARK, "brand-fill"), Colour.VISIBLE),
                new Measure("accent", accent, least(look, DARK, "accent-fill"), Colour.VISIBLE));
    }

    private static double least(Brandings.Look look, Scheme scheme, String name) {
        Colour colour = colours(look, scheme).getOrDefault(name, Colour.BLACK);
        return Stream.of(scheme.surface, scheme.inset, scheme.ground)
                .mapToDouble(colour::contrast)
                .min()
                .orElseThrow();
    }

    private static Map<String, Colour> colours(Brandings.Look look, Scheme scheme) {
        Colour brand = Colour.parse(look.brand());
        Colour accent = Colour.parse(look.accent());
        Colour soft = scheme.surface.mix(brand, scheme.soft);
        Map<String, Colour> colours = new TreeMap<>();
        colours.put("brand", brand);
        colours.put("brand-ink", look.ink());
        // Away from the ink, so that what is written on it stays readable.
        colours.put(
                "brand-hover",
                brand.mix(
                        look.ink().contrast(Colour.BLACK) > look.ink().contrast(Colour.WHITE)
                                ? Colour.BLACK
                                : Colour.WHITE,
                        0.14));
        colours.put("brand-soft", soft);
        colours.put("brand-line", scheme.surface.mix(brand, scheme.line));
        colours.put("brand-text", moved(brand, scheme.away, TEXT, scheme.surface, scheme.inset, scheme.ground, soft));
        colours.put("brand-fill", moved(brand, scheme.away, SHAPE, scheme.surface, scheme.inset, scheme.ground, soft));
        colours.put("accent", accent);
        colours.put("accent-fill", moved(accent, scheme.away, SHAPE, scheme.surface, scheme.inset, scheme.ground));
        for (int i = 0; i < STEPS.length; i++) {
            Colour step = scheme.surface.mix(brand, STEPS[i]);
            colours.put("heat-" + (i + 1), step);
            colours.put("heat-" + (i + 1) + "-ink", step.ink(Colour.INK, Colour.WHITE));
        }
        return colours;
    }

    /** The first colour on the way to {@code away} that stands out from all of {@code grounds}. */
    private static Colour moved(Colour from, Colour away, double contrast, Colour... grounds) {
        for (int percent = 0; percent < 100; percent += 2) {
            Colour candidate = from.mix(away, percent / 100.0);
            if (List.of(grounds).stream().allMatch(ground -> candidate.contrast(ground) >= contrast)) {
                return candidate;
            }
        }
        return away;
    }
}
