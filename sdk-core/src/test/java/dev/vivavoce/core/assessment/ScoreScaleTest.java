package dev.vivavoce.core.assessment;

import static dev.vivavoce.core.Samples.rating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreScaleTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "0.05, 1", "0.06, 2", "0.5, 6", "0.9, 9", "0.95, 10", "1, 10"})
    void spreads_the_raw_score_over_one_to_ten(double raw, int score) {
        assertThat(ScoreScale.score(raw)).isEqualTo(score);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.001, 1.001, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refuses_a_raw_score_outside_zero_to_one(double raw) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreScale.score(raw))
                .withMessage("raw must be 0 to 1 but was " + raw);
    }

    @Test
    void takes_the_mean_level_as_a_share_of_the_highest() {
        assertThat(ScoreScale.raw(List.of(rating("a", 5), rating("b", 0), rating("c", 4))))
                .isEqualTo(9 / 15.0);
    }

    @Test
    void refuses_to_make_a_score_of_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreScale.raw(List.of()))
                .withMessage("ratings must not be empty");
    }
}
