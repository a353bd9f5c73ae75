package dev.vivavoce.core.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedbackTest {

    private static final String LONGEST = "word ".repeat(30).strip();

    @Test
    void takes_three_points_of_thirty_words_of_each_kind() {
        Feedback feedback = new Feedback(Collections.nCopies(3, LONGEST), Collections.nCopies(3, LONGEST));

        assertThat(feedback.positive()).hasSize(3);
        assertThat(feedback.improvements()).hasSize(3);
    }

    @Test
    void refuses_a_fourth_point_of_either_kind() {
        List<String> four = Collections.nCopies(4, "Good.");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Feedback(four, List.of()))
                .withMessage("positive feedback must be at most 3 but were 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Feedback(List.of(), four))
                .withMessage("improvement areas must be at most 3 but were 4");
    }

    @Test
    void refuses_a_point_of_31_words_and_one_that_says_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Feedback(List.of("Good.", LONGEST + " more"), List.of()))
                .withMessageStartingWith("positive feedback must have at most 30 words but has 31");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Feedback(List.of(), List.of("")))
                .withMessage("improvement areas must not be blank");
    }
}
