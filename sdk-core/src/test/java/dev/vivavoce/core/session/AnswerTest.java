package dev.vivavoce.core.session;

import static dev.vivavoce.core.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnswerTest {

    @Test
    void keeps_the_text_as_it_was_given() {
        String text = "  two\r\n\tlines \u0000 e\u0301 👍 ";

        assertThat(Answer.typed(text, Duration.ZERO, START))
                .isEqualTo(new Answer(text, Duration.ZERO, START, Answer.Kind.TYPED));
        assertThat(Answer.typed(text, Duration.ZERO, START).text()).isEqualTo(text);
    }

    @Test
    void mends_half_a_surrogate_pair_in_place() {
        assertThat(Answer.typed("a\ud83db", Duration.ZERO, START).text()).isEqualTo("a\ufffdb");
    }

    @Test
    void holds_a_quarter_of_a_million_characters_and_no_more() {
        String most = "x".repeat(Answer.MOST_CHARACTERS);

        assertThat(Answer.typed(most, Duration.ZERO, START).text()).hasSize(262_144);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Answer.typed(most + "x", Duration.ZERO, START))
                .withMessage("answer must have at most 262144 characters but has 262145");
    }

    @Test
    @SuppressWarnings("NullAway")
    void needs_all_of_its_parts_and_no_time_below_zero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Answer.typed("a", Duration.ofNanos(-1), START))
                .withMessageStartingWith("time must not be negative");
        assertThatNullPointerException()
                .isThrownBy(() -> Answer.typed(null, Duration.ZERO, START))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> Answer.typed("a", null, START))
                .withMessage("time");
        assertThatNullPointerException()
                .isThrownBy(() -> Answer.typed("a", Duration.ZERO, null))
                .withMessage("at");
    }

    @Test
    void ends_with_the_reply_and_its_moment_and_kind() {
        Answer first = Answer.typed("One.", Duration.ofSeconds(5), START);
        Answer reply = new Answer("Two.", Duration.ofSeconds(7), START.plusSeconds(60), Answer.Kind.DICTATED);

        assertThat(first.followedBy(reply))
                .isEqualTo(new Answer(
                        "One.\n\nTwo.", Duration.ofSeconds(12), START.plusSeconds(60), Answer.Kind.DICTATED));
    }
}
