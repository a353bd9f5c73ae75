package dev.vivavoce.portal.questions;

import static dev.vivavoce.portal.questions.TestQuestions.HEADER;
import static dev.vivavoce.portal.questions.TestQuestions.csv;
import static dev.vivavoce.portal.questions.TestQuestions.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsIT {
    private static final String ASKED = "Describe how your team settled a disagreement about priorities.";

    private TestTenant tenant;
    private Client recruiter;

    @BeforeEach
    void open() {
        tenant = TestTenant.open();
        recruiter = tenant.member("recruiter", "recruiter");
    }

    private void bring(String rows) {
        assertThat(csv(recruiter, "", HEADER + rows)
                        .expect(200)
                        .json()
                        .path("rejected")
                        .asInt())
                .isZero();
    }

    private Answer change(String id, String body) {
        String tag = recruiter.get("/questions/" + id).header("ETag").orElseThrow();
        return recruiter.with("If-Match", tag).patch("/questions/" + id, body);
    }

    private static List<String> ids(Answer answer) {
        return answer.expect(200).json().path("items").findValuesAsText("id");
    }

    @Test
    void lists_them_by_id_in_pages_and_by_state_style_and_words() {
        bring(row("b-1", ASKED, "live")
                + row("a-2", "What would you do if a supplier were late?", "").replace("behavioural", "situational")
                + row("a-1", "Tell me about a 100% success_ful launch.", ""));

        Answer first = recruiter.get("/questions?limit=2");

        assertThat(ids(first)).containsExactly("a-1", "a-2");
        assertThat(ids(recruiter.get(first.next().orElseThrow()))).containsExactly("b-1");
        assertThat(ids(recruiter.get("/questions?state=live"))).containsExactly("b-1");
        assertThat(ids(recruiter.get("/questions?style=situational"))).containsExactly("a-2");
        assertThat(ids(recruiter.get("/questions?query=SUPPLIER"))).containsExactly("a-2");
        assertThat(ids(recruiter.get("/questions?query=100%25%20success_"))).containsExactly("a-1");
        assertThat(ids(recruiter.get("/questions?query=b-1&state=live"))).containsExactly("b-1");
        assertThat(ids(recruiter.get("/questions?query=_"))).containsExactly("a-1");
        assertThat(ids(recruiter.get("/questions?query='%20or%201=1%20--"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state=lively", "style=technical|coding", "query=%00", "cursor=%00", "cursor=AAAA", "limit=0"})
    void a_wrong_parameter_is_named(String query) {
        assertThat(recruiter
                        .get("/questions?" + query.replace("|", "%7C"))
                        .expect(422)
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("?" + query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "%00", "x'%20or%20'1'='1", "..%2F", "%F0%9F%98%80"})
    void what_is_not_there_is_not_found(String id) {
        assertThat(recruiter.get("/questions/" + id).status()).isIn(400, 404);
        assertThat(recruiter
                        .with("If-Match", "*")
                        .patch("/questions/" + id, "{}")
                        .status())
                .isIn(400, 404);
    }

    @Test
    void a_reviewer_reads_and_changes_nothing() {
        bring(row("ours-01", ASKED, "draft"));
        Client reviewer = tenant.member("reviewer", "reviewer");

        assertThat(ids(reviewer.get("/questions"))).containsExactly("ours-01");
        reviewer.get("/questions/ours-01").expect(200);
        reviewer.with("If-Match", "*")
                .patch("/questions/ours-01", "{'state':'live'}")
                .expect(403);
        csv(reviewer, "", HEADER).expect(403);
    }

    @Test
    void a_machine_brings_and_reads_with_its_scopes() {
        Client machine = tenant.visitor()
                .bearer(tenant.administrator()
                        .post("/tenant/api-keys", "{'name':'hr','scopes':['questions:read','questions:write']}")
                        .expect(201)
                        .text("key"));

        csv(machine, "", HEADER + row("ours-01", ASKED, "draft")).expect(200);
        assertThat(ids(machine.get("/questions"))).containsExactly("ours-01");
    }

    @Test
    void a_change_makes_a_version_and_leaves_the_old_one_to_be_read() {
        bring(row("ours-01", ASKED, "live"));

        Answer changed = change(
                "ours-01",
                "{'question':{'text':'Describe how you settle disagreements.','difficulty':'hard','minutes':7,"
                        + "'anchors':[{'name':'One','anchor':'Names who was there.'},{'name':'Two','anchor':'Tells what was said.'},"
                        + "{'name':'Three','anchor':'Gives the outcome in figures.'}],"
                        + "'rubric':{'criteria':[{'name':'Calm','anchors':[{'level':1,'behaviour':'Shouts.'},"
                        + "{'level':3,'behaviour':'Waits.'},{'level':5,'behaviour':'Listens first.'}]}]}}}");

        JsonNode now = changed.expect(200).json();
        assertThat(changed.header("ETag")).contains("\"2\"");
        assertThat(now.path("version").asInt()).isEqualTo(2);
        assertThat(now.at("/question/minutes").asInt()).isEqualTo(7);
        assertThat(now.at("/question/rubric/criteria/0/name").asText()).isEqualTo("Calm");
        assertThat(now.at("/question/competency").asText()).isEqualTo("teamwork");
        JsonNode before =
                recruiter.get("/questions/ours-01?version=1").expect(200).json();
        assertThat(before.at("/question/text").asText()).isEqualTo(ASKED);
        assertThat(before.at("/question/rubric/criteria/0/name").asText()).isNotEqualTo("Calm");
    }

    @Test
    void a_new_competency_brings_its_own_rubric_and_a_skill_comes_and_goes() {
        bring(row("ours-01", ASKED, "draft"));
        String skill = "javascript";

        JsonNode moved = change("ours-01", "{'question':{'competency':'problem-solving','skill':'" + skill + "'}}")
                .expect(200)
                .json();
        JsonNode back =
                change("ours-01", "{'question':{'skill':''}}").expect(200).json();

        assertThat(moved.at("/question/skill").asText()).isEqualTo(skill);
        assertThat(moved.path("skillName").asText()).isNotBlank();
        assertThat(moved.at("/question/rubric"))
                .isNotEqualTo(
                        recruiter.get("/questions/ours-01?version=1").json().at("/question/rubric"));
        assertThat(back.path("question").has("skill")).isFalse();
    }

    @Test
    void a_change_of_nothing_is_no_version() {
        bring(row("ours-01", ASKED, "live"));

        assertThat(change("ours-01", "{'state':'live','question':{'minutes':5}}")
                        .expect(200)
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(1);
        assertThat(change("ours-01", "{}").expect(200).header("ETag")).contains("\"1\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/question/text|{'question':{'text':''}}",
                "/question/competency|{'question':{'competency':'magic'}}",
                "/question/skill|{'question':{'skill':'no-such-skill'}}",
                "/question/difficulty|{'question':{'difficulty':'simple'}}",
                "/question/minutes|{'question':{'minutes':61}}",
                "/question/anchors|{'question':{'anchors':[]}}",
                "/question/anchors/0/name|{'question':{'anchors':[{'name':'one two three four','anchor':'a'},{'name':'b','anchor':'b'},{'name':'c','anchor':'c'}]}}",
                "/question/rubric/criteria/0/anchors/0/level|{'question':{'rubric':{'criteria':[{'name':'x','anchors':[{'level':9,'behaviour':'y'}]}]}}}",
                "/question/id|{'question':{'id':'other'}}",
                "/state|{'state':'gone'}"
            })
    void a_wrong_value_is_pointed_at(String pointer, String body) {
        bring(row("ours-01", ASKED, "draft"));

        assertThat(change("ours-01", body).expect(422).json().path("errors").findValuesAsText("pointer"))
                .contains(pointer);
        assertThat(recruiter.get("/questions/ours-01").text("version")).isEqualTo("1");
    }

    @Test
    void goes_live_without_an_error_only_and_then_to_and_fro() {
        bring(row("ours-01", "How old are you?", "draft")
                + row("ours-02", ASKED, "live")
                + row("ours-03", "Describe what you learned last.", "draft"));

        assertThat(change("ours-01", "{'state':'live'}")
                        .expect(422)
                        .json()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/question/text");
        assertThat(change("ours-03", "{'state':'live','question':{'text':'%s'}}".formatted(ASKED))
                        .expect(422)
                        .json()
                        .at("/errors/0/detail")
                        .asText())
                .contains("the same as \"ours-02\"");
        change("ours-02", "{'question':{'text':'Are you married?'}}").expect(422);
        change("ours-02", "{'state':'draft'}").expect(409);
        change("ours-02", "{'state':'retired'}").expect(200);
        change("ours-02", "{'state':'draft'}").expect(409);
        change("ours-02", "{'state':'live'}").expect(200);
        change("ours-03", "{'state':'reviewed'}").expect(200);
        change("ours-03", "{'state':'live'}").expect(200);

        assertThat(tenant.administrator().get("/audit").json().path("items").findValuesAsText("action"))
                .startsWith("question.live", "question.reviewed", "question.live", "question.retired");
    }

    @Test
    void tells_what_could_be_better_in_a_draft() {
        bring(row("ours-01", "Are you married?", "draft"));

        assertThat(recruiter.get("/questions/ours-01").json().path("findings").findValuesAsText("rule"))
                .contains("unlawful_topic", "yes_or_no");
    }

    @Test
    void of_several_who_change_it_at_once_one_wins() {
        bring(row("ours-01", ASKED, "draft"));
        Client seen = recruiter.with("If-Match", "\"1\"");

        recruiter.patch("/questions/ours-01", "{'state':'live'}").expect(428);
        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(i -> TestQuestions.aside(
                        () -> seen.patch("/questions/ours-01", "{'question':{'minutes':%d}}".formatted(10 + i))
                                .status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();

        assertThat(statuses).containsExactly(200, 412, 412, 412, 412, 412);
        assertThat(recruiter.get("/questions/ours-01").text("version")).isEqualTo("2");
    }

    @Test
    void a_learner_is_asked_what_is_live_as_soon_as_it_is_and_no_longer_than_that() {
        TestLearner learner = TestLearner.withPlan(tenant, "learner");
        String session = learner.open();
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rows.add(row("ours-" + i, "Describe how team " + i + " settled case number " + i * 7 + ".", "live"));
        }
        assertThat(own(learner, session)).isEmpty();

        bring(String.join("", rows));
        List<String> suggested = own(learner, session);

        assertThat(suggested).isNotEmpty();
        String asked = suggested.get(0);
        assertThat(learner.client()
                        .post(session + "/turns", "{'questionId':'%s'}".formatted(asked))
                        .expect(201)
                        .json()
                        .at("/question/text")
                        .asText())
                .startsWith("Describe how team");
        learner.client()
                .put("/stories/" + asked, "{'title':'Mine','parts':[{'heading':'Begin','notes':'So.'}]}")
                .expect(200);
        for (int i = 0; i < 12; i++) {
            change("ours-" + i, "{'state':'retired'}").expect(200);
        }
        assertThat(own(learner, session)).isEmpty();
        learner.answer(session + "/turns/1", TestLearner.GOOD).expect(200);
        learner.client()
                .post(session + "/turns", "{'questionId':'%s'}".formatted(asked))
                .expect(422);
        learner.client().get("/stories/" + asked).expect(200);
    }

    @Test
    void a_learner_is_not_asked_what_is_another_tenants() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            rows.append(row("ours-" + i, "Describe how team " + i + " settled case number " + i * 7 + ".", "live"));
        }
        bring(rows.toString());
        TestLearner stranger = TestLearner.withPlan(TestTenant.open(), "stranger");
        String session = stranger.open();

        assertThat(own(stranger, session)).isEmpty();
        stranger.client().post(session + "/turns", "{'questionId':'ours-0'}").expect(422);
        stranger.client().get("/stories/ours-0").expect(404);
    }

    private static List<String> own(TestLearner learner, String session) {
        return learner
                .client()
                .post(session + "/questions", "{'count':20}")
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("id")
                .stream()
                .filter(id -> id.startsWith("ours-"))
                .toList();
    }
}
