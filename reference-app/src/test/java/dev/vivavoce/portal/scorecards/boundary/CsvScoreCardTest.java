package dev.vivavoce.portal.scorecards.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.vivavoce.portal.scorecards.control.Card;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvScoreCardTest {
    private static List<Map<String, String>> rows(Card card) throws IOException {
        return new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(CsvScoreCard.of(card, Map.of(Cards.REVIEWER, "Rita Reviewer")))
                .readAll();
    }

    @Test
    void has_a_row_for_each_criterion_of_each_turn() throws IOException {
        List<Map<String, String>> rows = rows(Cards.of(List.of("Said more."), "First, I sorted.", "Then I told them."));

        assertThat(rows).hasSize(4);
        assertThat(rows).extracting(row -> row.get("turn")).containsExactly("1", "1", "2", "2");
        assertThat(rows.get(0))
                .containsEntry("criterion", "Clarity")
                .containsEntry("machineLevel", "3")
                .containsEntry("peopleLevel", "4")
                .containsEntry("level", "4")
                .containsEntry("answer", "First, I sorted.")
                .containsEntry("candidate", "Zoë Müller")
                .containsEntry("flags", "too-short");
        assertThat(rows.get(0).get("ratings")).isEqualTo("4 by Rita Reviewer: Said more.");
        assertThat(rows.get(1)).containsEntry("answer", "").containsEntry("peopleLevel", "");
        assertThat(rows(Cards.of("Only this.").blind()).get(0)).containsEntry("candidate", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"http://evil.example\")",
                "+1+1",
                "-2+3",
                "@SUM(A1)",
                "\t=1+1",
                "\r=1+1",
                "=cmd|' /C calc'!A0"
            })
    void no_cell_is_a_formula(String answer) throws IOException {
        List<Map<String, String>> rows = rows(Cards.of(List.of(answer), answer));

        assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.values())
                .filteredOn(Objects::nonNull)
                .noneMatch(cell -> !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0));
        assertThat(rows.get(0)).containsEntry("answer", "'" + answer);
        assertThat(rows.get(1)).containsEntry("criterion", "'-Depth");
    }

    @Test
    void keeps_separators_quotes_and_lines_of_an_answer_in_their_cell() throws IOException {
        String answer = "One, \"two\"\nthree;\r\nfour\",\"five";

        assertThat(rows(Cards.of(answer)).get(0)).containsEntry("answer", answer);
    }
}
