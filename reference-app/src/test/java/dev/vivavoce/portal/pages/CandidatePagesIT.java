package dev.vivavoce.portal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vivavoce.portal.testing.Browser;
import dev.vivavoce.portal.testing.Browser.Screen;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody meets who was invited, from their link to the thanks. */
class CandidatePagesIT {
    private static TestTenant tenant;
    private static Client recruiter;
    private static String position;

    @BeforeAll
    static void prepare() {
        tenant = TestTenant.open();
        recruiter = tenant.member("rita", "recruiter");
        position = TestCandidate.position(recruiter);
    }

    /** What stands behind # in a new link. */
    private static String invite(String more) {
        return TestCandidate.invite(recruiter, position, more);
    }

    private static Browser open(String secret, Screen screen) {
        Browser browser = Browser.at(tenant, screen);
        browser.go("/invitation#" + secret);
        return browser;
    }

    /** Through the landing page into the interview. */
    private static Browser begin(String secret, Screen screen) {
        Browser browser = open(secret, screen);
        browser.page().getByRole(AriaRole.CHECKBOX).check();
        browser.page().locator("#begin .btn.primary").click();
        browser.page().waitForURL("**/interview/*");
        return browser;
    }

    private static Browser beginAndAsk(String secret, Screen screen) {
        Browser browser = begin(secret, screen);
        browser.page().locator("main .btn.primary").click();
        field(browser).waitFor();
        return browser;
    }

    private static Locator field(Browser browser) {
        return browser.page().locator("#answer");
    }

    private static void write(Browser browser, String text) {
        field(browser).fill(text);
        saved(browser);
    }

    private static void saved(Browser browser) {
        assertThat(browser.page().locator("#kept")).containsText(java.util.regex.Pattern.compile("\\d:\\d\\d"));
    }

    private static void give(Browser browser, String text) {
        field(browser).fill(text);
        browser.page().locator(".foot .btn.primary").click();
    }

    private static void submit(Browser browser) {
        browser.page().locator("form[action$=submit] .btn.primary").click();
    }

    private static void heading(Browser browser, String text) {
        assertThat(browser.page().locator("h1")).containsText(text);
    }

    private static UUID session(Browser browser) {
        return UUID.fromString(browser.page().url().replaceAll(".*/interview/([0-9a-f-]+).*", "$1"));
    }

    private static JsonNode seen(Browser browser) {
        return recruiter.get("/sessions/" + session(browser)).expect(200).json();
    }

    private static void elapse(Browser browser, int seconds) {
        Rows.change(
                "update study_session set started_at = started_at - ? * interval '1 second' where id = ?",
                seconds,
                session(browser));
    }

    private static String invitation(String field, String value) {
        for (JsonNode item : recruiter
                .get("/positions/" + position + "/invitations?limit=100")
                .json()
                .path("items")) {
            if (item.path(field).asText().equals(value)) {
                return item.path("id").asText();
            }
        }
        throw new AssertionError("no invitation has that " + field);
    }

    private static String renewed(Browser browser) {
        String link = recruiter
                .post("/invitations/" + invitation("sessionId", session(browser).toString()) + "/renew", "")
                .expect(200)
                .text("link");
        return link.substring(link.indexOf('#') + 1);
    }

