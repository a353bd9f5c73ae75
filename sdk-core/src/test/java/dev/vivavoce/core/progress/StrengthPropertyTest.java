package dev.vivavoce.core.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StrengthPropertyTest {

    @Property
    void is_a_strength_whatever_the_scores(
            @ForAll @Size(max = 50) List<@DoubleRange(min = 1, max = 10) Double> scores) {
        Strength strength = Strength.of(scores);

        assertThat(strength.mean()).isStrictlyBetween(0.0, 1.0);
        assertThat(strength.low()).isLessThan(strength.mean());
        assertThat(strength.high()).isGreaterThan(strength.mean());
    }

    @Property
    void the_interval_narrows_when_the_same_is_shown_again(
            @ForAll @Size(min = 1, max = 10) List<@DoubleRange(min = 1, max = 10) Double> scores,
            @ForAll @IntRange(min = 1, max = 20) int times) {
        assertThat(width(Strength.of(repeated(scores, times + 1))))
                .isLessThan(width(Strength.of(repeated(scores, times))));
    }

    @Property
    void the_interval_is_widest_without_a_score(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 1, max = 10) Double> scores) {
        assertThat(width(Strength.of(scores))).isLessThan(width(Strength.of(List.of())));
    }

    @Property
    void a_higher_score_shows_a_higher_strength(
            @ForAll @Size(max = 20) List<@DoubleRange(min = 1, max = 10) Double> scores,
            @ForAll @DoubleRange(min = 1, max = 5) double score,
            @ForAll @DoubleRange(min = 0.01, max = 5) double more) {
        assertThat(Strength.of(plus(scores, score + more)).mean())
                .isGreaterThan(Strength.of(plus(scores, score)).mean());
    }

    @Property
    void the_order_of_the_scores_does_not_matter(
            @ForAll @Size(max = 20) List<@DoubleRange(min = 1, max = 10) Double> scores) {
        List<Double> reversed = new ArrayList<>(scores);
        Collections.reverse(reversed);

        assertThat(Strength.of(reversed).mean()).isEqualTo(Strength.of(scores).mean(), within(1e-12));
    }

    @Property
    void mirrored_scores_show_the_mirrored_strength(
            @ForAll @Size(max = 20) List<@DoubleRange(min = 1, max = 10) Double> scores) {
        Strength strength = Strength.of(scores);
        Strength mirrored = Strength.of(scores.stream().map(score -> 11 - score).toList());

        assertThat(mirrored.mean()).isEqualTo(1 - strength.mean(), within(1e-9));
        assertThat(mirrored.low()).isEqualTo(1 - strength.high(), within(1e-9));
        assertThat(mirrored.high()).isEqualTo(1 - strength.low(), within(1e-9));
    }

    private static double width(Strength strength) {
        return strength.high() - strength.low();
    }

    private static List<Double> plus(List<Double> scores, double score) {
        List<Double> more = new ArrayList<>(scores);
        more.add(score);
        return more;
    }

    private static List<Double> repeated(List<Double> scores, int times) {
        List<Double> repeated = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            repeated.addAll(scores);
        }
        return repeated;
    }
}
