package dev.vivavoce.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.vivavoce.portal.testing.Browser;
import dev.vivavoce.portal.testing.Browser.Screen;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever colours a company has, light and dark: measured in the browser on the page that holds all parts. */
class AnyBrandIT {
    private static final int BRANDS = 30;
    private static final TestTenant TENANT = TestTenant.open(false);

    @Test
    void every_text_and_every_shape_stands_out_in_thirty_brands() throws IOException {
        String measure = script();
        Random chance = new Random(7);
        List<String> faint = new ArrayList<>();
        try (Browser browser = Browser.at(TENANT, Screen.DESK).signIn("admin", TENANT.password())) {
            Page page = browser.page();
            for (int i = 0; i < BRANDS; i++) {
                String brand = colour(chance);
                String accent = wear(brand, chance);
                browser.go("/settings/branding/specimen");
                for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    String which = brand + " with " + accent + ", " + scheme;
                    Map<?, ?> found = (Map<?, ?>) page.evaluate(measure);
                    assertThat(((Number) Objects.requireNonNull(found.get("texts"))).intValue())
                            .isGreaterThan(80);
                    assertThat(((Number) Objects.requireNonNull(found.get("shapes"))).intValue())
                            .isGreaterThan(30);
                    ((List<?>) Objects.requireNonNull(found.get("faint")))
                            .forEach(one -> faint.add(which + ": " + one));
                    new AxeBuilder(page)
                            .withRules(List.of("color-contrast"))
                            .analyze()
                            .getViolations()
                            .forEach(rule ->
                                    rule.getNodes().forEach(node -> faint.add(which + ": axe " + node.getTarget())));
                }
                if (i < 2) {
                    browser.look("specimen-dark-" + i);
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
                    browser.look("specimen-light-" + i);
                }
            }
            browser.narrow("specimen");
        }
        assertThat(faint).isEmpty();
    }

    /** An accent that is too pale for white is refused: then another is chosen, as a person would. */
    private static String wear(String brand, Random chance) {
        while (true) {
            String accent = colour(chance);
            int status = TENANT.administrator()
                    .with("If-Match", "*")
                    .put(
                            "/tenant/branding",
                            "{'name':'Any','colours':{'brand':'%s','accent':'%s'},'languages':['en','de']}"
                                    .formatted(brand, accent))
                    .status();
            assertThat(status).isIn(200, 422);
            if (status == 200) {
                return accent;
            }
        }
    }

    private static String colour(Random chance) {
        return String.format(Locale.ROOT, "#%06x", chance.nextInt(0x1000000));
    }

    private static String script() throws IOException {
        try (InputStream in = Objects.requireNonNull(AnyBrandIT.class.getResourceAsStream("contrasts.js"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.substring(text.indexOf("() =>"));
        }
    }
}