    @Test
    void from_the_link_to_the_thanks() throws IOException {
        String secret = invite("");
        try (Browser browser = open(secret, Screen.DESK)) {
            heading(browser, "Registered nurse");
            assertThat(browser.page().url()).isEqualTo(browser.origin() + "/invitation");
            assertThat(browser.page().content()).contains("Ada Planted").doesNotContain(secret);
            browser.look("candidate-welcome").narrow("the welcome");
            browser.page().locator(".notice summary").click();
            browser.look("candidate-notice");
            browser.page().getByRole(AriaRole.CHECKBOX).check();
            browser.page().locator("#begin .btn.primary").click();
            browser.page().waitForURL("**/interview/*");
            heading(browser, "Ready");
            browser.look("candidate-ready").narrow("before the first question");
            assertThat(seen(browser).path("turns")).isEmpty();

            browser.page().locator("main .btn.primary").click();
            field(browser).waitFor();
            write(browser, "I began by asking");
            browser.look("candidate-question").narrow("a question");
            browser.page().setViewportSize(1440, 900);
            give(browser, TestLearner.GOOD);
            assertThat(browser.page().locator(".q .tag").first()).hasText("Question 2 of 3");
            browser.page().onDialog(dialog -> dialog.accept());
            browser.page().getByText("Skip this question").click();
            assertThat(browser.page().locator(".q .tag").first()).hasText("Question 3 of 3");
            give(browser, "<b>Bold</b> & \"quoted\"\n${page} <script>alert(1)</script>");
            heading(browser, "last question");
            browser.page().locator(".given summary").last().click();
            browser.look("candidate-overview").narrow("the overview");
            assertThat(browser.page().locator(".given .prose").last()).containsText("<script>alert(1)</script>");
            submit(browser);
            browser.page().waitForURL("**/thanks");
            browser.look("candidate-thanks").narrow("the thanks");

            assertThat(browser.page().content().toLowerCase(java.util.Locale.ROOT))
                    .doesNotContain("/10", "strength", "criterion");
            JsonNode seen = seen(browser);
            assertThat(seen.path("state").asText()).isEqualTo("ended");
            assertThat(seen.at("/turns/0/answer/text").asText()).isEqualTo(TestLearner.GOOD);
            assertThat(seen.at("/turns/1/state").asText()).isEqualTo("skipped");
            Download copy = browser.page()
                    .waitForDownload(
                            () -> browser.page().getByText("Download a copy").click());
            assertThat(Files.readString(copy.path())).contains("ada@planted.example", "missing index");
            browser.go("/interview");
            browser.page().waitForURL("**/thanks");
        }
        assertThat(PortalUnderTest.logs()).doesNotContain(secret);
    }

    @Test
    void on_a_phone_in_the_dark_in_german() {
        try (Browser browser = open(
                invite(",'extraTime':1.5,'language':'de'"), Screen.PHONE.dark().speaking("de-DE"))) {
            heading(browser, "Registered nurse");
            assertThat(browser.page().locator(".facts")).containsText("darin 22 Minuten zusätzliche Zeit");
            browser.look("candidate-welcome-phone").narrow("the German welcome");
            browser.page().setViewportSize(390, 844);
            browser.page().getByText("Erst Mikrofon").click();
            assertThat(browser.page().locator("#network")).containsText("ms");
            browser.page().locator("#listen").click();
            assertThat(browser.page().locator("#microphone")).containsText("Wir hören Sie");
            browser.page().locator("#play").click();
            assertThat(browser.page().locator("#sound")).containsText("abgespielt");
            browser.look("candidate-check-phone").narrow("the check");
            browser.page().setViewportSize(390, 844);
            browser.page().getByText("Zurück zur Einladung").click();
            browser.page().getByRole(AriaRole.CHECKBOX).check();
            browser.page().locator("#begin .btn.primary").click();
            browser.page().waitForURL("**/interview/*");
            browser.look("candidate-ready-phone");
            browser.page().locator("main .btn.primary").click();
            write(browser, "Zuerst habe ich gefragt, was geschehen war. Dann habe ich geholfen.");
            assertThat(browser.page().locator("x-timer")).containsText("von 67 Min.");
            browser.look("candidate-question-phone").narrow("the German question");
            browser.page().setViewportSize(390, 844);
            browser.page().getByText("Ansehen, was Sie beantwortet haben").click();
            heading(browser, "Früher aufhören?");
            browser.look("candidate-overview-phone");
            submit(browser);
            browser.page().waitForURL("**/thanks");
            browser.look("candidate-thanks-phone");
            assertThat(seen(browser).at("/turns/0/answer/text").asText()).startsWith("Zuerst habe ich");
            assertThat(seen(browser).toString()).doesNotContain("extra");
        }
    }

