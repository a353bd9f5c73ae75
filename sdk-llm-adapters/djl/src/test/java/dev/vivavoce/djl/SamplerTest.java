package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final float[] LOGITS = {
        0, (float) Math.log(2), (float) Math.log(4), -1_000, Float.NaN, Float.NEGATIVE_INFINITY, -0f
    };
    private static final int DRAWS = 40_000;

    private static BitSet all() {
        BitSet all = new BitSet();
        all.set(0, LOGITS.length);
        return all;
    }

    private static double[] shares(Sampling sampling, BitSet allowed) {
        Sampler sampler = new Sampler(sampling);
        double[] shares = new double[LOGITS.length];
        for (int i = 0; i < DRAWS; i++) {
            shares[sampler.choose(LOGITS, allowed)] += 1.0 / DRAWS;
        }
        return shares;
    }

    @Test
    void without_temperature_the_likeliest_comes_and_the_first_of_equals() {
        Sampler sampler = new Sampler(new Sampling(0, 0, 1, 0));
        BitSet few = new BitSet();
        few.set(0);
        few.set(6);

        assertThat(sampler.choose(LOGITS, all())).isEqualTo(2);
        assertThat(sampler.choose(LOGITS, few)).isZero();
    }

    @Test
    void tokens_come_as_often_as_they_are_likely() {
        double[] shares = shares(new Sampling(1, 0, 1, 1), all());

        assertThat(shares[0]).isCloseTo(1 / 8.0, within(0.01));
        assertThat(shares[1]).isCloseTo(2 / 8.0, within(0.01));
        assertThat(shares[2]).isCloseTo(4 / 8.0, within(0.01));
        assertThat(shares[6]).isCloseTo(1 / 8.0, within(0.01));
        assertThat(shares[3] + shares[4] + shares[5]).isZero();
    }

    @Test
    void a_low_temperature_makes_the_likely_likelier() {
        double[] shares = shares(new Sampling(0.5, 0, 1, 2), all());

        assertThat(shares[2]).isCloseTo(16 / 22.0, within(0.01));
        assertThat(shares[1]).isCloseTo(4 / 22.0, within(0.01));
    }

    @Test
    void only_so_many_of_the_likeliest_come() {
        double[] shares = shares(new Sampling(1, 2, 1, 3), all());

        assertThat(shares[2]).isCloseTo(2 / 3.0, within(0.01));
        assertThat(shares[1]).isCloseTo(1 / 3.0, within(0.01));
    }

    @Test
    void only_the_likeliest_that_share_enough_come() {
        double[] shares = shares(new Sampling(1, 0, 0.6, 4), all());

        assertThat(shares[2]).isCloseTo(2 / 3.0, within(0.01));
        assertThat(shares[1]).isCloseTo(1 / 3.0, within(0.01));
        assertThat(shares(new Sampling(1, 0, 0.5, 4), all())[2]).isCloseTo(1, within(1e-9));
    }

    @Test
    void both_limits_hold_in_a_vocabulary_of_many() {
        float[] logits = new float[5_000];
        for (int token = 0; token < logits.length; token++) {
            logits[token] = -(token * 7 % logits.length) / 10f;
        }
        BitSet all = new BitSet();
        all.set(0, logits.length);
        Sampler few = new Sampler(new Sampling(1, 40, 0.9, 8));
        Sampler more = new Sampler(new Sampling(1, 0, 0.9, 8));
        for (int i = 0; i < 2_000; i++) {
            // Falling by a tenth: the first 40 have 98 % of all, so 0.9 of these ends with the 22nd, and 0.9 of all
            // with the 24th.
            assertThat(few.choose(logits, all) * 7 % logits.length).isLessThan(22);
            assertThat(more.choose(logits, all) * 7 % logits.length).isLessThan(24);
        }
    }

    @Test
    void nothing_comes_that_is_not_allowed() {
        BitSet few = all();
        few.clear(2);
        few.clear(1);

        double[] shares = shares(new Sampling(2, 0, 1, 5), few);

        assertThat(shares[1] + shares[2]).isZero();
        assertThat(new Sampler(new Sampling(0, 0, 1, 0)).choose(LOGITS, few)).isZero();
    }

    @Test
    void the_same_seed_draws_the_same() {
        Sampling sampling = new Sampling(1, 0, 1, 6);
        Sampler one = new Sampler(sampling);
        Sampler other = new Sampler(sampling);
        int[] first = IntStream.range(0, 50).map(i -> one.choose(LOGITS, all())).toArray();

        assertThat(IntStream.range(0, 50).map(i -> other.choose(LOGITS, all())))
                .containsExactly(IntStream.of(first).boxed().toArray(Integer[]::new));
        Sampler third = new Sampler(new Sampling(1, 0, 1, 7));
        assertThat(IntStream.range(0, 50).map(i -> third.choose(LOGITS, all())).toArray())
                .isNotEqualTo(first);
    }

    @Test
    void where_no_number_is_told_so() {
        BitSet none = new BitSet();
        none.set(4);

        assertThatThrownBy(() -> new Sampler(new Sampling(0, 0, 1, 0)).choose(LOGITS, none))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("no number");
    }

    @Test
    void settings_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sampling(-0.1, 0, 1, 0))
                .withMessageContaining("-0.1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sampling(Double.NaN, 0, 1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sampling(0, -1, 1, 0))
                .withMessageContaining("-1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Sampling(0, 0, 0, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sampling(0, 0, 1.1, 0))
                .withMessageContaining("1.1");
    }
}
