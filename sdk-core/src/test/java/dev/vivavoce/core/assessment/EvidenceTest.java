package dev.vivavoce.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

    @ParameterizedTest
    @CsvSource({"-1, 1", "0, 1", "0, 3", "2, 0", "2147483647, -2147483647"})
    void refuses_offsets_that_do_not_fit_the_quote(int start, int end) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence("ab", start, end))
                .withMessage("evidence from " + start + " to " + end + " does not fit a quote of length 2");
    }

    @Test
    void refuses_a_quote_that_says_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence("", 3, 3))
                .withMessage("quote must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.in("a   b", 1, 3))
                .withMessage("quote must not be blank");
    }

    @Test
    void refuses_a_quote_that_cuts_a_character_in_two() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.in("so 😀", 0, 4))
                .withMessage("quote must be well-formed but has half a surrogate pair at 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evidence.in("😀 so", 1, 5))
                .withMessage("quote must be well-formed but has half a surrogate pair at 0");
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "2, 9", "3, 2"})
    void refuses_a_part_that_the_answer_does_not_have(int start, int end) {
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Evidence.in("answer", start, end));
    }

    @Test
    void quotes_the_answer_to_the_letter() {
        assertThat(Evidence.in("I sorted them.", 2, 8)).isEqualTo(new Evidence("sorted", 2, 8));
    }

    @Test
    void stands_only_where_it_says_and_only_as_it_is_written() {
        Evidence evidence = new Evidence("sorted", 2, 8);

        assertThat(evidence.standsIn("I sorted them.")).isTrue();
        assertThat(evidence.standsIn("I Sorted them.")).isFalse();
        assertThat(evidence.standsIn("We sorted them.")).isFalse();
        assertThat(evidence.standsIn("I sort")).isFalse();
        assertThat(evidence.standsIn("")).isFalse();
    }
}
