package dev.vivavoce.portal.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody at a tenant's pages, in a Chromium of this machine. What a script or the policy complains about makes the test fail at the end.
 * One Chromium serves all tests of this JVM and ends with it.
 */
public final class Browser implements AutoCloseable {
    static final String NOT_POSSIBLE =
            "The tests of the pages are SKIPPED: this machine has no Chromium (apt-get install chromium), or name"
                    + " one by -Dportal.chromium=";

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** A busy machine is slow and not wrong. */
    private static final int PATIENCE_MILLIS = 30_000;

    private static final int MOST_STOPS = 80;

    /** Null at the end of the page; {@code seen} where the element with the focus, or the label that stands for it, has an outline on screen. */
    private static final String STOP = """
            () => {
              const at = document.activeElement;
              if (!at || at === document.body) return null;
              const shown = at.matches('.seg input') ? at.closest('label') : at;
              const box = shown.getBoundingClientRect();
              const outlined = getComputedStyle(shown).outlineStyle !== 'none' && parseFloat(getComputedStyle(shown).outlineWidth) > 0;
              return outlined && box.width > 0 && box.bottom > 0 && box.top < innerHeight ? 'seen' : at.outerHTML.slice(0, 160);
            }""";

    private static final AtomicInteger ADDRESSES = new AtomicInteger(1);

    private static com.microsoft.playwright.@Nullable Browser chromium;

    private final BrowserContext context;
    private final Page page;
    private final String origin;
    private final List<String> complaints = new ArrayList<>();

    /** How somebody looks at the pages. */
    public record Screen(int width, int height, ColorScheme scheme, String language) {
        public static final Screen DESK = new Screen(1440, 900, ColorScheme.LIGHT, "en-GB");
        public static final Screen PHONE = new Screen(390, 844, ColorScheme.LIGHT, "en-GB");

        public Screen dark() {
            return new Screen(width, height, ColorScheme.DARK, language);
        }

        public Screen speaking(String otherLanguage) {
            return new Screen(width, height, scheme, otherLanguage);
        }
    }

    private Browser(BrowserContext context, String origin) {
        this.context = context;
        this.origin = origin;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    static Optional<Path> executable() {
        String named = System.getProperty("portal.chromium", "");
        return Stream.of(named, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public static Browser at(TestTenant tenant, Screen screen) {
        return at(tenant, screen, PortalUnderTest.address(), true);
    }

    /** Somebody whose browser runs no scripts; {@link #look} needs them and cannot be asked. */
    public static Browser withoutScripts(TestTenant tenant, Screen screen) {
        return at(tenant, screen, PortalUnderTest.address(), false);
    }

    /** Whose pages come from another server. */
    public static Browser at(TestTenant tenant, Screen screen, Node node) {
        return at(tenant, screen, node.address(), true);
    }

    private static Browser at(TestTenant tenant, Screen screen, String address, boolean scripts) {
        int number = ADDRESSES.getAndIncrement();
        BrowserContext context = chromium()
                .newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                        .setViewportSize(screen.width(), screen.height())
                        .setColorScheme(screen.scheme())
                        .setLocale(screen.language())
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setJavaScriptEnabled(scripts)
                        .setPermissions(List.of("microphone"))
                        // An address of their own, so that no test uses up another's limits.
                        .setExtraHTTPHeaders(
                                Map.of("X-Forwarded-For", "11." + number / 250 % 250 + ".0." + (1 + number % 250))));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return new Browser(context, "http://" + tenant.pageHost() + address.substring(address.lastIndexOf(':')));
    }

    private static synchronized com.microsoft.playwright.Browser chromium() {
        if (chromium == null) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            chromium = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable().orElseThrow())
                            .setArgs(List.of("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return chromium;
    }

    public Page page() {
        return page;
    }

    public String origin() {
        return origin;
    }

    public Browser go(String path) {
        page.navigate(origin + path);
        return this;
    }

    /** Signs in by the page. */
    public Browser signIn(String username, String password) {
        go("/sign-in");
        page.getByLabel("User name").fill(username);
        page.getByLabel("Password").fill(password);
        page.locator("main button").click();
        page.waitForURL(url -> !url.contains("/sign-in"));
        return this;
    }

    /** Holds the page as it is against the rules for accessible pages, and keeps a picture of it in {@code target/pictures}. */
    public Browser look(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PortalUnderTest.work().resolveSibling("pictures").resolve(name + ".png"))
                .setFullPage(true));
        List<Rule> violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
        assertThat(violations.stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + ": " + node.getTarget() + " " + node.getFailureSummary()))
                        .toList())
                .as("accessibility of " + name)
                .isEmpty();
        assertThat(page.evaluate(
                        "[...document.images].filter(i => !i.getAttribute('width') || !i.getAttribute('height'))"
                                + ".map(i => i.src)"))
                .as("images without a size on " + name)
                .isEqualTo(List.of());
        return this;
    }

    /** Goes through the page by Tab, from its beginning: each stop is seen, and none is put elsewhere than it stands in the page. */
    public Browser tab(String name) {
        page.evaluate("document.activeElement?.blur?.(), scrollTo(0, 0)");
        assertThat(page.evaluate(
                        "[...document.querySelectorAll('body *')].filter(e => e.tabIndex > 0 || +getComputedStyle(e).order)"
                                + ".map(e => e.tagName + '.' + e.className)"))
                .as("what is put in another order on " + name)
                .isEqualTo(List.of());
        List<Object> unseen = new ArrayList<>();
        for (int stop = 0; stop < MOST_STOPS; stop++) {
            page.keyboard().press("Tab");
            Object found = page.evaluate(STOP);
            if (found == null) {
                break;
            }
            if (!found.equals("seen")) {
                unseen.add(found);
            }
        }
        assertThat(unseen).as("stops without a visible focus on " + name).isEmpty();
        return this;
    }

    /** Narrow windows and large letters: nothing runs out at the side. */
    public Browser narrow(String name) {
        page.setViewportSize(320, 800);
        fits(name + " at 320 px");
        page.setViewportSize(1280, 900);
        page.evaluate("document.documentElement.style.setProperty('font-size', '200%')");
        fits(name + " with letters of 200 %");
        page.evaluate("document.documentElement.style.removeProperty('font-size')");
        return this;
    }

    private void fits(String what) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth ? []"
                        + " : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
                        + ".slice(0, 8).map(e => e.tagName + '.' + e.className)"))
                .as("what runs out of " + what)
                .isEqualTo(List.of());
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained about").isEmpty();
    }
}
