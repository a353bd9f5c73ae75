package dev.vivavoce.portal.learning.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.portal.learning.control.Highlights.Piece;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HighlightsTest {
    private static final String ANSWER = "I led it, and failures fell.";

    private static Rating rating(String criterion, String... quotes) {
        return new Rating(
                criterion,
                3,
                List.of(quotes).stream()
                        .map(quote -> {
                            int start = ANSWER.indexOf(quote);
                            return Evidence.in(ANSWER, start, start + quote.length());
                        })
                        .toList());
    }

    @Test
    void all_pieces_together_are_the_answer() {
        Highlights found = Highlights.of(
                ANSWER, List.of(rating("Action", "I led it"), rating("Result", "led it, and failures fell")));
        assertThat(found.pieces().stream().map(Piece::text).collect(Collectors.joining()))
                .isEqualTo(ANSWER);
    }

    @Test
    void quotes_that_overlap_are_cut_where_each_begins_and_ends() {
        Highlights found =
                Highlights.of(ANSWER, List.of(rating("Action", "I led it"), rating("Result", "led it, and")));
        assertThat(found.pieces())
                .containsExactly(
                        new Piece("I ", List.of(1), List.of()),
                        new Piece("led it", List.of(1, 2), List.of(1)),
                        new Piece(", and", List.of(2), List.of(2)),
                        new Piece(" failures fell.", List.of(), List.of()));
    }

    @Test
    void an_answer_without_a_quote_is_one_piece_and_an_empty_one_none() {
        assertThat(Highlights.of(ANSWER, List.of(Rating.none("Action"))).pieces())
                .containsExactly(new Piece(ANSWER, List.of(), List.of()));
        assertThat(Highlights.of("", List.of()).pieces()).isEmpty();
    }
}
