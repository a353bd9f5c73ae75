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
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Those who hire, at their pages. */
class HiringPagesIT {
    private static final String POSTING =
            "We look for a registered nurse on our surgical ward, with experience in wound care and patient education.";
    private static final String HOSTILE = "<img src=x onerror=alert(1)> \u202egnp.exe";

    private static Browser signedIn(TestTenant tenant, Screen screen) {
        return Browser.at(tenant, screen).signIn("admin", tenant.password());
    }

    private static String person(TestTenant tenant, String name, String role) {
        return tenant.administrator()
                .post("/tenant/users", "{'username':'%s','name':'%s','roles':['%s']}".formatted(name, name, role))
                .expect(201)
                .text("password");
    }

    /** Interviewed for the position, and rated; the id of the session. */
    private static String interviewed(TestTenant tenant, String token) {
        TestCandidate candidate = TestCandidate.enter(tenant.visitor(), token).answerAll(TestLearner.GOOD);
        candidate.submit().expect(200);
        String id = candidate.session().substring("/sessions/".length());
        TestLearner.eventually(
                () -> tenant.administrator().get("/scorecards/" + id),
                answer -> !answer.expect(200).text("state").equals("waiting"));
        return id;
    }

    private static String interviewed(TestTenant tenant) {
        Client hr = tenant.administrator();
        return interviewed(tenant, TestCandidate.invite(hr, TestCandidate.position(hr), ""));
    }

    private static Locator button(Browser browser, String name) {
        return browser.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator link(Browser browser, String name) {
        return browser.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static void decide(Browser browser, String decision, String reason) {
        browser.page()
                .locator("label", new Page.LocatorOptions().setHasText(decision))
                .click();
        browser.page().getByLabel("Why?").fill(reason);
        browser.page().getByLabel("I have read the answers").check();
        button(browser, "Release the decision").click();
    }

    @Test
    void from_a_posting_to_a_decision() throws IOException {
        TestTenant tenant = TestTenant.open();
        try (Browser browser = signedIn(tenant, Screen.DESK)) {
            Page page = browser.page();
            browser.go("/positions").look("hiring-positions-empty");
            link(browser, "New position").first().click();
            browser.look("hiring-new-position");
            page.getByLabel("Title").fill("Registered nurse");
            page.getByLabel("Job posting").fill(POSTING);
            page.getByLabel("Department").fill("Care");
            button(browser, "Make position").click();
            page.waitForURL(url -> url.matches(".*/positions/[0-9a-f-]{36}"));
            assertThat(page.locator("main")).containsText("Registered nurse");
            assertThat(page.locator("ol.plain > li")).hasCount(6);
            browser.look("hiring-position-new");

            String second = page.locator("ol.plain > li h3").nth(1).innerText();
            link(browser, "Exchange 2").click();
            browser.look("hiring-exchange");
            button(browser, "Take this one").first().click();
            assertThat(page.locator("ol.plain > li")).hasCount(6);
            assertThat(page.locator("ol.plain > li h3").nth(1)).not().hasText(second);
            link(browser, "Preview").click();
            assertThat(page.locator("main")).not().containsText("rated by");
            browser.look("hiring-preview");
            link(browser, "Back to the position").click();

            link(browser, "Invite candidates").click();
            browser.look("hiring-invite");
            page.getByLabel("List", new Page.GetByLabelOptions().setExact(true))
                    .fill(
                            "name;email;extraTime\nMaya Lindqvist;maya@example.org;1,25\n=HYPERLINK(1);bo@example.org;\nNobody;nowhere;\n");
            button(browser, "See what will happen").click();
            assertThat(page.locator("#preview")).hasText("2 people will be invited, one line cannot");
            assertThat(page.locator("tbody tr").nth(2)).containsText("not an e-mail address");
            browser.look("hiring-invite-preview");
            button(browser, "Invite 2 people").click();
            assertThat(page.locator("h1")).hasText("2 links");
            browser.look("hiring-links");
            Download links =
                    page.waitForDownload(() -> button(browser, "Save as CSV").click());
            assertThat(Files.readString(links.path()))
                    .contains("\"Maya Lindqvist\",\"maya@example.org\",\"http")
                    .contains("\"'=HYPERLINK(1)\"")
                    .doesNotContain("\"=");
            String told = page.locator("#link-0").inputValue();
            link(browser, "Done").click();
            assertThat(page.locator("#candidates")).containsText("25% more time");
            assertThat(page.locator("main")).containsText("Somebody was invited");

            String id = interviewed(tenant, told.substring(told.indexOf('#') + 1));
            browser.go("/candidates").look("hiring-candidates");
            link(browser, "Maya Lindqvist").click();
            assertThat(page.locator("mark").first()).isVisible();
            browser.look("hiring-score-card");
            decide(browser, "Advance", "She calmed the ward and told us how.");
            assertThat(page.locator("main")).containsText("Decided: advance");
            browser.look("hiring-score-card-decided");
            assertThat(tenant.administrator()
                            .get("/audit?limit=100")
                            .expect(200)
                            .body())
                    .contains("scorecard.released", "session:" + id);

            Download pdf = page.waitForDownload(() -> link(browser, "PDF").click());
            try (PDDocument document = Loader.loadPDF(Files.readAllBytes(pdf.path()))) {
                assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " "))
                        .contains("Maya Lindqvist", "Decision: Advance", "She calmed the ward");
                assertThat(document.getDocumentCatalog().getMarkInfo().isMarked())
                        .isTrue();
            }
            assertThat(page.waitForDownload(() -> link(browser, "CSV").click()).suggestedFilename())
                    .isEqualTo("score-card-" + id + ".csv");
        }
    }

