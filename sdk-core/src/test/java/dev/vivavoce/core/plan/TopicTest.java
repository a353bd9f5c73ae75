package dev.vivavoce.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {

    private static final TopicId TRIAGE = new TopicId("triage");

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void refuses_an_id_that_says_nothing(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicId(id))
                .withMessage("topic id must not be blank");
    }

    @Test
    void shows_an_id_as_it_is() {
        assertThat(TRIAGE).hasToString("triage");
    }

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException().isThrownBy(() -> new TopicId(null)).withMessage("topic id");
        assertThatNullPointerException()
                .isThrownBy(() -> new Topic(null, "Triage", "Sorting.", 1, 1, "Sorts."))
                .withMessage("id");
        assertThatNullPointerException()
                .isThrownBy(() -> new Topic(TRIAGE, null, "Sorting.", 1, 1, "Sorts."))
                .withMessage("topic name");
        assertThatNullPointerException()
                .isThrownBy(() -> new Topic(TRIAGE, "Triage", null, 1, 1, "Sorts."))
                .withMessage("topic description");
        assertThatNullPointerException()
                .isThrownBy(() -> new Topic(TRIAGE, "Triage", "Sorting.", 1, 1, null))
                .withMessage("expected outcome");
    }

    @Test
    void refuses_texts_that_say_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic(TRIAGE, "", "Sorting.", 1, 1, "Sorts."))
                .withMessage("topic name must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic(TRIAGE, "Triage", " ", 1, 1, "Sorts."))
                .withMessage("topic description must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic(TRIAGE, "Triage", "Sorting.", 1, 1, "\t"))
                .withMessage("expected outcome must not be blank");
    }

    @Test
    void takes_texts_that_just_fit_and_refuses_a_word_more() {
        assertThat(new Topic(TRIAGE, words(3), words(20), 1, 1, words(15)).name())
                .isEqualTo(words(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic(TRIAGE, words(4), "Sorting.", 1, 1, "Sorts."))
                .withMessageStartingWith("topic name must have at most 3 words but has 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic(TRIAGE, "Triage", words(21), 1, 1, "Sorts."))
                .withMessageStartingWith("topic description must have at most 20 words but has 21");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic(TRIAGE, "Triage", "Sorting.", 1, 1, words(16)))
                .withMessageStartingWith("expected outcome must have at most 15 words but has 16");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refuses_a_priority_above_the_highest(int priority) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic(TRIAGE, "Triage", "Sorting.", priority, 1, "Sorts."))
                .withMessage("priority must be 1 or more but was " + priority);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_441, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void refuses_less_than_a_minute_and_more_than_a_day(int minutes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Topic(TRIAGE, "Triage", "Sorting.", 1, minutes, "Sorts."))
                .withMessage("daily minutes must be 1 to 1440 but were " + minutes);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1_440})
    void takes_a_minute_and_a_whole_day(int minutes) {
        assertThat(new Topic(TRIAGE, "Triage", "Sorting.", 1, minutes, "Sorts.").dailyMinutes())
                .isEqualTo(minutes);
    }

    @Test
    void moves_without_becoming_another_topic() {
        assertThat(new Topic(TRIAGE, "Triage", "Sorting.", 1, 10, "Sorts.").with(3, 20))
                .isEqualTo(new Topic(TRIAGE, "Triage", "Sorting.", 3, 20, "Sorts."));
    }

    private static String words(int count) {
        return "word ".repeat(count).strip();
    }
}