    @Test
    void from_right_to_left() {
        try (Browser browser = open(invite(""), Screen.DESK)) {
            browser.page().locator("select[name=lang]").selectOption("ar-XB");
            assertThat(browser.page().locator("html[dir=rtl] h1")).isVisible();
            browser.look("candidate-welcome-right-to-left").narrow("the welcome from right to left");
            browser.page().setViewportSize(1440, 900);
            browser.page().getByRole(AriaRole.CHECKBOX).check();
            browser.page().locator("#begin .btn.primary").click();
            browser.page().waitForURL("**/interview/*");
            browser.page().locator("main .btn.primary").click();
            write(browser, "One word");
            browser.look("candidate-question-right-to-left").narrow("a question from right to left");
        }
    }

    @Test
    void by_keyboard_alone() {
        try (Browser browser = open(invite(""), Screen.DESK)) {
            heading(browser, "Registered nurse");
            Page page = browser.page();
            tabTo(page, "input[name=consent]");
            page.keyboard().press("Space");
            tabTo(page, "#begin .btn.primary");
            page.keyboard().press("Enter");
            page.waitForURL("**/interview/*");
            tabTo(page, "main .btn.primary");
            page.keyboard().press("Enter");
            for (int question = 1; question <= 3; question++) {
                assertThat(page.locator(".q .tag").first()).hasText("Question " + question + " of 3");
                tabTo(page, "#answer");
                page.keyboard().type("I did the thing numbered " + question);
                tabTo(page, ".foot .btn.primary");
                page.keyboard().press("Enter");
            }
            heading(browser, "last question");
            tabTo(page, "main .btn.primary");
            page.keyboard().press("Enter");
            page.waitForURL("**/thanks");
            assertThat(seen(browser).findValuesAsText("state")).contains("ended");
        }
    }