    @Test
    void who_reviews_rates_with_the_keyboard_before_they_learn_what_others_gave() {
        TestTenant tenant = TestTenant.open();
        String id = interviewed(tenant);
        JsonNode card = tenant.administrator().get("/scorecards/" + id).json();
        int criteria = card.at("/turns/0/question/rubric").size();
        String password = person(tenant, "rita", "reviewer");
        try (Browser browser = Browser.at(tenant, Screen.DESK).signIn("rita", password)) {
            Page page = browser.page();
            browser.go("/scorecards/" + id).look("hiring-score-card-blind");
            assertThat(page.locator("main")).not().containsText("Planted");
            assertThat(page.locator("main")).not().containsText("Machine");
            assertThat(page.locator("mark")).hasCount(0);
            assertThat(link(browser, "PDF")).hasCount(0);
            assertThat(page.evaluate(
                            "path => fetch(path).then(answer => answer.status)",
                            "/scorecards/" + id + "/score-card.pdf"))
                    .isEqualTo(409);

            browser.go("/scorecards/" + id + "/review/1").look("hiring-review");
            page.locator("input[name=level-0]").first().focus();
            for (int i = 0; i < criteria; i++) {
                page.keyboard().press("Space");
                page.keyboard().press("ArrowDown");
                page.keyboard().press("ArrowDown");
                page.keyboard().press("Tab");
            }
            page.keyboard().type("He says what he did and what came of it.");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertThat(page.locator("main")).containsText("Your levels are kept");
            assertThat(page.locator("main")).containsText("Rated by embedded");
            browser.look("hiring-review-beside");
            JsonNode after = tenant.administrator().get("/scorecards/" + id).json();
            assertThat(after.at("/turns/0/ratings")).hasSize(criteria);
            assertThat(after.at("/turns/0/ratings/0/level").asInt()).isEqualTo(2);
            assertThat(after.at("/turns/0/ratings/0/reason").asText()).startsWith("He says");
            assertThat(link(browser, "Next answer")).isVisible();
        }
    }

    @Test
    void each_role_has_its_own_pages() {
        TestTenant tenant = TestTenant.open();
        String id = interviewed(tenant);
        String position = tenant.administrator()
                .get("/scorecards/" + id)
                .json()
                .at("/position/id")
                .asText();
        String reviewer = person(tenant, "rita", "reviewer");
        String recruiter = person(tenant, "rob", "recruiter");
        try (Browser browser = Browser.at(tenant, Screen.PHONE.dark()).signIn("rita", reviewer)) {
            for (String path : List.of("/skill-gaps", "/positions/new", "/positions/" + position + "/invitations")) {
                browser.go(path);
                assertThat(browser.page().locator("h1")).hasText("Not open to you");
            }
            browser.go("/positions/" + position).look("hiring-position-reviewer");
            assertThat(browser.page().locator("main form")).hasCount(0);
            browser.go("/candidates").look("hiring-candidates-reviewer");
            assertThat(browser.page().locator("main")).containsText("Candidate " + id.substring(0, 8));
            browser.go("/scorecards/" + id);
            assertThat(browser.page().getByLabel("Why?")).hasCount(0);
        }
        try (Browser browser = Browser.at(tenant, Screen.PHONE).signIn("rob", recruiter)) {
            browser.go("/scorecards/" + id);
            assertThat(browser.page().getByLabel("Why?")).isVisible();
            browser.go("/audit");
            assertThat(browser.page().locator("main")).not().containsText("scorecard");
        }
    }

    @Test
    void who_decides_on_what_has_changed_is_told_and_loses_no_word() {
        TestTenant tenant = TestTenant.open();
        String id = interviewed(tenant);
        String path = "/scorecards/" + id;
        try (Browser browser = signedIn(tenant, Screen.DESK)) {
            browser.go(path);
            String criterion = tenant.administrator()
                    .get(path)
                    .json()
                    .at("/turns/0/question/rubric/0/name")
                    .asText();
            tenant.administrator()
                    .post(
                            path + "/review",
                            "{'turn':1,'criterion':'%s','level':0,'reason':'I heard nothing.'}".formatted(criterion))
                    .expect(200);

            decide(browser, "Hold", "We wait for the second talk.");

            assertThat(browser.page().getByRole(AriaRole.ALERT)).containsText("Somebody changed this");
            assertThat(browser.page().getByLabel("Why?")).hasValue("We wait for the second talk.");
            assertThat(browser.page().locator("main")).containsText("I heard nothing.");
            browser.look("hiring-changed-meanwhile");
            decide(browser, "Hold", "We wait for the second talk.");
            assertThat(browser.page().locator("main")).containsText("Decided: hold");
        }
    }

