package dev.vivavoce.bank;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Question;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionImportTest {

    private static final QuestionBank BANK = QuestionBank.bundled();
    private static final String HEADER =
            "id,text,style,competency,difficulty,seniority,minutes,state,anchor 1 name,anchor 1,anchor 2 name,anchor 2,anchor 3 name,anchor 3\n";
    private static final String ONE =
            "ours-01,How do you welcome a new colleague?,situational,teamwork,easy,mid,4,live,Plan,Plans the first week.,People,Introduces everybody.,Check,Asks how it goes.\n";

    @Test
    void adds_changes_and_leaves_alone() throws IOException {
        List<CustomQuestion> first =
                csv(List.of(), HEADER + ONE + ONE.replace("ours-01", "ours-02")).result();
        QuestionImport second = csv(
                first,
                HEADER
                        + ONE
                        + ONE.replace("ours-01", "ours-02").replace("easy", "hard")
                        + ONE.replace("ours-01", "ours-03"));

        assertThat(first).extracting(CustomQuestion::version).containsExactly(1, 1);
        assertThat(second.unchanged()).isEqualTo(1);
        assertThat(second.changed()).singleElement().satisfies(changed -> {
            assertThat(changed.question().id().value()).isEqualTo("ours-02");
            assertThat(changed.version()).isEqualTo(2);
        });
        assertThat(second.added())
                .extracting(added -> added.question().id().value())
                .containsExactly("ours-03");
        assertThat(second.result()).hasSize(3);
        assertThat(second.findings()).isEmpty();
    }

    @Test
    void leaves_the_state_of_a_question_alone_whose_line_names_none() throws IOException {
        List<CustomQuestion> first = csv(List.of(), HEADER + ONE).result();
        QuestionImport same = csv(first, (HEADER + ONE).replace("state,", "").replace("live,", ""));
        QuestionImport changed = csv(
                first, (HEADER + ONE).replace("state,", "").replace("live,", "").replace("easy", "hard"));

        assertThat(same.unchanged()).isEqualTo(1);
        assertThat(changed.changed()).extracting(CustomQuestion::state).containsExactly(State.LIVE);
    }

    @Test
    void keeps_the_good_lines_and_names_the_others() throws IOException {
        QuestionImport done = csv(
                List.of(),
                HEADER
                        + ONE
                        + ONE.replace("ours-01", "ours-02").replace("situational", "casual")
                        + ONE.replace("ours-01", "ours-03").replace(",4,", ",many,")
                        + ONE
                        + ONE.replace("ours-01", "ours-04").replace("teamwork", "magic")
                        + ONE.replace("ours-01", "ours-05").replace("\n", ",one cell too many\n")
                        + ONE.replace("ours-01", "ours-06"));

        assertThat(done.added())
                .extracting(added -> added.question().id().value())
                .containsExactly("ours-01", "ours-06");
        assertThat(done.findings())
                .hasSize(5)
                .satisfiesExactly(
                        finding -> assertThat(finding).startsWith("line 3: style: must be one of motivation,"),
                        finding -> assertThat(finding).startsWith("line 4: minutes: must be a whole number"),
                        finding -> assertThat(finding)
                                .startsWith("line 5: id: question \"ours-01\" is already defined at line 2"),
                        finding -> assertThat(finding)
                                .isEqualTo("line 6: competency: names the undefined competency \"magic\""),
                        finding -> assertThat(finding).startsWith("line 7: has 15 cells but the header has 14"));
    }

    @Test
    void reads_what_it_has_written() throws IOException {
        List<CustomQuestion> some = BANK.questions().stream()
                .limit(200)
                .map(question -> new CustomQuestion(renamed(question), 1, State.REVIEWED))
                .toList();
        StringWriter table = new StringWriter();
        QuestionTable.write(some, table);
        QuestionImport done = csv(some, table.toString());

        assertThat(done.findings()).isEmpty();
        assertThat(done.unchanged()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+49 30", "-5", "@import", "\t=1", "\r=1"})
    void writes_no_cell_that_a_spreadsheet_would_execute(String cell) {
        assertThat(QuestionTable.harmless(cell)).isEqualTo("'" + cell);
        assertThat(QuestionTable.harmless("Plain = text")).isEqualTo("Plain = text");
        assertThat(QuestionTable.harmless("")).isEmpty();
    }

    @Test
    void bears_a_byte_order_mark_windows_lines_and_quoted_cells() throws IOException {
        String quoted = ONE.replace("How do you welcome", "\"How do you, \"\"really\"\",\nwelcome")
                .replace("colleague?", "colleague?\"");
        QuestionImport done = csv(List.of(), "\ufeff" + (HEADER + quoted).replace("\n", "\r\n"));

        assertThat(done.findings()).isEmpty();
        assertThat(done.added())
                .singleElement()
                .satisfies(added -> assertThat(added.question().text()).startsWith("How do you, \"really\","));
    }

    @Test
    void refuses_a_header_that_is_not_one() throws IOException {
        assertThat(csv(List.of(), "").findings())
                .containsExactly("line 1: the file is empty; its first line must name the columns");
        assertThat(csv(List.of(), "question;answer\n1;2\n").findings())
                .containsExactly(
                        "line 1: the header lacks id, text, style, competency, difficulty, seniority, minutes",
                        "line 1: the header has unknown columns: question;answer");
    }

    @Test
    void keeps_what_stands_before_a_quote_that_is_never_closed() throws IOException {
        QuestionImport done = csv(List.of(), HEADER + ONE + "ours-02,\"How do you go on,situational\n" + ONE);

        assertThat(done.added()).hasSize(1);
        assertThat(done.findings()).singleElement().asString().startsWith("line 3: not valid CSV: ");
    }

    @Test
    void names_lines_that_are_not_utf8() throws IOException {
        byte[] latin = (HEADER + ONE.replace("welcome", "begr\u00fc\u00dfen")).getBytes(StandardCharsets.ISO_8859_1);
        QuestionImport done = QuestionImport.csv(BANK, List.of(), new ByteArrayInputStream(latin));

        assertThat(done.added()).isEmpty();
        assertThat(done.findings()).containsExactly("line 2: holds bytes that are not UTF-8");
    }

    @Test
    void bears_a_hundred_thousand_lines() throws IOException {
        StringBuilder many = new StringBuilder(HEADER);
        for (int i = 0; i < 100_000; i++) {
            many.append(ONE.replace("ours-01", "ours-" + i).replace("easy", i % 50 == 0 ? "easy" : "simple"));
        }
        QuestionImport done = csv(List.of(), many.toString());

        assertThat(done.added()).hasSize(2_000);
        assertThat(done.findings()).hasSize(QuestionImport.MOST_FINDINGS).last().isEqualTo("97001 more findings");
    }

    @Test
    void reads_json_lines() throws IOException {
        String good = "{\"id\":\"ours-01\",\"text\":\"How do you welcome a new colleague?\",\"style\":\"situational\","
                + "\"competency\":\"teamwork\",\"difficulty\":\"easy\",\"seniority\":\"mid\",\"minutes\":4,\"anchors\":["
                + "{\"name\":\"A\",\"anchor\":\"a b\"},{\"name\":\"B\",\"anchor\":\"c\"},{\"name\":\"C\",\"anchor\":\"d\"}]}";
        QuestionImport done = QuestionImport.jsonLines(
                BANK,
                List.of(),
                stream("\ufeff" + good + "\n\nnot json\n"
                        + good.replace("ours-01", "ours-02").replace("}]}", "}],\"state\":\"live\"}") + "\n"
                        + good.replace("\"c\"", "7").replace("ours-01", "ours-03") + "\n[]\n"));

        assertThat(done.added()).extracting(CustomQuestion::state).containsExactly(State.DRAFT, State.LIVE);
        assertThat(done.findings())
                .anyMatch(finding -> finding.startsWith("line 3: not valid JSON"))
                .anyMatch(finding -> finding.startsWith("line 5: anchors[1].anchor: must be a text"))
                .anyMatch(finding -> finding.startsWith("line 6: must be an object"));
    }

    private static Question renamed(Question question) {
        Question.Builder builder = Question.builder(
                        "ours-" + question.id().value(), question.text(), question.competency(), rubric(question))
                .style(question.style())
                .difficulty(question.difficulty())
                .seniority(question.seniority())
                .minutes(question.minutes())
                .anchors(question.anchors());
        question.skill().ifPresent(builder::skill);
        return builder.build();
    }

    private static Rubric rubric(Question question) {
        return requireNonNull(BANK.pack().rubrics().get(question.competency().id()));
    }

    private static QuestionImport csv(List<CustomQuestion> existing, String content) throws IOException {
        return QuestionImport.csv(BANK, existing, stream(content));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
