package dev.vivavoce.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgreementTest {

    @Test
    void is_whole_where_the_scores_are_the_same() {
        Agreement agreement = agreement(1, 1, 5, 5, 10, 10);

        assertThat(agreement).isEqualTo(new Agreement(3, 1, 1, 0, 1));
    }

    @Test
    void is_what_a_textbook_computes() {
        // By hand: the squares of the differences add up to 6; chance expects 24.
        Agreement agreement = agreement(1, 2, 2, 2, 3, 5, 4, 5, 5, 5);

        assertThat(agreement.kappa()).isCloseTo(0.75, within(1e-9));
        assertThat(agreement.meanError()).isCloseTo(0.8, within(1e-9));
        assertThat(agreement.near()).isCloseTo(0.8, within(1e-9));
        assertThat(agreement.correlation()).isCloseTo(9 / Math.sqrt(108), within(1e-9));
    }

    @Test
    void is_nothing_where_chance_rates() {
        Random random = new Random(1);
        List<Agreement.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            pairs.add(new Agreement.Pair(1 + random.nextInt(10), 1 + random.nextInt(10)));
        }

        assertThat(Agreement.of(pairs).kappa()).isCloseTo(0, within(0.03));
        assertThat(Agreement.of(pairs).correlation()).isCloseTo(0, within(0.03));
    }

    @Test
    void is_nothing_where_a_rater_gives_one_score_to_all() {
        assertThat(agreement(5, 5, 5, 5).kappa()).isZero();
        assertThat(agreement(5, 1, 5, 9).correlation()).isZero();
    }

    @Test
    void turns_round_where_raters_contradict_each_other() {
        assertThat(agreement(1, 10, 10, 1).kappa()).isCloseTo(-1, within(1e-9));
        assertThat(agreement(1, 10, 10, 1).correlation()).isCloseTo(-1, within(1e-9));
    }

    @Test
    void wants_scores_of_the_scale() {
        assertThatIllegalArgumentException().isThrownBy(() -> Agreement.of(List.of()));
        for (double wrong : new double[] {0.9, 10.1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Agreement.Pair(wrong, 5))
                    .withMessage("one must be 1 to 10 but was " + wrong);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Agreement.Pair(5, wrong))
                    .withMessage("other must be 1 to 10 but was " + wrong);
        }
    }

    private static Agreement agreement(double... scores) {
        List<Agreement.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < scores.length; i += 2) {
            pairs.add(new Agreement.Pair(scores[i], scores[i + 1]));
        }
        return Agreement.of(pairs);
    }
}
