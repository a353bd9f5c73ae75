package dev.vivavoce.portal.learning.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {
    private static Trend of(double... scores) {
        return Trend.of(IntStream.range(0, scores.length)
                .mapToObj(i -> new Trend.Score(Instant.EPOCH.plusSeconds(i), scores[i]))
                .toList());
    }

    @Test
    void better_scores_stand_higher_and_all_within_the_drawing() {
        assertThat(Trend.y(10)).isLessThan(Trend.y(5)).isPositive();
        assertThat(Trend.y(1)).isLessThan(Trend.HEIGHT);
        assertThat(of(1, 10, 4).points())
                .allSatisfy(point -> assertThat(point.x()).isBetween(0.0, (double) Trend.WIDTH));
    }

    @Test
    void one_score_stands_in_the_middle_and_none_makes_no_line() {
        assertThat(of(5).points().get(0).x()).isEqualTo(Trend.WIDTH / 2.0);
        assertThat(of().line()).isEmpty();
    }

    @Test
    void of_many_dates_there_is_room_for_few() {
        Trend many = of(new double[20]);
        assertThat(IntStream.range(0, 20).filter(many::isDated))
                .hasSizeBetween(3, 6)
                .contains(0, 19);
        assertThat(of(1, 2, 3).points()).hasSize(3);
        assertThat(IntStream.range(0, 3).allMatch(of(1, 2, 3)::isDated)).isTrue();
    }
}
