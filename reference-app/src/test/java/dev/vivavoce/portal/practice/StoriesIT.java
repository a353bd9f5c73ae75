package dev.vivavoce.portal.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.testing.Answer;
import dev.vivavoce.portal.testing.Client;
import dev.vivavoce.portal.testing.PortalUnderTest;
import dev.vivavoce.portal.testing.TestLearner;
import dev.vivavoce.portal.testing.TestTenant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoriesIT {
    private static final String FILE = """
            # The night of the broken pump

            ## Situation

            A ward at night, été 😀.

            ## Action

            - I called
            - I stayed
            """;

    private static TestTenant tenant;
    private static Client learner;
    private static String path;

    @BeforeAll
    static void open() {
        tenant = TestTenant.open();
        TestLearner person = TestLearner.withPlan(tenant, "teller");
        learner = person.client();
        String session = person.open();
        path = "/stories/"
                + learner.post(session + "/questions", "{}")
                        .json()
                        .at("/items/0/question/id")
                        .asText();
    }

    private static Answer write(Client by, String markdown) {
        return by.with("Content-Type", "text/markdown").put(path, markdown);
    }

    @Test
    void a_story_is_a_file_that_one_opens_edits_and_saves() {
        Client teller = TestLearner.of(tenant, "writer").client();
        Client reading = teller.with("Accept", "text/markdown");
        assertThat(teller.get(path).expect(200).json().path("saved").asBoolean())
                .isFalse();
        assertThat(reading.get(path).expect(200).body()).startsWith("# ").contains("\n## ");

        Answer saved = write(teller, FILE).expect(200);

        assertThat(saved.json().path("saved").asBoolean()).isTrue();
        assertThat(saved.json().at("/parts/1/heading").asText()).isEqualTo("Action");
        assertThat(reading.get(path).body()).isEqualTo(FILE);
        assertThat(reading.get(path).header("Content-Type").orElse("")).startsWith("text/markdown");
        teller.put(path, "{'title':'Shorter','parts':[{'heading':'All','notes':'of it'}]}")
                .expect(200);
        assertThat(reading.get(path).body()).isEqualTo("# Shorter\n\n## All\n\nof it\n");
        assertThat(teller.get("/stories").json().path("items")).hasSize(1);
        teller.delete(path).expect(204);
        assertThat(teller.delete(path).status()).isEqualTo(404);
        assertThat(teller.get("/stories").json().path("items")).isEmpty();
    }

    @Test
    void of_two_windows_the_second_learns_that_it_was_late_if_it_asks() {
        Client teller = TestLearner.of(tenant, "windows").client();
        String seen = write(teller, FILE).header("ETag").orElseThrow();

        write(teller.with("If-Match", seen), FILE + "\nmore\n").expect(200);

        assertThat(write(teller.with("If-Match", seen), FILE).status()).isEqualTo(412);
        assertThat(teller.with("If-Match", seen).delete(path).status()).isEqualTo(412);
        assertThat(write(teller, FILE).status()).isEqualTo(200);
    }

    @Test
    void nobody_sees_anothers_story() {
        Client owner = TestLearner.of(tenant, "private").client();
        write(owner, FILE).expect(200);

        for (Client other : new Client[] {
            TestLearner.of(tenant, "curious").client(),
            TestLearner.of(TestTenant.open(), "curious").client()
        }) {
            assertThat(other.get(path).json().path("saved").asBoolean()).isFalse();
            assertThat(other.get("/stories").json().path("items")).isEmpty();
            assertThat(other.delete(path).status()).isEqualTo(404);
        }
    }

    @Test
    void a_question_that_nobody_knows_has_no_story() {
        for (String id : new String[] {"nothing", "%20", "..%2Fme", "a%00b"}) {
            Answer answer = learner.get("/stories/" + id);
            assertThat(answer.status()).as(id).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("Exception");
        }
        assertThat(learner.post("/stories/nothing/draft", "").status()).isEqualTo(404);
    }

    @Test
    void help_tells_what_is_missing_in_the_story_that_is_saved_or_sent_and_saves_nothing() {
        Client teller = TestLearner.of(tenant, "helped").client();
        assertThat(teller.post(path + "/draft", "").expect(200).json().path("hints"))
                .as("for an empty outline")
                .isEmpty();
        write(teller, FILE).expect(200);

        Answer help = teller.post(path + "/draft", "").expect(200);

        assertThat(help.json().path("by").asText()).isEqualTo("embedded");
        assertThat(help.json().at("/parts/1/notes").asText()).isEqualTo("- I called\n- I stayed");
        assertThat(help.json().path("hints")).isNotEmpty().allSatisfy(hint -> {
            assertThat(hint.path("text").asText()).isNotBlank();
            assertThat(hint.path("part").isNull() || hint.path("part").isMissingNode())
                    .isTrue();
        });
        String sent = "{'title':'Sent','parts':[{'heading':'All','notes':'We lost a pump at night.'}]}";
        Answer other = teller.post(path + "/draft", sent).expect(200);
        assertThat(other.json().at("/parts/0/notes").asText()).isEqualTo("We lost a pump at night.");
        assertThat(other.json().path("hints")).isNotEqualTo(help.json().path("hints"));
        assertThat(teller.with("Accept", "text/markdown").get(path).body()).isEqualTo(FILE);
    }

    @Test
    void help_puts_what_was_said_last_under_the_headings_that_have_no_notes() {
        TestLearner talker = TestLearner.withPlan(tenant, "talker");
        String session = talker.open();
        String turn = talker.ask(session);
        talker.answer(turn, TestLearner.GOOD).expect(200);
        String question =
                talker.client().get(session).json().at("/turns/0/question/id").asText();

        Answer help =
                talker.client().post("/stories/" + question + "/draft", "").expect(200);

        assertThat(help.json().at("/parts/0/notes").asText()).startsWith("When our payment service failed");
        assertThat(talker.client()
                        .get("/stories/" + question)
                        .json()
                        .path("saved")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void help_can_be_asked_for_again_where_whoever_gives_it_is_away() {
        Answer away =
                learner.post(path + "/draft", "{'title':'x','parts':[{'heading':'y','notes':'[away story-one]'}]}");

        assertThat(away.status()).isEqualTo(503);
        assertThat(away.header("Retry-After")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no title", "# Title", "# A\n# B\n## C\n", "## Part\n", "#\n## x\n", ""})
    void what_is_no_story_is_refused_without_being_quoted(String document) {
        Answer answer = write(learner, document);

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'title':'x'}",
                "{'title':'x','parts':[]}",
                "{'title':'x','parts':[null]}",
                "{'title':'x','parts':[{'notes':'y'}]}",
                "{'title':'x','parts':[{'heading':'two\\nlines'}]}",
                "{'title':'x','parts':[{'heading':'h','notes':'# no'}]}",
                "{'title':7,'parts':[]}",
                "null"
            })
    void what_is_no_story_in_json_is_refused(String body) {
        assertThat(learner.put(path, body).status()).isEqualTo(422);
        assertThat(learner.post(path + "/draft", body).status()).isEqualTo(422);
    }

    @Test
    void other_types_and_sizes_are_not_taken() {
        assertThat(learner.with("Content-Type", "text/html")
                        .put(path, "<h1>x</h1>")
                        .status())
                .isEqualTo(415);
        assertThat(learner.with("Accept", "image/png").get(path).status()).isEqualTo(406);
        assertThat(write(learner, FILE + "x".repeat(100_000)).status()).isEqualTo(422);
        assertThat(learner.post(path + "/draft", "{'title':'%s'}".formatted("x".repeat(100_000)))
                        .status())
                .isEqualTo(422);
        assertThat(learner.with("Content-Type", "application/json")
                        .raw("PUT", PortalUnderTest.address() + "/api/v1" + path, "{")
                        .status())
                .isEqualTo(400);
    }
}
