package dev.vivavoce.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.vivavoce.embedded.MonotoneMap.Point;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MonotoneMapTest {

    @Test
    void pools_what_is_out_of_order() {
        MonotoneMap map = MonotoneMap.fit(
                List.of(new Point(0, 0.1), new Point(0.4, 0.6), new Point(0.6, 0.2), new Point(1, 0.9)));

        assertThat(map.points()).hasSize(3);
        assertThat(map.of(0.5)).isCloseTo(0.4, within(1e-9));
        assertThat(map.of(0.25)).isCloseTo(0.25, within(1e-9));
        assertThat(map.of(0)).isEqualTo(0.1);
        assertThat(map.of(1)).isEqualTo(0.9);
    }

    @Property
    void never_turns_an_order_round(
            @ForAll @Size(min = 2, max = 40) List<@DoubleRange(min = 0, max = 1) Double> values,
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other) {
        List<Point> pairs = new ArrayList<>();
        for (int i = 1; i < values.size(); i++) {
            pairs.add(new Point(values.get(i), values.get(i - 1)));
        }
        MonotoneMap map = MonotoneMap.fit(pairs);

        assertThat(map.of(Math.min(one, other))).isLessThanOrEqualTo(map.of(Math.max(one, other)));
        assertThat(map.of(one)).isBetween(0.0, 1.0);
    }

    @Test
    void never_goes_past_the_end_of_a_line() {
        // 0.06 + (0.57 - 0.06) is 0.5700000000000001.
        MonotoneMap map = new MonotoneMap(List.of(new Point(0.1, 0.06), new Point(0.5, 0.57)));

        assertThat(map.of(0.5)).isEqualTo(0.57);
    }

    @Test
    void leaves_alone_what_rises() {
        List<Point> pairs = List.of(new Point(0.1, 0.2), new Point(0.5, 0.5), new Point(0.9, 0.7));

        assertThat(MonotoneMap.fit(pairs).points()).isEqualTo(pairs);
    }

    @Test
    void wants_points_that_rise() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MonotoneMap(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonotoneMap(List.of(new Point(0.5, 0.5), new Point(0.5, 0.6))))
                .withMessageStartingWith("points must rise");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MonotoneMap(List.of(new Point(0.5, 0.5), new Point(0.6, 0.4))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Point(-0.1, 0))
                .withMessage("from must be 0 to 1 but was -0.1");
    }
}
