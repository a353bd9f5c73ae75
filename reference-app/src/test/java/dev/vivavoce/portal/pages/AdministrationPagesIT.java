package dev.vivavoce.portal.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.vivavoce.portal.testing.Browser;
import dev.vivavoce.portal.testing.Browser.Screen;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestTenant;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an administrator does in the settings, the question bank and the audit trail, as they do it. */
class AdministrationPagesIT {
    private static final TestTenant TENANT = TestTenant.open(false);
    private static final String HOSTILE = "<img src=x onerror=alert(1)>=cmd()";

    private static Browser administrator(Screen screen) {
        return Browser.at(TENANT, screen).signIn("admin", TENANT.password());
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String saved(Page page) {
        return page.getByRole(AriaRole.STATUS)
                .filter(new Locator.FilterOptions().setHasText("Saved"))
                .innerText();
    }

    @Test
    void somebody_is_added_signs_in_is_locked_out_and_comes_back_with_a_new_password() {
        try (Browser browser = administrator(Screen.DESK);
                Browser other = Browser.at(TENANT, Screen.PHONE)) {
            Page page = browser.page();
            page.onDialog(Dialog::accept);
            browser.go("/settings").look("settings").narrow("settings");
            browser.go("/settings/people").look("people").narrow("people");
            page.setViewportSize(1440, 900);
            page.getByLabel("Full name").fill("Rosa Recruiter");
            page.locator("form[method=post] #username").fill("rosa");
            button(page, "Add").click();
            String first = page.locator("#once").innerText();
            browser.look("people-added");
            assertThat(page.locator("h2#once-title")).hasText("rosa can sign in now");

            other.signIn("rosa", first);
            assertThat(other.page().url()).doesNotContain("sign-in");
            other.go("/settings/people").look("settings-forbidden");
            assertThat(other.page().title()).contains("Not open to you");

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Rosa Recruiter"))
                    .click();
            browser.look("person").narrow("person");
            page.setViewportSize(1440, 900);
            button(page, "Lock account").click();
            assertThat(page.getByText("Saved.")).isVisible();
            assertThat(page.getByText("This account is locked.")).isVisible();
            other.go("/questions");
            assertThat(other.page().url()).contains("/sign-in");

            button(page, "Unlock account").click();
            assertThat(button(page, "Lock account")).isVisible();
            button(page, "Give a new password").click();
            String second = page.locator("#once").innerText();
            assertThat(second).isNotEqualTo(first);
            other.signIn("rosa", second).go("/questions");
            assertThat(other.page().url()).endsWith("/questions");
        }
    }

    @Test
    void what_was_filled_in_stays_where_a_name_is_taken_or_odd() {
        try (Browser browser = administrator(Screen.PHONE)) {
            Page page = browser.go("/settings/people").page();
            page.getByLabel("Full name").fill(HOSTILE);
            page.locator("form[method=post] #username").fill("admin");
            button(page, "Add").click();
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("This user name is taken.");
            assertThat(page.getByLabel("Full name")).hasValue(HOSTILE);
            browser.look("people-taken");

            page.locator("form[method=post] #username").fill("has a space");
            button(page, "Add").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("no spaces");
            page.locator("form[method=post] #username").fill("hostile");
            button(page, "Add").click();
            assertThat(page.locator("tbody")).containsText(HOSTILE);
        }
    }

    @Test
    void the_last_administrator_cannot_give_it_up_and_is_told_so() {
        try (Browser browser = administrator(Screen.DESK)) {
            Page page = browser.go("/settings/people?q=admin").page();
            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("admin").setExact(true))
                    .click();
            page.getByLabel("Administrator").uncheck();
            page.getByLabel("Reviewer").check();
            button(page, "Save").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("administrator");
            assertThat(page.getByLabel("Reviewer")).isChecked();
            browser.look("person-refused");
        }
    }

