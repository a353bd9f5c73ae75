package dev.vivavoce.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.Samples;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ScoreScalePropertyTest {

    @Property
    void rounds_exactly_as_whole_numbers_would_whatever_the_levels(
            @ForAll @Size(min = 1, max = Rubric.MOST_CRITERIA) List<@IntRange(max = 5) Integer> levels) {
        int sum = levels.stream().mapToInt(Integer::intValue).sum();
        int most = levels.size() * Rubric.HIGHEST;

        assertThat(ScoreScale.score(ScoreScale.raw(ratings(levels)))).isEqualTo(1 + (18 * sum + most) / (2 * most));
    }

    @Property
    void a_higher_level_never_lowers_the_score(
            @ForAll @Size(min = 1, max = Rubric.MOST_CRITERIA) List<@IntRange(max = 4) Integer> levels,
            @ForAll @IntRange(max = Rubric.MOST_CRITERIA - 1) int which) {
        List<Integer> higher = new ArrayList<>(levels);
        higher.set(which % levels.size(), 5);

        assertThat(ScoreScale.score(ScoreScale.raw(ratings(higher))))
                .isGreaterThanOrEqualTo(ScoreScale.score(ScoreScale.raw(ratings(levels))));
    }

    private static List<Rating> ratings(List<Integer> levels) {
        List<Rating> ratings = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            ratings.add(Samples.rating("criterion " + i, levels.get(i)));
        }
        return ratings;
    }
}
