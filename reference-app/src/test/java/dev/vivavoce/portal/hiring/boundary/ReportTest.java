package dev.vivavoce.portal.hiring.boundary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.hiring.boundary.Report.Piece;
import dev.vivavoce.portal.hiring.boundary.Report.Profile;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.QuoteView;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static QuoteView quote(int start, int end) {
        return new QuoteView("", start, end);
    }

    @Test
    void quotes_are_marked_where_they_stand_and_no_word_is_lost() {
        assertThat(Report.pieces("I sorted, then told them.", List.of(quote(15, 24), quote(2, 8))))
                .containsExactly(
                        new Piece("I ", false),
                        new Piece("sorted", true),
                        new Piece(", then ", false),
                        new Piece("told them", true),
                        new Piece(".", false));
    }

    @Test
    void quotes_that_overlap_or_run_out_are_no_mistake() {
        String answer = "abcdefghij";
        List<Piece> pieces =
                Report.pieces(answer, List.of(quote(2, 6), quote(4, 8), quote(3, 5), quote(9, 40), quote(6, 6)));

        assertThat(pieces.stream().map(Piece::text).collect(Collectors.joining()))
                .isEqualTo(answer);
        assertThat(pieces.stream().filter(Piece::isQuoted).map(Piece::text).collect(Collectors.joining()))
                .isEqualTo("cdefghj");
    }

    @Test
    void an_answer_without_quotes_is_one_piece_and_an_empty_one_none() {
        assertThat(Report.pieces("Plain.", List.of())).containsExactly(new Piece("Plain.", false));
        assertThat(Report.pieces("", List.of(quote(0, 4)))).isEmpty();
    }

    @Test
    void a_score_has_its_place_between_one_and_ten() {
        assertThat(Profile.place(1)).isZero();
        assertThat(Profile.place(5.5)).isEqualTo(50);
        assertThat(Profile.place(10)).isEqualTo(100);
    }
}
