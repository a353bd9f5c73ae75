package dev.vivavoce.core.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrengthTest {

    private static final Offset<Double> EXACTLY = within(1e-12);

    @ParameterizedTest
    @CsvSource({
        "0.5, -0.01, 0.9",
        "0.5, 0.51, 0.9",
        "0.5, 0.1, 0.49",
        "0.5, 0.1, 1.01",
        "NaN, 0.1, 0.9",
        "0.5, NaN, 0.9",
        "0.5, 0.1, NaN"
    })
    void refuses_a_mean_outside_its_interval_and_an_interval_outside_zero_to_one(double mean, double low, double high) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Strength(mean, low, high))
                .withMessage("strength must have 0 ≤ low ≤ mean ≤ high ≤ 1 but was " + low + ", " + mean + ", " + high);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 1, 1", "0.5, 0, 1"})
    void takes_what_lies_on_the_edge(double mean, double low, double high) {
        assertThat(new Strength(mean, low, high).mean()).isEqualTo(mean);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.99, 10.01, -1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refuses_a_score_off_the_scale(double score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Strength.of(List.of(5.0, score)))
                .withMessage("score must be 1 to 10 but was " + score);
    }

    @Test
    void knows_next_to_nothing_without_a_score() {
        Strength strength = Strength.of(List.of());

        // Beta(1, 1) has mean 1/2 and variance 1/12.
        assertThat(strength.mean()).isEqualTo(0.5);
        assertThat(strength.low()).isEqualTo(0.5 - 1.645 * Math.sqrt(1 / 12.0), EXACTLY);
        assertThat(strength.high()).isEqualTo(0.5 + 1.645 * Math.sqrt(1 / 12.0), EXACTLY);
    }

    @Test
    void counts_a_score_as_one_trial() {
        Strength strength = Strength.of(List.of(5.5));

        // Beta(1.5, 1.5) has mean 1/2 and variance 1/16.
        assertThat(strength.mean()).isEqualTo(0.5);
        assertThat(strength.low()).isEqualTo(0.5 - 1.645 / 4, EXACTLY);
        assertThat(strength.high()).isEqualTo(0.5 + 1.645 / 4, EXACTLY);
    }

    @Test
    void leans_to_where_the_scores_point() {
        // Beta(3, 2): mean 3/5, variance 6/150.
        Strength strength = Strength.of(List.of(10.0, 1.0, 10.0));

        assertThat(strength.mean()).isEqualTo(0.6, EXACTLY);
        assertThat(strength.low()).isEqualTo(0.6 - 1.645 * Math.sqrt(0.04), EXACTLY);
        assertThat(strength.high()).isEqualTo(0.6 + 1.645 * Math.sqrt(0.04), EXACTLY);
    }

    @Test
    void cuts_the_interval_where_the_scale_ends() {
        Strength best = Strength.of(List.of(10.0));
        Strength worst = Strength.of(List.of(1.0));

        assertThat(best.mean()).isEqualTo(2 / 3.0, EXACTLY);
        assertThat(best.high()).isEqualTo(1);
        assertThat(best.low()).isEqualTo(2 / 3.0 - 1.645 * Math.sqrt(2 / 36.0), EXACTLY);
        assertThat(worst.mean()).isEqualTo(1 / 3.0, EXACTLY);
        assertThat(worst.low()).isZero();
        assertThat(worst.high()).isEqualTo(1 / 3.0 + 1.645 * Math.sqrt(2 / 36.0), EXACTLY);
    }

    @Test
    void is_nearly_sure_after_very_many_scores() {
        Strength strength = Strength.of(Collections.nCopies(1_000_000, 10.0));

        assertThat(strength.low()).isBetween(0.9999, 1.0);
        assertThat(strength.high()).isEqualTo(1);
    }
}
