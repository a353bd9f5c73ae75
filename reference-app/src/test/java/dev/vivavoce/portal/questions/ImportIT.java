package dev.vivavoce.portal.questions;

import static dev.vivavoce.portal.questions.TestQuestions.HEADER;
import static dev.vivavoce.portal.questions.TestQuestions.counts;
import static dev.vivavoce.portal.questions.TestQuestions.csv;
import static dev.vivavoce.portal.questions.TestQuestions.json;
import static dev.vivavoce.portal.questions.TestQuestions.lines;
import static dev.vivavoce.portal.questions.TestQuestions.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestTenant;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportIT {
    private static final String ASKED = "Describe how your team settled a disagreement about priorities.";
    private static final String OTHER = "Tell me about a colleague whom you helped to learn a tool.";

    private TestTenant tenant;
    private Client recruiter;

    @BeforeEach
    void open() {
        tenant = TestTenant.open();
        recruiter = tenant.member("recruiter", "recruiter");
    }

    private static List<String> findings(Answer answer) {
        List<String> found = new ArrayList<>();
        answer.json()
                .path("findings")
                .forEach(finding -> found.add(finding.path("line").asInt() + " "
                        + finding.path("severity").asText() + " "
                        + finding.path("field").asText() + ": "
                        + finding.path("detail").asText()));
        return found;
    }

    @Test
    void a_dry_run_tells_what_would_change_and_changes_nothing() {
        String file = HEADER + row("ours-01", ASKED, "live") + row("ours-02", OTHER, "");

        counts(csv(recruiter, "?dryRun=true", file), 2, 0, 0, 0);
        assertThat(recruiter.get("/questions").json().path("items")).isEmpty();

        counts(csv(recruiter, "", file), 2, 0, 0, 0);
        counts(csv(recruiter, "?dryRun=true", file.replace("medium", "hard")), 0, 2, 0, 0);
        assertThat(recruiter.get("/questions/ours-01").text("version")).isEqualTo("1");
    }

    @Test
    void keeps_the_good_lines_tells_the_bad_ones_and_gives_changes_a_new_version() {
        csv(recruiter, "", HEADER + row("ours-01", ASKED, "live") + row("ours-02", OTHER, "draft"))
                .expect(200);

        Answer answer = csv(
                recruiter,
                "",
                HEADER
                        + row("ours-01", ASKED, "").replace("medium", "hard")
                        + row("ours-02", OTHER, "")
                        + row("ours-03", "Describe a week in which nothing went as planned.", "")
                                .replace("mid", "middling")
                        + row("ours-04", "Describe a time when you changed your mind at work.", ""));

        counts(answer, 1, 1, 1, 1);
        assertThat(findings(answer))
                .anySatisfy(finding -> assertThat(finding).startsWith("4 error seniority: must be one of"));
        JsonNode now = recruiter.get("/questions/ours-01").expect(200).json();
        assertThat(now.path("version").asInt()).isEqualTo(2);
        assertThat(now.path("state").asText()).isEqualTo("live");
        assertThat(now.at("/question/difficulty").asText()).isEqualTo("hard");
        JsonNode before =
                recruiter.get("/questions/ours-01?version=1").expect(200).json();
        assertThat(before.at("/question/difficulty").asText()).isEqualTo("medium");
        recruiter.get("/questions/ours-01?version=3").expect(404);
    }

    @Test
    void reads_json_lines_as_well() {
        String file = "\ufeff" + json("ours-01", ASKED, "live") + "\n" + json("ours-02", OTHER, "draft");

        counts(lines(recruiter, "", file), 2, 0, 0, 0);
        counts(TestQuestions.send(recruiter, "application/jsonl", "", file), 0, 0, 2, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 error : the header lacks id|name;question",
                "1 error : the header lacks id|' '",
                "2 error : not valid CSV|HEADER\"ours-01,never closed",
                "2 error text: begins as a formula does|HEADERours-01,=HYPERLINK(1),behavioural,teamwork,,easy,mid,5",
                "2 error style: must be one of|HEADERours-01,Describe it.,' or 1=1 --,teamwork,,easy,mid,5",
                "2 error competency: names the undefined|HEADERours-01,Describe it.,behavioural,x'; drop table users; --,,easy,mid,5",
                "2 error id: must be lower-case|HEADERx'); drop table own_question; --,Describe it.,behavioural,teamwork,,easy,mid,5",
                "2 error id: question \"active-listening-01\" is already|HEADERactive-listening-01,Describe it.,behavioural,teamwork,,easy,mid,5",
                "2 error minutes: must be a whole number|HEADERours-01,Describe it.,behavioural,teamwork,,easy,mid,soon"
            })
    void tells_what_is_wrong_with_a_table(String told, String content) {
        Answer answer = csv(recruiter, "", content.replace("HEADER", HEADER));

        assertThat(answer.expect(200).json().path("added").asInt()).isZero();
        assertThat(findings(answer)).anySatisfy(finding -> assertThat(finding).startsWith(told));
    }

    @Test
    void tells_what_is_wrong_with_a_line_of_json() {
        Answer answer = lines(
                recruiter,
                "",
                json("ours-01", ASKED, "live")
                        + json("ours-01", OTHER, "live")
                        + json("ours-02", "How old are you\\u0000?", "draft")
                        + "[".repeat(2_000) + "\n"
                        + json("ours-03", OTHER, "draft").replace("\"medium\"", "{\"is\":[\"medium\"]}")
                        + "{\"id\":\"a\",\"id\":\"b\"}\n"
                        + "x".repeat(200_000) + "\n"
                        + json("a".repeat(101), OTHER, "draft")
                        + json("ours-04", "x".repeat(1_001), "draft"));

        counts(answer, 1, 0, 0, 8);
        assertThat(findings(answer))
                .anyMatch(finding -> finding.startsWith("2 error id: question \"ours-01\" is already"))
                .anyMatch(finding -> finding.startsWith("3 error text: must be a text"))
                .anyMatch(finding -> finding.startsWith("4 error : not valid JSON: nested"))
                .anyMatch(finding -> finding.startsWith("5 error difficulty: must be a text"))
                .anyMatch(finding -> finding.startsWith("6 error : not valid JSON: Duplicate"))
                .anyMatch(finding -> finding.startsWith("7 error : is longer than 100000"))
                .anyMatch(finding -> finding.startsWith("8 error id: has too many"))
                .anyMatch(finding -> finding.startsWith("9 error text: has too many"));
    }

    @Test
    void tells_bytes_that_are_no_text() {
        byte[] latin = (HEADER + row("ours-01", "Describe a caf\u00e9.", "")).getBytes(StandardCharsets.ISO_8859_1);
        Answer answer = recruiter
                .with("Content-Type", "text/csv")
                .bytes("POST", "/questions/import", () -> new ByteArrayInputStream(latin));

        counts(answer, 0, 0, 0, 1);
        assertThat(findings(answer)).containsExactly("2 error : holds bytes that are not UTF-8");
    }

    @Test
    void lets_nothing_go_live_that_must_not_be_asked() {
        Answer answer = csv(
                recruiter,
                "",
                HEADER
                        + row("ours-01", "How old are you?", "live")
                        + row("ours-02", "Are you married?", "draft")
                        + row("ours-03", ASKED, "live")
                        + row("ours-04", ASKED, "live"));

        counts(answer, 2, 0, 0, 2);
        assertThat(findings(answer))
                .anyMatch(finding -> finding.startsWith("2 error text: says \"how old are you\""))
                .anyMatch(finding -> finding.startsWith("2 error state: cannot be live"))
                .anyMatch(finding -> finding.startsWith("3 error text: says \"are you married\""))
                .anyMatch(finding -> finding.startsWith("5 error text: says about the same as \"ours-03\""))
                .anyMatch(finding -> finding.startsWith("5 error state: cannot be live"));
        assertThat(recruiter.get("/questions?state=live").json().at("/items").findValuesAsText("id"))
                .containsExactly("ours-03");
        assertThat(findings(csv(recruiter, "?dryRun=true", HEADER + row("ours-05", ASKED, ""))))
                .anyMatch(finding -> finding.contains("says about the same as \"ours-03\""));
    }

    @Test
    void what_was_live_is_no_draft_again_but_can_be_retired_and_come_back() {
        csv(recruiter, "", HEADER + row("ours-01", ASKED, "live")).expect(200);

        Answer draft = csv(recruiter, "", HEADER + row("ours-01", ASKED, "draft"));

        counts(draft, 0, 0, 0, 1);
        assertThat(findings(draft)).containsExactly("2 error state: is live, and can only be retired");
        counts(csv(recruiter, "", HEADER + row("ours-01", ASKED, "retired")), 0, 1, 0, 0);
        counts(csv(recruiter, "", HEADER + row("ours-01", ASKED, "live")), 0, 1, 0, 0);
        assertThat(recruiter.get("/questions/ours-01?version=2").text("state")).isEqualTo("retired");
    }

    @Test
    void code_is_text_in_every_field_that_takes_text() {
        String code =
                "Robert'); drop table own_question; -- ${jndi:ldap://x} <script>alert(1)</script> What do you do?";

        counts(lines(recruiter, "", json("ours-01", code, "draft")), 1, 0, 0, 0);
        assertThat(recruiter
                        .get("/questions/ours-01")
                        .json()
                        .at("/question/text")
                        .asText())
                .isEqualTo(code);
        assertThat(recruiter.get("/questions?query=drop%20table").json().path("items"))
                .hasSize(1);
    }

    @Test
    void a_repeat_with_the_same_key_gets_the_same_answer_and_a_dry_run_is_another_request() {
        Client keyed = recruiter.with("Idempotency-Key", "first");
        String file = HEADER + row("ours-01", ASKED, "");
        Answer first = csv(keyed, "", file).expect(200);

        Answer second = csv(keyed, "", file).expect(200);

        assertThat(second.header("Idempotent-Replayed")).contains("true");
        assertThat(second.body()).isEqualTo(first.body());
        csv(keyed, "?dryRun=true", file).expect(422);
        csv(keyed, "", file + row("ours-02", OTHER, "")).expect(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?dryRun=yes", "?dryRun=", "?dryRun=TRUE"})
    void an_unclear_dry_run_is_not_taken_for_a_real_one(String query) {
        csv(recruiter, query, HEADER + row("ours-01", ASKED, "")).expect(422);
        assertThat(recruiter.get("/questions").json().path("items")).isEmpty();
    }

    @Test
    void an_import_is_recorded_and_another_tenant_sees_nothing_of_it() {
        csv(recruiter, "", HEADER + row("ours-01", ASKED, "live")).expect(200);
        csv(recruiter, "", HEADER + row("ours-01", ASKED, "live")).expect(200);
        Client stranger = TestTenant.open().administrator();

        assertThat(tenant.administrator().get("/audit").json().at("/items").findValuesAsText("action"))
                .filteredOn("questions.imported"::equals)
                .hasSize(1);
        stranger.get("/questions/ours-01").expect(404);
        stranger.with("If-Match", "*").patch("/questions/ours-01", "{}").expect(404);
        assertThat(stranger.get("/questions").json().path("items")).isEmpty();
        counts(csv(stranger, "", HEADER + row("ours-01", OTHER, "")), 1, 0, 0, 0);
        assertThat(recruiter
                        .get("/questions/ours-01")
                        .json()
                        .at("/question/text")
                        .asText())
                .isEqualTo(ASKED);
    }
}