    /** What has the focus can be seen to have it. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            if (page.evaluate("s => document.activeElement.matches(s)", selector)
                    .equals(true)) {
                assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                        .isNotEqualTo("none");
                return;
            }
        }
        throw new AssertionError("No tab leads to " + selector);
    }

    @Test
    void a_link_that_was_used_has_expired_or_was_revoked_says_what_to_do() {
        String used = invite("");
        try (Browser browser = begin(used, Screen.DESK);
                Browser other = open(used, Screen.PHONE)) {
            heading(other, "used already");
            other.look("candidate-used");
            browser.go("/invitation#" + used);
            heading(browser, "used already");
            browser.page().getByText("Go on with your interview").click();
            browser.page().waitForURL("**/interview/*");
        }
        String expired = invite("");
        Rows.change("update invitation set expires_at = now() where used_at is null and revoked_at is null");
        try (Browser browser = open(expired, Screen.PHONE)) {
            heading(browser, "no longer valid");
            browser.look("candidate-expired");
        }
        String revoked = invite("");
        recruiter
                .post("/invitations/" + invitation("state", "open") + "/revoke", "")
                .expect(204);
        try (Browser browser = open(revoked, Screen.PHONE.dark())) {
            heading(browser, "withdrawn");
            browser.look("candidate-revoked");
        }
        try (Browser browser = Browser.at(tenant, Screen.DESK)) {
            browser.go("/interview#" + invite(""));
            heading(browser, "Registered nurse");
            browser.page().context().clearCookies();
            browser.go("/invitation");
            heading(browser, "Open your invitation");
            browser.look("candidate-no-link").narrow("the page without a link");
            browser.page().locator("#link").fill("https://x.example/invitation#vi_nonsense");
            browser.page().locator("#paste button").click();
            heading(browser, "does not work");
            browser.look("candidate-unknown");
            Client elsewhere = TestTenant.open().administrator();
            browser.go("/invitation#" + TestCandidate.invite(elsewhere, TestCandidate.position(elsewhere), ""));
            heading(browser, "Open your invitation");
        }
    }

    @Test
    void who_does_not_agree_leaves_nothing() {
        String secret = invite("");
        try (Browser browser = open(secret, Screen.PHONE)) {
            browser.page().getByText("I do not agree").click();
            heading(browser, "all right");
            browser.look("candidate-declined").narrow("the page for who declined");
            assertThat(browser.page().context().cookies())
                    .noneMatch(cookie -> cookie.name.equals("invitation") || cookie.name.equals("vivavoce"));
        }
        assertThat(Rows.count(
                        "users where invited and tenant_id = ? and created_at > now() - interval '1 second'",
                        UUID.fromString(tenant.id())))
                .isZero();
        begin(secret, Screen.DESK).close();
    }

    @Test
    void consent_is_to_the_notice_that_was_read_and_asked_for_without_scripts_too() {
        try (Browser browser = open(invite(""), Screen.DESK)) {
            browser.page().evaluate("document.querySelector('[name=consent]').required = false");
            browser.page().locator("#begin .btn.primary").click();
            heading(browser, "Registered nurse");
            assertThat(browser.page().getByRole(AriaRole.ALERT)).containsText("Without your consent");
            browser.look("candidate-no-consent");
            browser.page().getByRole(AriaRole.CHECKBOX).check();
            browser.page().evaluate("document.querySelector('[name=notice]').value = '2001-01.en'");
            browser.page().locator("#begin .btn.primary").click();
            assertThat(browser.page().getByRole(AriaRole.ALERT)).containsText("has changed");
            browser.page().getByRole(AriaRole.CHECKBOX).check();
            browser.page().locator("#begin .btn.primary").click();
            browser.page().waitForURL("**/interview/*");
            assertThat(Rows.texts("select notice_version from invitation where session_id = ?", session(browser)))
                    .containsExactly("2026-11.en");
        }
    }

    @Test
    void who_is_signed_in_as_somebody_else_is_warned_and_signed_out() {
        String secret = invite("");
        try (Browser browser = Browser.at(tenant, Screen.DESK)) {
            browser.signIn("admin", tenant.password());
            browser.go("/invitation#" + secret);
            assertThat(browser.page().locator("main")).containsText("You are signed in here as admin");
            browser.look("candidate-signed-in");
            String before = cookie(browser);
            browser.page().getByRole(AriaRole.CHECKBOX).check();
            browser.page().locator("#begin .btn.primary").click();
            browser.page().waitForURL("**/interview/*");

            tenant.visitor().bearer(before).get("/me").expect(401);
            assertThat(tenant.visitor()
                            .bearer(cookie(browser))
                            .get("/me")
                            .json()
                            .path("roles")
                            .toString())
                    .isEqualTo("[\"candidate\"]");
            assertThat(browser.page().navigate(browser.origin() + "/settings").status())
                    .isIn(403, 404);
        }
    }

    private static String cookie(Browser browser) {
        return browser.page().context().cookies().stream()
                .filter(cookie -> cookie.name.equals("vivavoce"))
                .findFirst()
                .orElseThrow()
                .value;
    }

    @Test
    void when_the_time_is_over_what_was_saved_counts() {
        try (Browser browser = beginAndAsk(invite(",'extraTime':1.25"), Screen.PHONE)) {
            elapse(browser, 45 * 60 + 60);
            browser.page().reload();
            assertThat(browser.page().locator("x-timer")).containsText("of 56 min");
            elapse(browser, 10 * 60 + 9);
            browser.page().reload();
            field(browser).fill("These are my last words");
            heading(browser, "The time is over");
            browser.look("candidate-over").narrow("the end of the time");
            submit(browser);
            browser.page().waitForURL("**/thanks");
            assertThat(seen(browser).at("/turns/0/answer/text").asText()).isEqualTo("These are my last words");
        }
    }

    @Test
    void an_answer_that_comes_too_late_is_told_kindly() {
        try (Browser browser = beginAndAsk(invite(""), Screen.DESK)) {
            write(browser, "Saved in time");
            elapse(browser, 47 * 60);
            browser.page().locator(".foot .btn.primary").click();
            heading(browser, "The time is over");
            Rows.work("interview-close", tenant.id() + "/" + session(browser));
            submit(browser);
            browser.page().waitForURL("**/thanks");
            assertThat(seen(browser).at("/turns/0/answer/text").asText()).isEqualTo("Saved in time");
        }
    }

    @Test
    void goes_on_on_another_device() {
        try (Browser desk = beginAndAsk(invite(""), Screen.DESK)) {
            write(desk, "Begun at the desk");
            try (Browser phone = open(renewed(desk), Screen.PHONE)) {
                assertThat(phone.page().locator(".note.warn")).containsText("Your time is running");
                phone.look("candidate-welcome-again");
                phone.page().getByRole(AriaRole.CHECKBOX).check();
                phone.page().locator("#begin .btn.primary").click();
                assertThat(field(phone)).hasValue("Begun at the desk");
                write(phone, "Begun at the desk, gone on with on the phone");
                desk.page().evaluate("dispatchEvent(new Event('focus'))");
                assertThat(field(desk)).hasValue("Begun at the desk, gone on with on the phone");
                phone.page().locator(".foot .btn.primary").click();
                assertThat(phone.page().locator(".q .tag").first()).hasText("Question 2 of 3");
                desk.page().evaluate("dispatchEvent(new Event('focus'))");
                assertThat(desk.page().locator("#elsewhere")).isVisible();
                assertThat(field(desk)).hasAttribute("readonly", "");
                assertThat(desk.page().locator(".foot .btn.primary")).isDisabled();
                desk.look("candidate-elsewhere");
                desk.page().locator("#elsewhere a").click();
                assertThat(desk.page().locator(".q .tag").first()).hasText("Question 2 of 3");
            }
        }
    }

    @Test
    void two_windows_give_one_answer() {
        try (Browser browser = beginAndAsk(invite(""), Screen.DESK)) {
            Page second = browser.page().context().newPage();
            second.navigate(browser.page().url());
            second.locator("#answer").fill("From the second window");
            second.locator(".foot .btn.primary").click();
            assertThat(second.locator(".q .tag").first()).hasText("Question 2 of 3");
            give(browser, "From the first window");
            assertThat(browser.page().locator("[role=status].note")).containsText("answered already");
            assertThat(browser.page().locator(".q .tag").first()).hasText("Question 2 of 3");
            assertThat(seen(browser).at("/turns/0/answer/text").asText()).isEqualTo("From the second window");
            assertThat(seen(browser).path("turns")).hasSize(2);
        }
    }

    @Test
    void without_a_connection_nothing_is_lost() {
        try (Browser browser = beginAndAsk(invite(""), Screen.DESK)) {
            browser.page().context().setOffline(true);
            field(browser).fill("Written without a connection");
            assertThat(browser.page().locator("#offline")).isVisible();
            browser.look("candidate-offline");
            browser.page().locator(".foot .btn.primary").click();
            assertThat(browser.page().locator("#give [role=alert]")).isVisible();
            browser.page().context().setOffline(false);
            saved(browser);
            assertThat(browser.page().locator("#offline")).isHidden();
            browser.page().reload();
            assertThat(field(browser)).hasValue("Written without a connection");
        }
    }

    @Test
    void leaving_asks_once_more() {
        try (Browser browser = beginAndAsk(invite(""), Screen.DESK)) {
            boolean[] asked = new boolean[1];
            browser.page().onDialog(dialog -> {
                asked[0] |= dialog.type().equals("beforeunload");
                dialog.dismiss();
            });
            field(browser).click();
            browser.page().keyboard().type("Half a sen");
            saved(browser);
            browser.page().close(new Page.CloseOptions().setRunBeforeUnload(true));
            assertThat(field(browser)).hasValue("Half a sen");
            browser.page().waitForCondition(() -> asked[0]);
        }
    }

    @Test
    void a_server_that_is_killed_in_the_middle_takes_nothing_along() throws IOException, InterruptedException {
        try (Browser browser = beginAndAsk(invite(""), Screen.DESK)) {
            write(browser, "Saved before the server was killed");
            PortalUnderTest.crash(() -> field(browser).fill("Written while there was no server"));
            saved(browser);
            browser.page().locator(".foot .btn.primary").click();
            assertThat(browser.page().locator(".q .tag").first()).hasText("Question 2 of 3");
            assertThat(seen(browser).at("/turns/0/answer/text").asText())
                    .isEqualTo("Written while there was no server");
        }
    }

    @Test
    void a_sign_in_that_is_over_says_so_and_the_text_stays() {
        try (Browser browser = beginAndAsk(invite(""), Screen.DESK)) {
            Rows.change(
                    "update sign_in set revoked_at = now() where user_id = (select user_id from study_session where id = ?)",
                    session(browser));
            field(browser).fill("Still here");
            assertThat(browser.page().locator("#signed-out")).isVisible();
            assertThat(browser.page().locator("#kept")).containsText("could not be saved");
            assertThat(field(browser)).hasValue("Still here");
            browser.look("candidate-signed-out");
            browser.go("/interview");
            heading(browser, "Open your invitation");
        }
    }

    @Test
    void erases_what_is_kept_when_that_is_wished() {
        try (Browser browser = beginAndAsk(invite(""), Screen.PHONE)) {
            UUID session = session(browser);
            give(browser, TestLearner.GOOD);
            assertThat(browser.page().locator(".q .tag").first()).hasText("Question 2 of 3");
            browser.page().getByText("See what you have answered").click();
            submit(browser);
            browser.page().waitForURL("**/thanks");
            browser.page().locator("main details summary").click();
            browser.page().getByRole(AriaRole.CHECKBOX).check();
            browser.look("candidate-erase");
            browser.page().getByText("Erase for good").click();
            heading(browser, "Your data is erased");
            browser.look("candidate-erased");
            assertThat(Rows.count("study_session where id = ?", session)).isZero();
        }
    }

    @Test
    void everything_works_without_scripts() {
        String secret = invite("");
        try (Browser browser = Browser.withoutScripts(tenant, Screen.PHONE)) {
            browser.go("/invitation");
            browser.page().locator("#link").fill("https://x.example/invitation#" + secret);
            browser.page().locator("#paste button").click();
            browser.page().locator("[name=consent]").check();
            browser.page().locator("#begin .btn.primary").click();
            browser.page().locator("main .btn.primary").click();
            field(browser).fill("Written\nwithout scripts");
            browser.page()
                    .getByText("Save", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(field(browser)).hasValue("Written\nwithout scripts");
            browser.page().locator(".foot .btn.primary").click();
            assertThat(browser.page().locator(".q .tag").first()).hasText("Question 2 of 3");
            browser.page().getByText("Skip this question").click();
            assertThat(browser.page().locator(".q .tag").first()).hasText("Question 3 of 3");
            browser.page().getByText("See what you have answered").click();
            submit(browser);
            heading(browser, "Thank you");
            assertThat(seen(browser).at("/turns/0/answer/text").asText()).isEqualTo("Written\nwithout scripts");
        }
    }

    @Test
    void a_page_of_an_interview_is_nobody_elses() {
        String theirs;
        try (Browser browser = begin(invite(""), Screen.DESK)) {
            theirs = browser.page().url();
        }
        try (Browser browser = begin(invite(""), Screen.DESK)) {
            assertThat(browser.page().navigate(theirs).status()).isEqualTo(404);
            assertThat(browser.page().navigate(theirs + "/overview").status()).isEqualTo(404);
        }
        try (Browser browser = Browser.at(tenant, Screen.DESK)) {
            browser.signIn("admin", tenant.password());
            assertThat(browser.page().navigate(theirs).status()).isEqualTo(403);
        }
    }
}