    @Test
    void a_key_is_shown_once_works_and_ends_when_revoked() {
        try (Browser browser = administrator(Screen.DESK.dark())) {
            Page page = browser.page();
            page.onDialog(Dialog::accept);
            browser.go("/settings/keys").look("keys").narrow("keys");
            page.setViewportSize(1440, 900);
            page.getByLabel("Name").fill("Greenhouse " + HOSTILE);
            button(page, "Make key").click();
            assertThat(page.getByRole(AriaRole.ALERT)).hasText("Choose at least one thing that the key may do.");
            page.getByLabel("audit:read").check();
            button(page, "Make key").click();
            String key = page.locator("#once").innerText();
            assertThat(key).startsWith("vv_");
            browser.look("keys-made");
            Client machine = TENANT.visitor().bearer(key);
            machine.get("/audit").expect(200);
            machine.get("/tenant/users").expect(403);

            browser.go("/settings/keys");
            assertThat(page.content()).doesNotContain(key);
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Revoke"))
                    .click();
            assertThat(page.locator("tbody")).containsText("Revoked on");
            machine.get("/audit").expect(401);
        }
    }

    @Test
    void retention_is_set_and_odd_days_are_told_beside_the_field() {
        TestTenant tenant = TestTenant.open(false);
        try (Browser browser = Browser.at(tenant, Screen.PHONE).signIn("admin", tenant.password())) {
            Page page = browser.go("/settings/retention").page();
            browser.look("retention").narrow("retention");
            page.setViewportSize(390, 844);
            page.getByLabel("Remove it after a number of days").check();
            button(page, "Save").click();
            assertThat(page.locator(".fault")).containsText("from 1 to 36,500");
            assertThat(page.getByLabel("Days", new Page.GetByLabelOptions().setExact(true)))
                    .isFocused();
            browser.look("retention-refused");
            page.getByLabel("Days", new Page.GetByLabelOptions().setExact(true)).fill("180");
            page.getByLabel("Remove nothing at all").check();
            button(page, "Save").click();
            saved(page);
            assertThat(tenant.administrator().get("/tenant/retention").text("sessionDays"))
                    .isEqualTo("180");
            assertThat(tenant.administrator().get("/tenant/retention").text("legalHold"))
                    .isEqualTo("true");
        }
    }

    @Test
    void models_are_ordered_probed_and_their_cost_is_shown() {
        TestTenant tenant = TestTenant.open(false);
        for (int day = 0; day < 31; day += 2) {
            Rows.change(
                    "insert into model_usage (tenant_id, day, provider, model, calls, unpriced, input_tokens, cached_tokens, output_tokens, usd)"
                            + " values (?, current_date - ?, ?, ?, ?, 0, ?, 0, 400, ?::numeric)",
                    UUID.fromString(tenant.id()),
                    day,
                    day % 4 == 0 ? "gemini" : "claude",
                    day % 4 == 0 ? "gemini-2.5-flash" : "claude-sonnet-4-5",
                    3 + day,
                    1_000 * (day + 1),
                    "0." + (10 + day));
        }
        try (Browser browser = Browser.at(tenant, Screen.DESK).signIn("admin", tenant.password())) {
            Page page = browser.page();
            page.onDialog(Dialog::accept);
            browser.go("/settings/models").look("models").narrow("models");
            assertThat(page.locator("tr.sum th")).hasText(new String[] {"Anthropic Claude", "Google Gemini"});
            assertThat(page.locator("tr.sum").first()).containsText("2.08");
            page.setViewportSize(1440, 900);
            Locator add = page.locator("form[action='/settings/models/add']");
            add.getByLabel("Provider").selectOption("openai-compatible");
            add.getByLabel("Model").fill("house-model");
            add.getByLabel("Address").fill("http://10.0.0.1/v1");
            add.getByRole(AriaRole.BUTTON).click();
            assertThat(add.locator(".fault")).hasCount(1);
            browser.look("models-refused");
            add.getByLabel("Address").fill("http://127.0.0.1:9/v1");
            add.getByRole(AriaRole.BUTTON).click();
            saved(page);
            add.getByLabel("Provider").selectOption("gemini");
            add.getByLabel("Model").fill("gemini-2.5-flash");
            add.getByLabel("Key").fill("a-key-that-nobody-sees-again-9876");
            add.getByRole(AriaRole.BUTTON).click();
            assertThat(page.getByText("key ends in 9876")).isVisible();
            assertThat(page.content()).doesNotContain("nobody-sees");
            button(page, "Ask gemini-2.5-flash earlier").click();
            assertThat(page.locator("ol.plain > li").first()).containsText("gemini-2.5-flash");
            button(page, "Remove gemini-2.5-flash").click();
            assertThat(page.getByText("key ends in 9876")).hasCount(0);
            page.getByLabel("Tokens a day").last().fill("50000");
            page.locator("form[action='/settings/models/budget']")
                    .getByRole(AriaRole.BUTTON)
                    .click();
            assertThat(page.getByText("/ 50,000")).isVisible();
            button(page, "Try each").click();
            assertThat(page.getByText("Cannot be reached.")).isVisible();
            browser.look("models-used");
        }
    }

