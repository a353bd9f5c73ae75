package dev.vivavoce.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import dev.vivavoce.portal.testing.Browser;
import dev.vivavoce.portal.testing.Browser.Screen;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Makes the pictures of the README: {@code -Dit.test=PictureFigures}. They are no test, and run by no other name. */
class PictureFigures {
    private static final long MOST_BYTES = 150_000;
    private static final Screen WINDOW = new Screen(1280, 720, ColorScheme.LIGHT, "en-GB");

    /** A page as somebody of that role sees it; the name is the file's. */
    private record Picture(String name, String role, String path, Screen screen) {}

    private static final List<Picture> PICTURES = List.of(
            new Picture("sign-in", "", "/sign-in", Screen.PHONE),
            new Picture("questions", "recruiter", "/questions?from=bundled&q=nurse", WINDOW),
            new Picture("models", "administrator", "/settings/models", WINDOW),
            new Picture("branding", "administrator", "/settings/branding", WINDOW),
            new Picture("branding-dark", "administrator", "/settings/branding/specimen", WINDOW.dark()),
            new Picture("audit", "administrator", "/audit", WINDOW));

    @Test
    void pictures_of_the_main_pages() throws IOException {
        TestTenant tenant = tenant();
        Path folder = Files.createDirectories(Path.of(Objects.requireNonNull(System.getProperty("portal.document")))
                .resolveSibling("pictures"));
        for (Picture picture : PICTURES) {
            try (Browser browser = Browser.at(tenant, picture.screen())) {
                if (!picture.role().isEmpty()) {
                    String username = picture.name() + "-" + picture.role();
                    browser.signIn(username, password(tenant, username, picture.role()));
                }
                browser.go(picture.path());
                Path file = folder.resolve(picture.name() + ".png");
                browser.page()
                        .screenshot(new Page.ScreenshotOptions().setPath(file).setType(ScreenshotType.PNG));
                assertThat(Files.size(file)).as(picture.name()).isLessThan(MOST_BYTES);
            }
        }
    }

    private static String password(TestTenant tenant, String username, String role) {
        return tenant.administrator()
                .post("/tenant/users", "{'username':'%s','name':'Hanna Ruiz','roles':['%s']}".formatted(username, role))
                .expect(201)
                .text("password");
    }

    /** With something to show on each page. */
    private static TestTenant tenant() {
        TestTenant tenant = TestTenant.open(true);
        tenant.administrator()
                .with("If-Match", "*")
                .put(
                        "/tenant/branding",
                        "{'name':'Nordhavn Bank','tagline':'Careers','colours':{'brand':'#0a4f8f','accent':'#0f8a7e'},'languages':['en','de'],"
                                + "'links':{'privacy':'https://nordhavn.example/privacy'}}")
                .expect(200);
        tenant.administrator()
                .with("If-Match", "*")
                .put(
                        "/tenant/models",
                        "{'providers':[{'kind':'claude','model':'claude-sonnet-4-5','key':'sk-ant-a-key-0001'},"
                                + "{'kind':'gemini','model':'gemini-2.5-flash','key':'a-key-of-gemini-0002'}],"
                                + "'budget':{'tokensPerDay':2000000}}")
                .expect(200);
        for (int day = 0; day < 31; day++) {
            Rows.change(
                    "insert into model_usage (tenant_id, day, provider, model, calls, unpriced, input_tokens, cached_tokens, output_tokens, usd)"
                            + " values (?, current_date - ?, ?, ?, ?, 0, ?, 0, ?, ?::numeric)",
                    UUID.fromString(tenant.id()),
                    day,
                    day % 3 == 0 ? "gemini" : "claude",
                    day % 3 == 0 ? "gemini-2.5-flash" : "claude-sonnet-4-5",
                    40 + day * 7 % 30,
                    90_000 + day * 7_919 % 60_000,
                    20_000,
                    Double.toString(0.4 + day * 13 % 17 / 10.0));
        }
        return tenant;
    }
}
