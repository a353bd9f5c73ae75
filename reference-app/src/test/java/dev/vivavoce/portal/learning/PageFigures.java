package dev.vivavoce.portal.learning;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.vivavoce.portal.testing.Browser;
import dev.vivavoce.portal.testing.Browser.Screen;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Measures pages of learners as a browser meets them that has nothing of ours yet: bytes over the wire, the first paint with a processor
 * four times slower, what shifts after that, and how long it takes from an answer to its feedback. README.md says how to run it and what came of it.
 */
class PageFigures {
    private static final TestTenant TENANT = TestTenant.open();
    private static final String PASSWORD = "a tall green lamp";
    private static final int TIMES = 9;
    private static final int SLOWER = 4;

    private record Load(long bytes, long script, long fonts, double paint, double shift) {}

    @Test
    void tells_what_pages_cost() {
        TestLearner learner = TestLearner.signedUp(TENANT, "figures", PASSWORD);
        String session = learner.open();
        String asked = learner.ask(session).replaceFirst("/sessions/", "/session/");
        try (Browser browser = Browser.at(TENANT, Screen.DESK).signIn("figures", PASSWORD)) {
            System.out.printf("%-10s %9s %9s %9s %8s %8s%n", "page", "bytes", "script", "fonts", "FCP ms", "CLS");
            tell("question", browser, asked);
            List<Double> waits = new ArrayList<>();
            for (int i = 0; i < TIMES; i++) {
                waits.add(submit(browser, i == 0 ? asked : ask(learner, session)));
            }
            String feedback = browser.page().url().substring(browser.origin().length());
            tell("feedback", browser, feedback);
            browser.page().locator("header.top form button").click();
            browser.page().waitForURL("**/summary");
            tell(
                    "summary",
                    browser,
                    browser.page().url().substring(browser.origin().length()));
            tell("today", browser, "/practice");
            waits.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "submit to feedback: median %.0f ms, slowest %.0f ms of %d%n",
                    waits.get(TIMES / 2),
                    waits.get(TIMES - 1),
                    TIMES);
        }
    }

    private static String ask(TestLearner learner, String session) {
        return learner.ask(session).replaceFirst("/sessions/", "/session/");
    }

    private static void tell(String name, Browser browser, String path) {
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            loads.add(cold(browser, path));
        }
        loads.sort((one, other) -> Double.compare(one.paint(), other.paint()));
        Load typical = loads.get(TIMES / 2);
        assertThat(typical.bytes()).isPositive();
        System.out.printf(
                Locale.ROOT,
                "%-10s %9d %9d %9d %8.0f %8.4f%n",
                name,
                typical.bytes(),
                typical.script(),
                typical.fonts(),
                typical.paint(),
                loads.stream().mapToDouble(Load::shift).max().orElseThrow());
    }

    /** Nothing is taken from the cache, and the processor is slowed down. */
    private static Load cold(Browser browser, String path) {
        Page page = browser.page().context().newPage();
        CDPSession devtools = page.context().newCDPSession(page);
        Map<String, String> kinds = new HashMap<>();
        Map<String, Long> sizes = new HashMap<>();
        devtools.on(
                "Network.responseReceived",
                event -> kinds.put(id(event), event.get("type").getAsString()));
        devtools.on(
                "Network.loadingFinished",
                event -> sizes.put(id(event), event.get("encodedDataLength").getAsLong()));
        devtools.send("Network.enable");
        devtools.send("Network.setCacheDisabled", flag("cacheDisabled"));
        JsonObject rate = new JsonObject();
        rate.addProperty("rate", SLOWER);
        devtools.send("Emulation.setCPUThrottlingRate", rate);
        page.navigate(browser.origin() + path);
        page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0"
                + " && document.documentElement.classList.contains('js') && document.fonts.status === 'loaded'");
        double paint = ((Number) page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                .doubleValue();
        // Shifts are told late: two frames after all has come.
        double shift = ((Number)
                        page.evaluate(
                                "() => new Promise(done => { let sum = 0;"
                                        + " new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))"
                                        + ".observe({ type: 'layout-shift', buffered: true });"
                                        + " requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 300))); })"))
                .doubleValue();
        Load load =
                new Load(sum(sizes, kinds, ""), sum(sizes, kinds, "Script"), sum(sizes, kinds, "Font"), paint, shift);
        page.close();
        return load;
    }

    /** From the click to the first paint of the page with the feedback. */
    private static double submit(Browser browser, String path) {
        Page page = browser.go(path).page();
        page.waitForFunction("() => document.getElementById('words').textContent !== ''");
        page.locator("#answer").fill(TestLearner.GOOD);
        page.evaluate("document.querySelector('#answering').addEventListener('submit',"
                + " () => sessionStorage.setItem('sent', performance.timeOrigin + performance.now()))");
        page.locator("#answering .primary").click();
        page.locator("mark").first().waitFor();
        page.waitForFunction("() => performance.getEntriesByName('first-contentful-paint').length > 0");
        return ((Number) page.evaluate("performance.timeOrigin"
                        + " + performance.getEntriesByName('first-contentful-paint')[0].startTime"
                        + " - Number(sessionStorage.getItem('sent'))"))
                .doubleValue();
    }

    private static long sum(Map<String, Long> sizes, Map<String, String> kinds, String kind) {
        return sizes.entrySet().stream()
                .filter(entry -> kind.isEmpty() || kind.equals(kinds.get(entry.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }

    private static JsonObject flag(String name) {
        JsonObject flag = new JsonObject();
        flag.addProperty(name, true);
        return flag;
    }
}