    @Test
    void a_brand_is_tried_refused_where_it_cannot_be_read_and_kept() {
        TestTenant tenant = TestTenant.open(false);
        try (Browser browser = Browser.at(tenant, Screen.DESK).signIn("admin", tenant.password())) {
            Page page = browser.go("/settings/branding").page();
            browser.look("branding").narrow("branding");
            page.setViewportSize(1440, 900);
            Locator brand = page.getByLabel("Brand", new Page.GetByLabelOptions().setExact(true));
            Locator accent = page.getByLabel("Accent", new Page.GetByLabelOptions().setExact(true));
            brand.fill("#ffcc00");
            assertThat(page.getByLabel("Text on brand", new Page.GetByLabelOptions().setExact(true)))
                    .hasValue("#121922");
            accent.fill("#ffee99");
            assertThat(page.locator("[data-measure=accent] .tag")).hasText("Too faint");
            button(page, "Save").click();
            assertThat(page.locator(".fault")).containsText("it takes 3.0");
            assertThat(accent).hasValue("#ffee99");
            browser.look("branding-refused");
            accent.fill("#8a5a00");
            assertThat(page.locator("[data-measure=accent] .tag")).hasText("Readable");
            page.getByLabel("Name on the pages").fill("Solstice " + HOSTILE);
            page.getByLabel("Privacy").fill("https://solstice.example/privacy");
            page.locator("#file")
                    .setInputFiles(new FilePayload(
                            "evil<script>.svg",
                            "image/svg+xml",
                            ("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><script>alert(1)</script>"
                                            + "<rect width='9' height='9' fill='#8a5a00' onload='alert(1)'/></svg>")
                                    .getBytes(StandardCharsets.UTF_8)));
            button(page, "Save").click();
            saved(page);
            assertThat(page.locator(".side .brand b")).hasText("Solstice " + HOSTILE);
            assertThat(page.locator(".side .links")).containsText("Privacy");
            browser.look("branding-saved");
            assertThat(page.evaluate("fetch(document.querySelector('.brand img').src).then(r => r.text())"))
                    .asString()
                    .contains("rect")
                    .doesNotContain("alert");
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(com.microsoft.playwright.options.ColorScheme.DARK));
            browser.look("branding-dark");
        }
    }

    @Test
    void the_trail_is_narrowed_down_verified_and_taken_home() throws java.io.IOException {
        TestTenant tenant = TestTenant.open(false);
        tenant.member("=sum(A1)@x".replaceAll("[()=]", ""), "learner");
        for (int i = 0; i < 60; i++) {
            tenant.administrator()
                    .post("/tenant/api-keys", "{'name':'k%d','scopes':['audit:read']}".formatted(i))
                    .expect(201);
        }
        try (Browser browser = Browser.at(tenant, Screen.DESK).signIn("admin", tenant.password())) {
            Page page = browser.go("/audit").page();
            browser.look("audit").narrow("audit");
            page.setViewportSize(1440, 900);
            assertThat(page.locator("tbody tr")).hasCount(50);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Next page"))
                    .click();
            assertThat(page.locator("tbody tr").last()).containsText("Opened the portal");
            page.getByLabel("What").selectOption("user");
            button(page, "Search").click();
            assertThat(page.locator("tbody tr")).hasCount(1);
            assertThat(page.locator("tbody tr")).containsText("Added somebody");
            page.getByLabel("Who").fill("nobody-of-that-name");
            button(page, "Search").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("nobody-of-that-name");
            browser.look("audit-unknown").go("/audit?from=2001-01-01&to=2001-01-02");
            assertThat(page.getByText("Nothing of the kind was done.")).isVisible();
            browser.look("audit-empty").go("/audit?who=admin");
            Path file = page.waitForDownload(() -> page.getByText("Export CSV").click())
                    .path();
            assertThat(Files.readString(file))
                    .startsWith("\"number\",\"at\",\"actor\"")
                    .contains("\"api-key.made\"")
                    .doesNotContain("tenant.opened");

            button(page, "Verify the chain").click();
            assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("The chain is whole");
            browser.look("audit-whole");
            Rows.change(
                    "update audit_entry set action = 'user.erased' where tenant_id = ? and number = 3",
                    UUID.fromString(tenant.id()));
            button(page, "Verify the chain").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("broken at entry 3");
            browser.look("audit-broken");
        }
    }

    @Test
    void a_question_is_written_linted_put_live_and_changed() {
        try (Browser browser = administrator(Screen.DESK)) {
            Page page = browser.page();
            browser.go("/questions").look("questions-empty");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Write a question"))
                    .first()
                    .click();
            Locator text = page.getByLabel("Question", new Page.GetByLabelOptions().setExact(true));
            page.getByLabel("Competency").selectOption("teamwork");
            text.fill("How old are you, and are you married?");
            assertThat(page.locator("#findings")).containsText("An employer should not ask about this");
            assertThat(page.locator("[data-lint=text]")).containsText("An employer should not ask about this");
            browser.look("question-linted").narrow("question-linted");
            page.setViewportSize(1440, 900);
            // It was answered, in this page or, where its script came late, by another one: what is filled in before
            // would be lost.
            page.evaluate("() => { window.isBefore = true; }");
            button(page, "Put live").click();
            page.waitForFunction("() => document.readyState === 'complete'"
                    + " && (!window.isBefore || document.getElementById('question').ariaBusy === 'false')");
            assertThat(page.locator(".fault").first()).isVisible();
            text.fill("Tell me about a time when a handover between two shifts went wrong " + HOSTILE + ".");
            fillAnchors(page);
            button(page, "Keep as draft").click();
            saved(page);
            assertThat(text)
                    .hasValue("Tell me about a time when a handover between two shifts went wrong " + HOSTILE + ".");
            text.fill("Tell me about a time when a handover between two shifts went wrong.");
            button(page, "Save as a new version").click();
            // What tells that it was saved stands there from the first time.
            assertThat(page.locator(".title")).containsText("Version 2");
            button(page, "Put live").click();
            assertThat(page.getByText("May be asked.")).isVisible();
            browser.look("question-live");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Version 1"))
                    .click();
            assertThat(page.getByText("This is version 1 of 3")).isVisible();
            browser.look("question-past");
            browser.go("/questions?q=handover&state=live").look("questions-own");
            assertThat(page.locator(".qline")).hasCount(1);
            browser.go("/questions?from=bundled&q=nurse")
                    .look("questions-bundled")
                    .narrow("questions-bundled");
            page.setViewportSize(1440, 900);
            page.locator(".qline a").first().click();
            browser.look("question-bundled");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Use as a start"))
                    .click();
            assertThat(page.getByLabel("Point 1, in three words")).not().hasValue("");
        }
    }

    private static void fillAnchors(Page page) {
        List<String> names = List.of("What happened", "Own part", "Lesson kept");
        List<String> points = List.of(
                "Names the patient or work that was at risk and when it was noticed.",
                "Says which step they took themselves to put it right.",
                "Describes a checklist or habit that the ward uses since then.");
        for (int i = 0; i < names.size(); i++) {
            page.locator("#anchor-" + i + "-name").fill(names.get(i));
            page.locator("#anchor-" + i).fill(points.get(i));
        }
    }

    @Test
    void a_file_is_looked_through_before_anything_is_stored() {
        TestTenant tenant = TestTenant.open(false);
        String rest =
                ",behavioural,teamwork,easy,mid,5,Own step,Says which step they took.,Outcome,Names what changed for others.,"
                        + "Reason,Explains why they chose that way.\r\n";
        String table =
                "id,text,style,competency,difficulty,seniority,minutes,anchor 1 name,anchor 1,anchor 2 name,anchor 2,anchor 3 name,anchor 3\r\n"
                        + "ours-1,Tell me about a colleague whom you helped." + rest
                        + "ours-2,Are you married?" + rest
                        + "ours-3,Tell me more.,nonsense,teamwork,easy,mid,5,,,,,,\r\n"
                        + "ours-4,\"Describe a day on which <b>" + HOSTILE + "</b> did not work.\"" + rest;
        try (Browser browser = Browser.at(tenant, Screen.DESK).signIn("admin", tenant.password())) {
            Page page = browser.go("/questions/import").page();
            browser.look("import").narrow("import");
            page.setViewportSize(1440, 900);
            bring(page, table);
            assertThat(page.getByText("What it would change")).isVisible();
            assertThat(page.locator(".counts")).containsText("3");
            assertThat(page.locator("x-import")).containsText(HOSTILE);
            assertThat(page.locator("x-import .tag.bad").first()).isVisible();
            browser.look("import-looked").narrow("import-looked");
            page.setViewportSize(1440, 900);
            assertThat(tenant.administrator().get("/questions").json().path("items"))
                    .isEmpty();
            button(page, "Bring in 3").click();
            assertThat(page.getByText("What it has changed")).isVisible();
            browser.look("import-done");
            assertThat(tenant.administrator().get("/questions").json().path("items"))
                    .hasSize(3);
            bring(page, table.replace("whom you helped", "whom you taught"));
            assertThat(page.locator("x-import del")).containsText("whom you helped");
            assertThat(page.locator("x-import ins")).containsText("whom you taught");
        }
    }

    private static void bring(Page page, String table) {
        page.locator("#import-file")
                .setInputFiles(new FilePayload("ours.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_recruiter_has_the_questions_and_a_reviewer_reads_them() {
        String recruiter = password("reto", "recruiter");
        String reviewer = password("vera", "reviewer");
        try (Browser browser = Browser.at(TENANT, Screen.PHONE.dark()).signIn("reto", recruiter)) {
            browser.go("/questions").look("questions-recruiter");
            assertThat(browser.page().locator("nav a[href='/settings']")).hasCount(0);
            for (String closed :
                    List.of("/settings", "/settings/models", "/settings/branding", "/audit", "/audit/export")) {
                assertThat(browser.page().navigate(browser.origin() + closed).status())
                        .as(closed)
                        .isEqualTo(403);
            }
        }
        try (Browser browser = Browser.at(TENANT, Screen.DESK).signIn("vera", reviewer)) {
            browser.go("/questions?from=bundled").look("questions-reviewer");
            assertThat(browser.page().getByText("Write a question")).hasCount(0);
            assertThat(browser.page()
                            .navigate(browser.origin() + "/questions/new")
                            .status())
                    .isEqualTo(403);
        }
    }

    private static String password(String username, String role) {
        return TENANT.administrator()
                .post("/tenant/users", "{'username':'%s','roles':['%s']}".formatted(username, role))
                .expect(201)
                .text("password");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/settings",
                "/settings/people",
                "/settings/keys",
                "/settings/models",
                "/settings/branding",
                "/settings/branding/specimen",
                "/settings/retention",
                "/audit",
                "/questions",
                "/questions?from=bundled",
                "/questions/new",
                "/questions/import"
            })
    void every_page_is_there_in_german_on_a_phone_and_from_right_to_left(String path) {
        String name = path.substring(1).replaceAll("[^a-z]+", "-");
        try (Browser browser = administrator(Screen.PHONE)) {
            choose(browser, "de");
            browser.go(path).look("german-" + name).narrow("german-" + name);
            choose(browser, "ar-XB");
            browser.page().setViewportSize(1440, 900);
            browser.go(path);
            assertThat(browser.page().locator("html")).hasAttribute("dir", "rtl");
            browser.look("mirrored-" + name).narrow("mirrored-" + name);
        }
    }

    private static void choose(Browser browser, String language) {
        browser.page()
                .context()
                .addCookies(List.of(
                        new com.microsoft.playwright.options.Cookie("lang", language).setUrl(browser.origin())));
    }
}
