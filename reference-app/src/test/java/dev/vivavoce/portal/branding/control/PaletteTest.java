package dev.vivavoce.portal.branding.control;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PaletteTest {
    private static final Map<String, List<String>> GROUNDS =
            Map.of("light", List.of("#ffffff", "#f3f5f7", "#f5f6f8"), "dark", List.of("#151b23", "#1c242e", "#0d1117"));

    /** A few that are hard, and three hundred by chance. */
    static Stream<String> brands() {
        Random random = new Random(7);
        return Stream.concat(
                Stream.of("#ffcc00", "#ffff00", "#000000", "#ffffff", "#808080", "#00ff00", "#0000ff", "#777777"),
                IntStream.range(0, 300).mapToObj(i -> String.format(Locale.ROOT, "#%06x", random.nextInt(1 << 24))));
    }

    private static Brandings.Look look(String brand) {
        return new Brandings.Look("Brand", Optional.empty(), brand, Optional.empty(), brand, Map.of(), List.of("en"));
    }

    @ParameterizedTest
    @MethodSource("brands")
    void text_is_readable_and_shapes_are_seen_in_any_brand(String brand) {
        Map.of("light", Palette.light(look(brand)), "dark", Palette.dark(look(brand)))
                .forEach((scheme, colours) -> {
                    for (String ground : requireNonNull(GROUNDS.get(scheme))) {
                        contrast(named(colours, "brand-text"), Colour.parse(ground), 4.5);
                        contrast(named(colours, "brand-fill"), Colour.parse(ground), 3);
                        contrast(named(colours, "accent-fill"), Colour.parse(ground), 3);
                    }
                    contrast(named(colours, "brand-text"), named(colours, "brand-soft"), 4.5);
                    contrast(named(colours, "brand-fill"), named(colours, "brand-soft"), 3);
                    contrast(
                            Colour.parse(scheme.equals("light") ? "#121922" : "#e9eef4"),
                            named(colours, "brand-soft"),
                            4.5);
                    contrast(named(colours, "brand-ink"), named(colours, "brand"), 4.5);
                    contrast(named(colours, "brand-ink"), named(colours, "brand-hover"), 4.5);
                    for (int step = 1; step <= 4; step++) {
                        contrast(named(colours, "heat-" + step + "-ink"), named(colours, "heat-" + step), 4.5);
                    }
                });
    }

    private static Colour named(Map<String, Colour> colours, String name) {
        return requireNonNull(colours.get(name), name);
    }

    private static void contrast(Colour one, Colour other, double least) {
        assertThat(one.contrast(other)).as(one + " on " + other).isGreaterThanOrEqualTo(least);
    }
}
