package dev.vivavoce.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.bank.QuestionReader.Fault;
import dev.vivavoce.bank.QuestionReader.Fitting;
import dev.vivavoce.bank.QuestionReader.Line;
import dev.vivavoce.bank.QuestionReader.Unfit;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionReaderTest {

    private static final String HEADER =
            "id,text,style,competency,difficulty,seniority,minutes,state,anchor 1 name,anchor 1,anchor 2 name,anchor 2,anchor 3 name,anchor 3\n";
    private static final String ROW =
            "ours-01,How do you welcome a new colleague?,situational,teamwork,easy,mid,4,live,Plan,Plans the first week.,People,Introduces everybody.,Check,Asks how it goes.\n";
    private static final String OBJECT =
            "{\"id\":\"ours-01\",\"text\":\"How do you welcome a new colleague?\",\"style\":\"situational\","
                    + "\"competency\":\"teamwork\",\"difficulty\":\"easy\",\"seniority\":\"mid\",\"minutes\":4,\"anchors\":["
                    + "{\"name\":\"A\",\"anchor\":\"a b\"},{\"name\":\"B\",\"anchor\":\"c\"},{\"name\":\"C\",\"anchor\":\"d\"}]}\n";

    @Test
    void tells_line_by_line_what_it_reads() throws IOException {
        List<Line> lines = csv(HEADER + ROW + ROW.replace("ours-01", "ours-02").replace("mid", "middle") + ",,,,\n\n"
                + ROW.replace("ours-01", "ours-03").replace(",live,", ",,"));

        assertThat(lines).extracting(Line::number).containsExactly(2, 3, 6);
        assertThat(lines.get(0)).isInstanceOfSatisfying(Fitting.class, line -> {
            assertThat(line.question().id().value()).isEqualTo("ours-01");
            assertThat(line.state()).contains(State.LIVE);
        });
        assertThat(faults(lines.get(1))).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("seniority");
            assertThat(fault.detail()).startsWith("must be one of intern,").endsWith("but is \"middle\"");
        });
        assertThat(lines.get(2)).isInstanceOfSatisfying(Fitting.class, line -> assertThat(line.state())
                .isEmpty());
    }

    @Test
    void an_anchor_is_put_together_by_its_number_wherever_its_columns_stand() throws IOException {
        String header = HEADER.replaceAll("(anchor \\d name),(anchor \\d)", "$2,$1");
        String row = ROW.replace("Plan,Plans the first week.", "Plans the first week.,Plan")
                .replace("People,Introduces everybody.", "Introduces everybody.,People")
                .replace("Check,Asks how it goes.", "Asks how it goes.,Check");

        assertThat(csv(header + row)).isEqualTo(csv(HEADER + ROW));
    }

    @Test
    void an_anchor_without_a_name_is_amiss_and_takes_no_other_ones_place() throws IOException {
        String header = HEADER.replace("anchor 3\n", "anchor 3,anchor 4 name,anchor 4\n");
        String row = ROW.replace(",People,", ",,").replace("goes.\n", "goes.,Time,Plans enough of it.\n");

        assertThat(faults(csv(header + row).get(0))).containsExactly(new Fault("anchors[1].name", "is missing"));
    }

    @Test
    void gathers_all_that_is_wrong_with_a_line() throws IOException {
        List<Line> lines = csv(HEADER + ROW.replace("easy", "simple").replace("teamwork", "magic"));

        assertThat(faults(lines.get(0))).extracting(Fault::field).containsExactly("competency", "difficulty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "=HYPERLINK(\"\"x\"\")", "+1", "-1", "@sum", "\t=1"})
    void names_the_cell_that_a_spreadsheet_would_execute(String formula) throws IOException {
        String row = ROW.replace("How do you welcome a new colleague?", '"' + formula + " How do you begin?\"");

        assertThat(faults(csv(HEADER + row).get(0)))
                .containsExactly(
                        new Fault("text", "begins as a formula does; put an apostrophe before it if it is text"));
        assertThat(csv(HEADER + row.replace('"' + formula, "\"'" + formula)).get(0))
                .isInstanceOf(Fitting.class);
    }

    @Test
    void stops_at_a_quote_that_is_never_closed_however_long_the_file() throws IOException {
        String open = ROW.replace("ours-01,", "ours-02,\"");
        List<Line> lines =
                csv(HEADER + ROW + open + ROW.replace("ours-01", "ours-03").repeat(20_000));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).number()).isEqualTo(3);
        assertThat(faults(lines.get(1)))
                .singleElement()
                .extracting(Fault::detail)
                .asString()
                .contains("a quote is not closed", "nothing after it was read");
    }

    @ParameterizedTest
    @CsvSource({
        "'id,text', lacks style",
        "'id;text', unknown columns: id;text",
        "'id,text,style,competency,difficulty,seniority,minutes,text', names a column twice"
    })
    void reads_nothing_below_a_header_that_is_none(String header, String told) throws IOException {
        List<Line> lines = csv(header + "\n" + ROW.repeat(3));

        assertThat(lines).allSatisfy(line -> assertThat(line.number()).isEqualTo(1));
        assertThat(faults(lines.get(lines.size() - 1)).get(0).detail()).contains(told);
    }

    @Test
    void keeps_neither_a_header_nor_a_row_that_is_nothing_but_cells() throws IOException {
        assertThat(faults(csv(",".repeat(2_000_000)).get(1)).get(0).detail()).hasSizeLessThan(500);
        assertThat(faults(csv(HEADER + ",".repeat(2_000_000)).get(0)).get(0).detail())
                .isEqualTo("has at least 100 cells but the header has 14");
    }

    @Test
    void passes_over_what_is_too_long_for_a_line() throws IOException {
        List<Line> lines = json("x".repeat(5_000_000) + "\n" + OBJECT + "[".repeat(60) + "\n");

        assertThat(faults(lines.get(0))).containsExactly(new Fault("", "is longer than 100000 characters"));
        assertThat(lines.get(1)).isInstanceOf(Fitting.class);
        assertThat(faults(lines.get(2)).get(0).detail()).contains("nested more than 50 deep");
    }

    @Test
    void names_the_place_within_an_object() throws IOException {
        List<Line> lines = json(OBJECT.replace("\"c\"", "{\"deep\":[1]}") + OBJECT.replace("{\"id\"", "{\"ID\"")
                + "{\"id\":\"a\",\"id\":\"b\"}\n");

        assertThat(faults(lines.get(0)))
                .containsExactly(new Fault("anchors[1].anchor", "must be a text that is not blank"));
        assertThat(faults(lines.get(1))).extracting(Fault::field).containsExactly("id", "ID");
        assertThat(faults(lines.get(2)).get(0).detail()).startsWith("not valid JSON: Duplicate field");
    }

    @Test
    void tells_an_id_that_was_there_before_and_one_of_the_bank() throws IOException {
        String bundled = QuestionBank.bundled().questions().get(0).id().value();
        List<Line> lines = json(OBJECT + OBJECT + OBJECT.replace("ours-01", bundled));

        assertThat(faults(lines.get(1)))
                .containsExactly(new Fault("id", "question \"ours-01\" is already defined at line 1"));
        assertThat(faults(lines.get(2)).get(0).detail()).endsWith("is already defined at the bundled pack");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Robert'); drop table own_question; --", "' or '1'='1", "${jndi:ldap://x}", "<script>x</script>"
            })
    void takes_code_for_text_and_for_no_id(String code) throws IOException {
        assertThat(json(OBJECT.replace("How do", code + " How do")).get(0)).isInstanceOf(Fitting.class);
        assertThat(faults(json(OBJECT.replace("ours-01", code)).get(0)))
                .extracting(Fault::field)
                .containsExactly("id");
        assertThat(faults(json(OBJECT.replace("situational", code)).get(0)))
                .extracting(Fault::field)
                .containsExactly("style");
    }

    @Test
    void tells_bytes_that_are_no_text() throws IOException {
        byte[] latin = OBJECT.replace("welcome", "begr\u00fc\u00dfen").getBytes(StandardCharsets.ISO_8859_1);
        List<Line> lines = new ArrayList<>();
        new QuestionReader(QuestionBank.bundled()).jsonLines(new ByteArrayInputStream(latin), lines::add);

        assertThat(faults(lines.get(0))).containsExactly(new Fault("", "holds bytes that are not UTF-8"));
    }

    @Test
    void ends_when_whoever_takes_the_lines_has_enough() {
        QuestionReader reader = new QuestionReader(QuestionBank.bundled());
        List<Line> taken = new ArrayList<>();

        assertThatThrownBy(() -> reader.jsonLines(stream(OBJECT.repeat(10)), line -> {
                    taken.add(line);
                    if (taken.size() == 2) {
                        throw new IllegalStateException("enough");
                    }
                }))
                .hasMessage("enough");
        assertThat(taken).hasSize(2);
    }

    private static List<Fault> faults(Line line) {
        assertThat(line).isInstanceOf(Unfit.class);
        return ((Unfit) line).faults();
    }

    private static List<Line> csv(String content) throws IOException {
        List<Line> lines = new ArrayList<>();
        new QuestionReader(QuestionBank.bundled()).csv(stream(content), lines::add);
        return lines;
    }

    private static List<Line> json(String content) throws IOException {
        List<Line> lines = new ArrayList<>();
        new QuestionReader(QuestionBank.bundled()).jsonLines(stream(content), lines::add);
        return lines;
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}
