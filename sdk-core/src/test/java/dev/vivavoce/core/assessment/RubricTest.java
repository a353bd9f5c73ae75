package dev.vivavoce.core.assessment;

import static dev.vivavoce.core.Samples.criterion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RubricTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 13})
    void refuses_no_criteria_and_more_than_a_person_can_keep_apart(int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rubric(criteria(count)))
                .withMessage("criteria must be 1 to 12 but were " + count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 12})
    void takes_one_to_twelve_criteria(int count) {
        assertThat(new Rubric(criteria(count)).criteria()).hasSize(count);
    }

    @Test
    void refuses_two_criteria_of_one_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rubric(List.of(criterion("Clarity"), criterion("Depth"), criterion("Clarity"))))
                .withMessage("criteria name \"Clarity\" twice");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 6, Integer.MAX_VALUE})
    void refuses_a_level_off_the_scale(int level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BehaviouralAnchor(level, "Says it."))
                .withMessage("level must be 0 to 5 but was " + level);
    }

    @Test
    void refuses_a_level_without_a_behaviour() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BehaviouralAnchor(0, " "))
                .withMessage("behaviour must not be blank");
    }

    @Test
    void keeps_the_anchors_of_a_criterion_in_order_of_level() {
        Criterion criterion = new Criterion("Clarity", List.of(anchor(5), anchor(0), anchor(3)));

        assertThat(criterion.anchors()).extracting(BehaviouralAnchor::level).containsExactly(0, 3, 5);
    }

    @Test
    void refuses_a_criterion_without_anchors_and_one_with_two_for_a_level() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Criterion("Clarity", List.of()))
                .withMessage("criterion \"Clarity\" must have an anchor");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Criterion("Clarity", List.of(anchor(3), anchor(0), anchor(3))))
                .withMessage("criterion \"Clarity\" has two anchors for level 3");
    }

    @Test
    void refuses_names_that_say_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Criterion("", List.of(anchor(0))))
                .withMessage("name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Competency("", "Care"))
                .withMessage("id must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Competency("care", "\n"))
                .withMessage("name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Anchor("", "Sorts."))
                .withMessage("name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Anchor("Triage", ""))
                .withMessage("text must not be blank");
    }

    private static BehaviouralAnchor anchor(int level) {
        return new BehaviouralAnchor(level, "Level " + level + ".");
    }

    private static List<Criterion> criteria(int count) {
        return IntStream.range(0, count).mapToObj(i -> criterion("c" + i)).toList();
    }
}
