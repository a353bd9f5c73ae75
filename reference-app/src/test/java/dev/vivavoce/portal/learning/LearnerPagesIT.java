package dev.vivavoce.portal.learning;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vivavoce.portal.testing.Browser;
import dev.vivavoce.portal.testing.Browser.Screen;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LearnerPagesIT {
    private static final TestTenant TENANT = TestTenant.open();
    private static final String PASSWORD = "a tall green lamp";
    private static final Pattern TURN = Pattern.compile(".*/turns/\\d+");
    private static final Pattern SUMMARY = Pattern.compile(".*/summary");
    private static final Pattern PROPOSAL = Pattern.compile(".*/plan/proposals/.*");

    private static Browser signedIn(String username, Screen screen) {
        return Browser.at(TENANT, screen).signIn(username, PASSWORD);
    }

    private static TestLearner learner(String username) {
        return TestLearner.signedUp(TENANT, username, PASSWORD);
    }

    /** Where somebody is in a session with one question open. */
    private static String asked(TestLearner learner) {
        return learner.ask(learner.open()).replaceFirst("/sessions/", "/session/");
    }

    private static Locator answer(Browser browser) {
        return browser.page().locator("#answer");
    }

    private static Locator submit(Browser browser) {
        return browser.page().locator("#answering .primary");
    }

    private static Locator main(Browser browser) {
        return browser.page().locator("main");
    }

    @Test
    void somebody_new_goes_from_a_plan_through_a_session_to_what_follows() {
        try (Browser browser = Browser.at(TENANT, Screen.DESK)) {
            Page page = browser.page();
            browser.go("/sign-up");
            page.getByLabel("Your name").fill("Nora Lind");
            page.getByLabel("User name").fill("nora");
            page.getByLabel("Password").fill(PASSWORD);
            page.locator("main button").click();
            page.waitForURL("**/practice");
            browser.look("learner-empty").narrow("learner-empty");

            browser.go("/plan").look("learner-wish").tab("learner-wish").narrow("learner-wish");
            page.getByLabel("Role you prepare for").fill("Registered nurse");
            page.getByLabel("Where you feel weak").fill("teamwork, conflict");
            page.getByRole(AriaRole.BUTTON, named("Suggest a plan")).click();
            assertThat(page).hasURL(PROPOSAL);
            browser.look("learner-draft").tab("learner-draft").narrow("learner-draft");
            int proposed = page.locator("input[name=accepted]").count();
            page.locator("input[name=accepted]").last().uncheck();
            page.getByRole(AriaRole.BUTTON, named("Approve the plan")).click();
            page.waitForURL("**/plan");
            browser.look("learner-plan").tab("learner-plan").narrow("learner-plan");
            assertThat(page.locator(".picks li")).hasCount(proposed - 1);

            browser.go("/practice").look("learner-today").tab("learner-today").narrow("learner-today");
            page.getByRole(AriaRole.BUTTON, named("Start")).click();
            page.waitForURL("**/session/*");
            browser.look("learner-choose").tab("learner-choose").narrow("learner-choose");
            String first = main(browser).locator("h2").first().innerText();
            page.getByRole(AriaRole.LINK, named("Show others")).click();
            assertThat(main(browser).locator("h2").first()).not().hasText(first);
            page.getByRole(AriaRole.LINK, named("Back to the first")).click();
            main(browser).getByRole(AriaRole.BUTTON).first().click();
            assertThat(main(browser).locator("h1")).hasText(first);
            browser.look("learner-question").tab("learner-question").narrow("learner-question");

            answer(browser).fill(TestLearner.GOOD);
            assertThat(page.locator("[data-saved]").first()).hasText("Saved a moment ago");
            browser.look("learner-question-saved");
            page.reload();
            assertThat(answer(browser)).hasValue(TestLearner.GOOD);
            submit(browser).click();
            assertThat(page).hasURL(TURN);
            assertThat(page.locator("mark").first()).isVisible();
            browser.look("learner-feedback").tab("learner-feedback").narrow("learner-feedback");

            page.getByRole(AriaRole.BUTTON, named("Try again")).click();
            assertThat(main(browser).locator("h1")).hasText(first);
            page.getByRole(AriaRole.BUTTON, named("Skip")).click();
            assertThat(main(browser).locator("h1")).hasText("Choose your next question");
            page.getByRole(AriaRole.BUTTON, named("End session")).click();
            assertThat(page).hasURL(SUMMARY);
            assertThat(main(browser)).containsText(first);
            browser.look("learner-summary").tab("learner-summary").narrow("learner-summary");

            browser.go("/practice").look("learner-today-later").narrow("learner-today-later");
            page.getByRole(AriaRole.BUTTON, named("Review my day")).click();
            page.waitForURL("**/practice/review");
            browser.look("learner-review").narrow("learner-review");
            browser.go("/practice");
            assertThat(main(browser)).containsText("The next review is possible from");
            browser.go("/history")
                    .look("learner-history")
                    .tab("learner-history")
                    .narrow("learner-history");
            browser.go("/account")
                    .look("learner-account")
                    .tab("learner-account")
                    .narrow("learner-account");
        }
    }

    @Test
    void the_same_on_a_phone_in_the_dark() {
        TestLearner learner = learner("phone");
        String turn = asked(learner);
        try (Browser browser = signedIn("phone", Screen.PHONE.dark())) {
            browser.look("learner-phone-today");
            browser.go(turn).look("learner-phone-question");
            answer(browser).fill(TestLearner.GOOD);
            submit(browser).click();
            assertThat(browser.page().locator("mark").first()).isVisible();
            browser.look("learner-phone-feedback");
            browser.page().getByRole(AriaRole.BUTTON, named("End session")).click();
            assertThat(browser.page()).hasURL(SUMMARY);
            browser.look("learner-phone-summary");
            browser.go("/plan").look("learner-phone-plan");
        }
    }

    @Test
    void the_same_in_german() {
        TestLearner learner = learner("german");
        String turn = asked(learner);
        try (Browser browser = Browser.at(TENANT, Screen.DESK.speaking("de-DE"))) {
            browser.go("/sign-in");
            browser.page().locator("#username").fill("german");
            browser.page().locator("#password").fill(PASSWORD);
            browser.page().locator("main button").click();
            browser.page().waitForURL("**/practice");
            browser.look("learner-german-today").narrow("learner-german-today");
            browser.go(turn).look("learner-german-question").narrow("learner-german-question");
            answer(browser).fill(TestLearner.GOOD);
            assertThat(browser.page().locator("[data-saved]").first()).hasText("Gerade gespeichert");
            submit(browser).click();
            assertThat(browser.page().locator("mark").first()).isVisible();
            browser.look("learner-german-feedback").narrow("learner-german-feedback");
            assertThat(main(browser)).containsText("Was gelingt");
        }
    }

    @Test
    void nothing_runs_out_at_the_side_in_longer_words_or_from_right_to_left() {
        TestLearner learner = learner("pseudo");
        String turn = asked(learner);
        try (Browser browser = signedIn("pseudo", Screen.DESK)) {
            for (String language : new String[] {"en-XA", "ar-XB"}) {
                browser.page().locator("select[name=lang]").first().selectOption(language);
                assertThat(browser.page().locator("html[lang=" + language + "]"))
                        .hasCount(1);
                for (String path : new String[] {turn, "/plan", "/stories", "/account", "/practice"}) {
                    browser.go(path)
                            .look("learner-" + language
                                    + path.replaceAll("/session/.*", "-question")
                                            .replace('/', '-'));
                    browser.narrow(language + path);
                }
            }
        }
    }

    @Test
    void a_question_is_answered_by_keyboard_alone() {
        TestLearner learner = learner("keys");
        String session = learner.open().replaceFirst("/sessions/", "/session/");
        try (Browser browser = signedIn("keys", Screen.DESK)) {
            Page page = browser.go(session).page();
            tabTo(page, "main article form button");
            page.keyboard().press("Enter");
            assertThat(answer(browser)).isVisible();
            tabTo(page, "#answer");
            page.keyboard().insertText(TestLearner.GOOD);
            tabTo(page, "#answering .primary");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(TURN);
            tabTo(page, "main sup a");
            tabTo(page, "main .foot .primary");
            page.keyboard().press("Enter");
            assertThat(main(browser).locator("h1")).hasText("Choose your next question");
        }
    }

    @Test
    void what_is_dictated_goes_where_the_caret_is_and_can_be_changed() {
        String turn = asked(learner("speaker"));
        try (Browser browser = signedIn("speaker", Screen.DESK)) {
            Page page = browser.page();
            page.addInitScript("window.SpeechRecognition = class { start() { window.speech = this; }"
                    + " stop() { this.onend && this.onend(); }"
                    + " say(text) { const r = [{ transcript: text }]; r.isFinal = true;"
                    + " this.onresult({ resultIndex: 0, results: [r] }); } };");
            browser.go(turn);
            answer(browser).fill("First.");
            page.getByRole(AriaRole.BUTTON, named("Dictate")).click();
            assertThat(page.getByRole(AriaRole.BUTTON, named("Stop dictating"))).isVisible();
            page.waitForFunction("() => Number(document.querySelector('x-dictate').dataset.level) > 0.01");
            browser.look("learner-dictating");
            page.evaluate("window.speech.say('I rolled back the release')");
            assertThat(answer(browser)).hasValue("First. I rolled back the release");
            page.getByRole(AriaRole.BUTTON, named("Stop dictating")).click();
            answer(browser).fill("First. I rolled back the release, then I found the cause.");
            submit(browser).click();
            assertThat(page).hasURL(TURN);
            assertThat(page.locator(".said")).containsText("then I found the cause");
        }
    }

    @Test
    void a_browser_that_cannot_listen_says_so_and_typing_works() {
        String turn = asked(learner("silent"));
        try (Browser browser = signedIn("silent", Screen.PHONE)) {
            browser.page()
                    .addInitScript("delete window.SpeechRecognition; delete window.webkitSpeechRecognition;"
                            + "window.SpeechRecognition = undefined; window.webkitSpeechRecognition = undefined;");
            browser.go(turn);
            browser.page().getByRole(AriaRole.BUTTON, named("Dictate")).click();
            assertThat(browser.page().locator("[data-hint]")).containsText("Please type");
            browser.look("learner-no-speech");
        }
    }

    @Test
    void code_is_written_in_an_editor_whose_text_is_kept_and_sent() {
        TestLearner learner = learner("coder");
        String session = learner.open();
        learner.client()
                .post(session + "/turns", "{'questionId':'fullstack-developer-16'}")
                .expect(201);
        try (Browser browser = signedIn("coder", Screen.DESK)) {
            Page page =
                    browser.go(session.replaceFirst("/sessions/", "/session/")).page();
            Locator editor = page.locator("x-code .cm-content");
            editor.click();
            page.locator("select.language").selectOption("Java");
            editor.click();
            page.keyboard().insertText("int a = 1; // undo");
            assertThat(page.locator("[data-saved]").first()).hasText("Saved a moment ago");
            browser.look("learner-code").narrow("learner-code");
            page.reload();
            assertThat(page.locator("x-code .cm-content")).containsText("int a = 1; // undo");
            submit(browser).click();
            assertThat(page).hasURL(TURN);
            assertThat(page.locator(".said")).containsText("int a = 1;");
        }
    }

    @Test
    void an_answer_waits_while_the_rater_is_away_and_is_rated_when_it_is_back() throws IOException {
        String turn = asked(learner("waiting"));
        try (Browser browser = signedIn("waiting", Screen.DESK)) {
            browser.go(turn);
            answer(browser).fill("[away learner-pages] " + TestLearner.GOOD);
            submit(browser).click();
            assertThat(main(browser)).containsText("Your answer is safe.");
            browser.look("learner-waiting").narrow("learner-waiting");
            Files.writeString(PortalUnderTest.raterFolder().resolve("learner-pages"), "");
            assertThat(browser.page().locator("mark").first()).isVisible();
        }
    }

    @Test
    void whoever_was_signed_out_keeps_the_text_and_goes_on_after_signing_in() {
        String turn = asked(learner("gone"));
        try (Browser browser = signedIn("gone", Screen.DESK)) {
            Page page = browser.go(turn).page();
            assertThat(page.locator("#words")).hasText("0 words");
            page.context().clearCookies();
            answer(browser).fill(TestLearner.GOOD);
            submit(browser).click();
            Locator told = page.getByRole(AriaRole.ALERT);
            assertThat(told).containsText("You have been signed out.");
            browser.look("learner-signed-out");
            Page other = page.context()
                    .waitForPage(() -> told.getByRole(AriaRole.LINK).click());
            other.getByLabel("User name").fill("gone");
            other.getByLabel("Password").fill(PASSWORD);
            other.locator("main button").click();
            other.waitForURL("**" + turn);
            assertThat(other.locator("#answer")).hasValue(TestLearner.GOOD);
            submit(browser).click();
            assertThat(page).hasURL(TURN);
            assertThat(page.locator(".said")).containsText("payment service");
        }
    }

    @Test
    void a_draft_survives_a_network_that_comes_and_goes() {
        String turn = asked(learner("tunnel"));
        try (Browser browser = signedIn("tunnel", Screen.PHONE)) {
            Page page = browser.go(turn).page();
            assertThat(page.locator("#words")).hasText("0 words");
            page.context().setOffline(true);
            answer(browser).fill("Words from a tunnel.");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Offline.");
            assertThat((Boolean) page.evaluate("() => Object.keys(localStorage).some(key => key.startsWith('draft/'))"))
                    .isTrue();
            browser.look("learner-offline");
            page.context().setOffline(false);
            assertThat(page.locator("[data-saved]").last()).hasText("Saved a moment ago");
            page.reload();
            assertThat(answer(browser)).hasValue("Words from a tunnel.");
            assertThat((Boolean) page.evaluate("() => Object.keys(localStorage).some(key => key.startsWith('draft/'))"))
                    .isFalse();
        }
    }

    @Test
    void of_two_windows_the_second_answer_is_refused_kindly() {
        String turn = asked(learner("windows"));
        try (Browser browser = signedIn("windows", Screen.DESK)) {
            Page page = browser.go(turn).page();
            assertThat(page.locator("#words")).hasText("0 words");
            Page other = page.context().newPage();
            other.navigate(page.url());
            other.locator("#answer").fill(TestLearner.GOOD);
            other.locator("#answering .primary").click();
            assertThat(other.locator("mark").first()).isVisible();
            answer(browser).fill("Something else.");
            submit(browser).click();
            Locator told = page.getByRole(AriaRole.ALERT);
            assertThat(told).containsText("another window");
            browser.look("learner-two-windows");
            told.getByRole(AriaRole.LINK).click();
            assertThat(page.locator(".said")).containsText("payment service");
        }
    }

    @Test
    void all_of_it_works_without_a_script() {
        TestLearner learner = learner("plain");
        try (Browser browser = Browser.withoutScripts(TENANT, Screen.DESK).signIn("plain", PASSWORD)) {
            Page page = browser.page();
            page.getByRole(AriaRole.BUTTON, named("Start")).click();
            main(browser).getByRole(AriaRole.BUTTON).first().click();
            answer(browser).fill(TestLearner.GOOD);
            submit(browser).click();
            assertThat(page.locator("mark").first()).isVisible();
            page.getByRole(AriaRole.BUTTON, named("Try again")).click();
            page.getByRole(AriaRole.BUTTON, named("Skip")).click();
            page.getByRole(AriaRole.BUTTON, named("End session")).click();
            assertThat(page).hasURL(SUMMARY);
            browser.go("/plan");
            page.getByLabel("What should change?").fill("Too much.");
            page.getByRole(AriaRole.BUTTON, named("Suggest changes")).click();
            assertThat(main(browser)).containsText("Choose a topic");
        }
        assertThat(learner.client()
                        .get("/sessions")
                        .expect(200)
                        .json()
                        .at("/items/0/state")
                        .asText())
                .isEqualTo("ended");
    }

    @Test
    void the_plan_is_talked_to_and_what_no_longer_fits_is_refused_kindly() {
        TestLearner learner = learner("talker");
        String topic = learner.client()
                .get("/plans/current")
                .expect(200)
                .json()
                .at("/topics/1/topic/name")
                .asText();
        try (Browser browser = signedIn("talker", Screen.DESK)) {
            Page page = browser.go("/plan").page();
            page.getByLabel("What should change?").fill("All of it is too much.");
            page.getByRole(AriaRole.BUTTON, named("Suggest changes")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Choose a topic");
            browser.look("learner-talk");
            page.getByLabel("What should change?").fill(topic + " is too easy, I need less time for it.");
            page.getByRole(AriaRole.BUTTON, named("Suggest changes")).click();
            assertThat(page).hasURL(PROPOSAL);
            assertThat(main(browser)).containsText(topic);
            browser.look("learner-changes").narrow("learner-changes");

            String stale = page.url();
            learner.approveAll(learner.suggest().text("id")).expect(200);
            page.getByRole(AriaRole.BUTTON, named("Approve what is ticked")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Your plan has changed");
            page.navigate(stale);
            assertThat(main(browser)).containsText("no longer fits");
            browser.look("learner-changes-stale");
        }
    }

    @Test
    void a_story_is_written_beside_its_question_and_taken_along() throws IOException {
        TestLearner learner = learner("teller");
        learner.answer(learner.ask(learner.open()), TestLearner.GOOD).expect(200);
        try (Browser browser = signedIn("teller", Screen.DESK)) {
            Page page = browser.go("/stories")
                    .look("learner-stories")
                    .narrow("learner-stories")
                    .page();
            page.getByRole(AriaRole.LINK, named("Write")).first().click();
            assertThat(main(browser)).containsText("When our payment service failed");
            browser.look("learner-story").narrow("learner-story");
            page.getByRole(AriaRole.LINK, named("Draft the outline")).click();
            assertThat(page.getByLabel("Notes of part 1"))
                    .hasValue(Pattern.compile("When our payment.*", Pattern.DOTALL));
            page.getByLabel("Notes of part 1").fill("A **Friday** <script>alert(1)</script>");
            page.getByRole(AriaRole.BUTTON, named("What is missing?")).click();
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("By the embedded evaluator.");
            assertThat(page.getByLabel("Notes of part 1")).hasValue("A **Friday** <script>alert(1)</script>");
            browser.look("learner-story-help").narrow("learner-story-help");
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Saved.");
            Download download = page.waitForDownload(
                    () -> page.getByRole(AriaRole.LINK, named("Download")).click());
            assertThat(download.suggestedFilename()).isEqualTo("story.md");
            assertThat(Files.readString(download.path())).contains("A **Friday** <script>alert(1)</script>");
            page.getByRole(AriaRole.LINK, named("As Markdown")).click();
            browser.look("learner-story-markdown");
            page.getByLabel("The whole story as Markdown").fill("No title");
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.locator("[data-fault]")).not().isEmpty();
            page.getByLabel("The whole story as Markdown").fill("# Friday\n\n## All\n\nIt failed.");
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("Saved.");
            browser.go("/stories").look("learner-stories-told");
            assertThat(main(browser)).containsText("Friday");
        }
    }

    @Test
    void a_candidates_words_are_never_read_as_markup() {
        TestLearner learner = learner("hostile");
        String hostile = "<img src=x onerror=alert(1)></textarea><script>alert(2)</script> ${7*7} {0}";
        learner.client()
                .patch("/me", "{'name':'%s','story':'%s'}".formatted(hostile, hostile))
                .expect(200);
        String turn = asked(learner);
        try (Browser browser = signedIn("hostile", Screen.DESK)) {
            browser.page().onDialog(dialog -> {
                throw new AssertionError("a script of theirs has run");
            });
            assertThat(browser.page().locator("main h1")).containsText("<img src=x");
            browser.go("/account");
            assertThat(browser.page().locator("#story")).hasValue(hostile);
            browser.go(turn);
            answer(browser).fill(hostile);
            submit(browser).click();
            assertThat(browser.page().locator(".said")).containsText("</textarea><script>");
        }
    }

    @Test
    void a_record_is_taken_along_and_erased_with_care() throws IOException {
        learner("leaver");
        try (Browser browser = signedIn("leaver", Screen.DESK)) {
            Page page = browser.go("/account").page();
            page.getByLabel("Role you prepare for").fill("Ward manager");
            page.getByRole(AriaRole.BUTTON, named("Save")).click();
            assertThat(main(browser)).containsText("Your profile is saved.");
            page.getByLabel("Current password").fill("not the password");
            page.getByLabel("New password").fill("another green lamp");
            page.getByRole(AriaRole.BUTTON, named("Change password")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("The current password is not right.");
            browser.look("learner-account-wrong");
            page.getByLabel("Current password").fill(PASSWORD);
            page.getByLabel("New password").fill("another green lamp");
            page.getByRole(AriaRole.BUTTON, named("Change password")).click();
            assertThat(main(browser)).containsText("Your password is changed.");
            Download download = page.waitForDownload(() ->
                    page.getByRole(AriaRole.LINK, named("Download my record")).click());
            assertThat(Files.readString(download.path()))
                    .contains("Ward manager")
                    .contains("practice");
            page.getByLabel("Type your user name").fill("somebody");
            page.getByRole(AriaRole.BUTTON, named("Erase everything")).click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Nothing was erased.");
            page.getByLabel("Type your user name").fill("leaver");
            page.getByRole(AriaRole.BUTTON, named("Erase everything")).click();
            page.waitForURL("**/account/gone");
            browser.look("learner-gone");
        }
        TENANT.login("leaver", "another green lamp").expect(401);
    }

    @Test
    void everybody_has_an_account_page_and_nobody_sees_anothers_session() {
        String turn = asked(learner("owner"));
        learner("other");
        try (Browser browser = signedIn("other", Screen.DESK)) {
            browser.go(turn);
            assertThat(main(browser)).containsText("There is nothing here");
        }
        try (Browser browser = Browser.at(TENANT, Screen.DESK).signIn("admin", TENANT.password())) {
            browser.go("/account").look("learner-account-administrator");
            assertThat(browser.page().getByLabel("Role you prepare for")).hasCount(0);
        }
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    /** Goes there by the tabulator, as the eye does; far away is a mistake. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 60; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector))) {
                assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle"))
                        .as("focus is seen on " + selector)
                        .isNotEqualTo("none");
                return;
            }
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }
}
