package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackReaderTest {

    static final String GOOD = """
            {
              "format": 1,
              "competencies": [{
                "id": "care", "name": "Care", "definition": "Cares.", "synonyms": ["caring"],
                "rubric": {"criteria": [{"name": "Depth", "anchors": [{"level": 3, "behaviour": "Says it."}]}]}
              }],
              "skills": [{"id": "first-aid", "name": "First aid", "synonyms": ["first aider"]}],
              "roles": [{
                "id": "medic", "name": "Medic", "family": "Health", "isco08": "2240", "onetSoc": "29-2043.00",
                "titles": ["medic"], "seniorities": ["mid"], "formats": ["screening"], "profile": ["Cares."],
                "skills": [{"id": "first-aid", "weight": 5}], "competencies": [{"id": "care", "weight": 1}]
              }],
              "questions": [{
                "id": "medic-01",
                "text": "Somebody does not breathe. What do you do?",
                "style": "technical",
                "competency": "care",
                "skill": "first-aid",
                "difficulty": "easy",
                "seniority": "mid",
                "minutes": 4,
                "roles": ["medic"],
                "anchors": [
                  {"name": "Help", "anchor": "Calls for help."},
                  {"name": "Airway", "anchor": "Opens the airway."},
                  {"name": "Breaths", "anchor": "Gives breaths."}
                ]
              }]
            }
            """;

    @TempDir
    Path folder;

    @Test
    void reads_a_pack_that_stands_alone() throws IOException {
        QuestionBank bank = read(GOOD);

        assertThat(bank.questions()).singleElement().satisfies(question -> {
            assertThat(question.subject()).isEqualTo("First aid");
            assertThat(question.rubric().criteria()).hasSize(1);
            assertThat(question.anchors()).hasSize(3);
        });
        assertThat(bank.categories()).extracting(Category::isco08).containsExactly("2240");
    }

    /** What is replaced, by what, in which line that shows, and what is said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"technical\"|\"tecnical\"|16|questions[0].style: must be one of motivation, behavioural, situational, technical, system_design, coding but is \"tecnical\"",
                "\"minutes\": 4|\"minutes\": 0|21|questions[0].minutes: must be a whole number from 1 to 60",
                "\"minutes\": 4|\"minutes\": \"4\"|21|questions[0].minutes: must be a whole number from 1 to 60",
                "\"minutes\": 4,||13|questions[0].minutes: is missing",
                "\"minutes\": 4|\"mintes\": 4|13|questions[0].minutes: is missing",
                "\"difficulty\": \"easy\"|\"difficulty\": \"simple\"|19|questions[0].difficulty: must be one of easy, medium, hard but is \"simple\"",
                "\"competency\": \"care\",|\"competency\": \"cure\",|17|questions[0].competency: names the undefined competency \"cure\"",
                "\"skill\": \"first-aid\"|\"skill\": \"last-aid\"|18|questions[0].skill: names the undefined skill \"last-aid\"",
                "\"skill\": \"first-aid\",||13|questions[0].skill: is missing",
                "\"roles\": [\"medic\"]|\"roles\": [\"vet\"]|22|questions[0].roles: names the undefined role \"vet\"",
                "\"Gives breaths.\"|\" \"|26|questions[0].anchors[2].anchor: must be a text that is not blank",
                "\"Breaths\"|\"Two slow deep breaths\"|26|questions[0].anchors[2].name: must have at most 3 words but has 4",
                "\"Breaths\"|\"Help\"|23|questions[0].anchors: anchors name \"Help\" twice",
                "\"2240\"|\"224\"|9|roles[0].isco08: must be four digits but is \"224\"",
                "\"29-2043.00\"|\"29-2043\"|9|roles[0].onetSoc: must look like 15-1252.00 but is \"29-2043\"",
                "[\"screening\"]|[\"screning\"]|10|roles[0].formats: names the unknown interview format \"screning\"",
                "\"weight\": 5}|\"weight\": 5}, {\"id\": \"first-aid\", \"weight\": 1}|11|roles[0].skills[1].id: names the skill a second time",
                "\"weight\": 5|\"weight\": 6|11|roles[0].skills[0].weight: must be a whole number from 1 to 5",
                "\"level\": 3|\"level\": 6|5|competencies[0].rubric.criteria[0].anchors[0].level: must be a whole number from 0 to 5",
                "\"medic-01\"|\"Medic 01\"|14|questions[0].id: must be lower-case words with hyphens between them but is \"Medic 01\"",
                "\"format\": 1|\"format\": 2|2|format: is 2, newer than this version reads (1)"
            })
    void names_file_line_and_field(String part, @Nullable String wrong, int line, String finding) throws IOException {
        int at = GOOD.indexOf(part);
        assertThat(at).as(part).isPositive();
        String broken = GOOD.substring(0, at) + (wrong == null ? "" : wrong) + GOOD.substring(at + part.length());

        assertThat(findings(broken)).contains("pack.json:" + line + ": " + finding);
    }

    @Test
    void reports_all_findings_at_once() throws IOException {
        String broken = GOOD.replace("\"easy\"", "\"simple\"").replace("\"minutes\": 4", "\"minutes\": 99");

        assertThat(findings(broken)).hasSize(2);
    }

    @Test
    void names_fields_that_it_does_not_know() throws IOException {
        assertThat(findings(GOOD.replace("\"minutes\": 4", "\"minutes\": 4, \"mintues\": 5")))
                .containsExactly("pack.json:21: questions[0].mintues: is not a field of the pack format");
    }

    @Test
    void refuses_too_few_anchors_and_too_long_a_question() throws IOException {
        assertThat(findings(GOOD.replace("{\"name\": \"Breaths\", \"anchor\": \"Gives breaths.\"}", "")
                        .replace("Opens the airway.\"},", "Opens the airway.\"}")))
                .containsExactly("pack.json:23: questions[0].anchors: must have 3 to 5 elements but has 2");
        assertThat(findings(GOOD.replace("What do you do?", "What do you do" + " now".repeat(30) + "?")))
                .containsExactly("pack.json:15: questions[0].text: must have at most 30 words but has 38");
    }

    @Test
    void refuses_an_id_twice_and_says_where_it_stood_first() throws IOException {
        Files.writeString(folder.resolve("a.json"), GOOD);
        Files.writeString(
                folder.resolve("b.json"),
                "{\"format\": 1, \"skills\": [\n{\"id\": \"first-aid\", \"name\": \"First aid\"}]}");

        assertThat(relative(folder))
                .containsExactly("b.json:2: skills[0].id: skill \"first-aid\" is already defined at a.json:7");
    }

    @Test
    void refuses_what_the_bundled_pack_defines() throws IOException {
        Files.writeString(
                folder.resolve("pack.json"),
                "{\"format\": 1, \"skills\": [{\"id\": \"nursing-care-planning\", \"name\": \"Mine\"}]}");

        assertThatExceptionOfType(PackException.class)
                .isThrownBy(() -> QuestionBank.bundledWith(folder))
                .withMessageContaining("\"nursing-care-planning\" is already defined at the bundled pack");
    }

    @Test
    void adds_questions_to_the_bundled_pack() throws IOException {
        Files.writeString(
                folder.resolve("pack.json"),
                "{\"format\": 1, \"questions\": [" + questionOf("ours-01", "registered-nurse") + "]}");
        QuestionBank both = QuestionBank.bundledWith(folder);

        assertThat(both.questions()).hasSize(QuestionBank.bundled().questions().size() + 1);
        assertThat(both.classify("RN", "").category().id()).isEqualTo("registered-nurse");
    }

    @Test
    void says_where_a_file_is_cut_off() throws IOException {
        byte[] whole = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length - 3; length += 61) {
            String half = new String(whole, 0, length, StandardCharsets.UTF_8);
            assertThat(findings(half))
                    .as("cut at %d", length)
                    .first()
                    .asString()
                    .matches("(?s)pack.json:\\d+: .*");
        }
    }

    @Test
    void bears_what_is_no_pack_at_all() throws IOException {
        for (String content : List.of("", "null", "[]", "7", "\"x\"", "{}", "\u0000\u0001", "[".repeat(100_000))) {
            assertThat(findings(content))
                    .as(content.substring(0, Math.min(9, content.length())))
                    .isNotEmpty();
        }
    }

    @Test
    void needs_a_file() {
        assertThatExceptionOfType(PackException.class)
                .isThrownBy(() -> QuestionBank.read(folder))
                .withMessageContaining("holds no file that ends in .json");
    }

    private static String questionOf(String id, String role) {
        String question = GOOD.substring(GOOD.indexOf("\"id\": \"medic-01\"") - 4, GOOD.lastIndexOf("]"));
        return "{"
                + question.substring(question.indexOf("\"id\""))
                        .replace("medic-01", id)
                        .replace("\"medic\"", "\"" + role + "\"")
                        .replace("\"care\"", "\"professional-knowledge\"")
                        .replace("\"first-aid\"", "\"patient-assessment\"");
    }

    private QuestionBank read(String content) throws IOException {
        Files.writeString(folder.resolve("pack.json"), content);
        return QuestionBank.read(folder);
    }

    private List<String> findings(String content) throws IOException {
        Files.writeString(folder.resolve("pack.json"), content);
        return relative(folder);
    }

    private static List<String> relative(Path folder) {
        try {
            QuestionBank.read(folder);
            return List.of();
        } catch (PackException broken) {
            return broken.findings().stream()
                    .map(finding -> finding.replace(folder + File.separator, ""))
                    .toList();
        }
    }
}