    @Test
    void what_candidates_write_is_only_ever_text() {
        TestTenant tenant = TestTenant.open();
        Client hr = tenant.administrator();
        String position = TestCandidate.position(hr);
        String link = hr.post(
                        "/positions/" + position + "/invitations",
                        "{'name':'%s','email':'mallory@example.org'}".formatted(HOSTILE))
                .expect(201)
                .text("link");
        TestCandidate candidate = TestCandidate.enter(tenant.visitor(), link.substring(link.indexOf('#') + 1));
        candidate
                .answer(
                        candidate.ask(),
                        "</p><script>document.title=1</script>" + HOSTILE + " {{7*7}} ${7*7} " + TestLearner.GOOD)
                .expect(200);
        candidate.submit().expect(200);
        String id = candidate.session().substring("/sessions/".length());
        try (Browser browser = signedIn(tenant, Screen.DESK.dark())) {
            for (String path : List.of("/scorecards/" + id, "/candidates", "/positions/" + position)) {
                browser.go(path);
                assertThat(browser.page().locator("main")).containsText("<img src=x onerror=alert(1)>");
                assertThat(browser.page().locator("main img, main script")).hasCount(0);
            }
            browser.go("/scorecards/" + id).look("hiring-hostile");
            assertThat(browser.page().locator(".answer-text").first()).containsText("{{7*7}} ${7*7}");
            assertThat(browser.page().title()).doesNotStartWith("1");
        }
    }

    @Test
    void skill_gaps_are_shown_where_there_are_enough_people() {
        TestTenant tenant = TestTenant.open();
        Client hr = tenant.administrator();
        String position = TestCandidate.position(hr);
        for (int i = 0; i < 5; i++) {
            interviewed(tenant, TestCandidate.invite(hr, position, ""));
        }
        String few = TestCandidate.position(hr);
        hr.with("If-Match", "*")
                .patch("/positions/" + few, "{'department':'Kitchen'}")
                .expect(200);
        String last = interviewed(tenant, TestCandidate.invite(hr, few, ""));
        try (Browser browser = signedIn(tenant, Screen.DESK)) {
            browser.go("/skill-gaps").look("hiring-skill-gaps");
            assertThat(browser.page().locator("table.heat td.hx").first()).containsText("<5");
            assertThat(browser.page().locator("main")).containsText("fewer than five people");
            assertThat(browser.page().locator("table.table")).containsText("Kitchen");
            browser.narrow("hiring-skill-gaps");
            browser.go("/scorecards/" + last);
            assertThat(browser.page().locator(".kpis")).containsText("Too few others");
        }
        try (Browser browser = signedIn(tenant, Screen.PHONE.dark())) {
            browser.go("/skill-gaps").look("hiring-skill-gaps-phone");
        }
    }

    @ParameterizedTest
    @CsvSource({"#ffcc00,#0f8a7e", "#7a2e8e,#c2410c"})
    void any_brand_on_any_screen_and_in_german(String brand, String accent) {
        TestTenant tenant = TestTenant.open();
        tenant.administrator()
                .with("If-Match", "*")
                .put(
                        "/tenant/branding",
                        "{'name':'Nordhavn','colours':{'brand':'%s','accent':'%s'},'links':{},'languages':['en','de']}"
                                .formatted(brand, accent))
                .expect(200);
        String id = interviewed(tenant);
        String position = tenant.administrator()
                .get("/scorecards/" + id)
                .json()
                .at("/position/id")
                .asText();
        List<String> paths = List.of(
                "/positions",
                "/positions/new",
                "/positions/" + position,
                "/positions/" + position + "/invitations",
                "/positions/" + position + "/preview",
                "/candidates",
                "/scorecards/" + id,
                "/scorecards/" + id + "/review/1",
                "/skill-gaps");
        String mark = brand.substring(1);
        for (Screen screen : List.of(Screen.DESK, Screen.PHONE.dark())) {
            try (Browser browser = signedIn(tenant, screen)) {
                for (String path : paths) {
                    String name = "hiring-" + mark + "-" + screen.width()
                            + path.replaceAll("/[0-9a-f-]{36}", "").replace('/', '-');
                    browser.go(path).look(name);
                    if (screen.equals(Screen.DESK)) {
                        browser.narrow(path);
                        browser.page().setViewportSize(screen.width(), screen.height());
                    }
                }
                browser.go("/scorecards/" + id);
                browser.page()
                        .context()
                        .addCookies(List.of(
                                new com.microsoft.playwright.options.Cookie("lang", "de").setUrl(browser.origin())));
                browser.go("/scorecards/" + id).look("hiring-" + mark + "-" + screen.width() + "-german");
                assertThat(browser.page().locator("main")).containsText("Kompetenzprofil");
            }
        }
    }
}
