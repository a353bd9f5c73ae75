package dev.vivavoce.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotType;
import dev.vivavoce.portal.testing.Browser;
import dev.vivavoce.portal.testing.Browser.Screen;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.Rows;
import dev.vivavoce.portal.testing.TestCandidate;
import dev.vivavoce.portal.testing.TestLearner;
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
    private static final long MOST_BYTES = 200_000;
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

    private static final String PASSWORD = "a tall green lamp";

    /** To the first question of a nurse's practice. */
    private static final String LEARNED =
            "I would first find out whether I am right: a look at the rota, and whether she has more patients than we do. Then I would speak to"
                    + " her alone, with one example from this week, and ask what keeps her from it. On my last ward it was the bus that she had to catch, so we put"
                    + " the restocking at noon and wrote down who does what on which day. After two weeks I asked again, and nobody had to remind anybody.";

    /** What candidates say; the last of them the first to the first question, and so on. */
    private static final List<String> ANSWERS = List.of(
            "The wife of a patient was angry because nobody had told her why the operation was put off. I sat down with her, let her speak, and explained"
                    + " what had come between. I found out the new time from the theatre, wrote it down for her and came back at noon as I had promised. She"
                    + " thanked me, and we now tell relatives of delays within half an hour.",
            "Two colleagues were ill on a night with 22 patients. I asked the ward next door for one hour of help, sorted the tasks by what could not wait,"
                    + " and gave the students the rounds they could do alone. All medicines were given in time but one, which was 20 minutes late; I"
                    + " reported that in the morning.",
            "On the stroke unit we were five, and I was the one who kept the handover list. When two of us disagreed about who takes new patients I proposed to"
                    + " take turns and wrote the turns on the board. In the year after that nobody had more than one patient above the mean, and three of the"
                    + " five are still there.",
            "I usually stay calm and talk to people. That mostly works.",
            "We had a problem with the rota once and it was solved in the end by the team.");

    @Test
    void pictures_of_the_main_pages() throws IOException {
        TestTenant tenant = tenant();
        useModels(tenant);
        for (Picture picture : PICTURES) {
            try (Browser browser = Browser.at(tenant, picture.screen())) {
                if (!picture.role().isEmpty()) {
                    String username = picture.name() + "-" + picture.role();
                    browser.signIn(username, password(tenant, username, picture.role()));
                }
                take(browser.go(picture.path()), picture.name());
            }
        }
    }

    @Test
    void pictures_of_a_learner() throws IOException {
        TestTenant tenant = tenant();
        TestLearner learner = TestLearner.signedUp(tenant, "hanna", PASSWORD);
        String session = learner.open();
        String turn = learner.ask(session).replaceFirst("/sessions/", "/session/");
        try (Browser browser = Browser.at(tenant, WINDOW).signIn("hanna", PASSWORD)) {
            browser.go(turn).page().locator("#answer").fill(LEARNED);
            take(browser, "practice-question");
            browser.page().locator("#answering .primary").click();
            browser.page().locator("mark").first().waitFor();
            take(browser, "practice-feedback");
        }
    }

    @Test
    void pictures_of_an_interview_and_its_score_card() throws IOException {
        TestTenant tenant = tenant();
        Client hr = tenant.administrator();
        String position = hr.post(
                        "/positions",
                        "{'title':'Registered nurse','posting':'We look for a nurse for our surgical ward.','format':'behavioural',"
                                + "'department':'Care','questionIds':['calm-under-pressure-02','calm-under-pressure-01','teamwork-01']}")
                .expect(201)
                .text("id");
        List<String> names =
                List.of("Ben Okafor", "Chiara Conti", "Daan Visser", "Elif Kaya", "Farid Haddad", "Maya Lindqvist");
        String card = "";
        for (String name : names) {
            TestCandidate candidate = TestCandidate.enter(tenant.visitor(), invite(hr, position, name));
            int from = names.size() - 1 - names.indexOf(name);
            for (int i = 0; i < 3; i++) {
                candidate
                        .answer(candidate.ask(), ANSWERS.get((from + i) % ANSWERS.size()))
                        .expect(200);
            }
            candidate.submit().expect(200);
            card = candidate.session().replaceFirst("/sessions/", "/scorecards/");
        }
        try (Browser browser = Browser.at(tenant, WINDOW).signIn("admin", tenant.password())) {
            take(browser.go(card), "score-card");
            take(browser.go("/skill-gaps"), "skill-gaps");
        }
        try (Browser browser = Browser.at(tenant, Screen.PHONE)) {
            take(browser.go("/invitation#" + invite(hr, position, "Nora Brandt")), "invitation");
            browser.page().getByRole(AriaRole.CHECKBOX).check();
            browser.page().locator("#begin .btn.primary").click();
            browser.page().waitForURL("**/interview/*");
            browser.page().locator("main .btn.primary").click();
            browser.page().locator("#answer").fill(ANSWERS.get(0));
            take(browser, "interview");
        }
    }

    /** An invitation of that name; its token. */
    private static String invite(Client hr, String position, String name) {
        String link = hr.post(
                        "/positions/" + position + "/invitations",
                        "{'name':'%s','email':'%s@people.example'}".formatted(name, name.replace(' ', '.')))
                .expect(201)
                .text("link");
        return link.substring(link.indexOf('#') + 1);
    }

    private static void take(Browser browser, String name) throws IOException {
        Path file = Files.createDirectories(Path.of(Objects.requireNonNull(System.getProperty("portal.document")))
                        .resolveSibling("pictures"))
                .resolve(name + ".png");
        browser.page().screenshot(new Page.ScreenshotOptions().setPath(file).setType(ScreenshotType.PNG));
        assertThat(Files.size(file)).as(name).isLessThan(MOST_BYTES);
    }

    private static String password(TestTenant tenant, String username, String role) {
        return tenant.administrator()
                .post("/tenant/users", "{'username':'%s','name':'Hanna Ruiz','roles':['%s']}".formatted(username, role))
                .expect(201)
                .text("password");
    }

    /** In a look of its own. */
    private static TestTenant tenant() {
        TestTenant tenant = TestTenant.open(true);
        tenant.administrator()
                .with("If-Match", "*")
                .put(
                        "/tenant/branding",
                        "{'name':'Nordhavn Bank','tagline':'Careers','colours':{'brand':'#0a4f8f','accent':'#0f8a7e'},'languages':['en','de'],"
                                + "'links':{'privacy':'https://nordhavn.example/privacy'}}")
                .expect(200);
        return tenant;
    }

    private static void useModels(TestTenant tenant) {
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
    }
}
