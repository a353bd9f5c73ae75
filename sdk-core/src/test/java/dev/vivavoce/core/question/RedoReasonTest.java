package dev.vivavoce.core.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RedoReasonTest {

    @Test
    void waits_longer_the_better_the_answer_was_and_the_more_often_it_was_tried() {
        assertThat(RedoReason.WEAK_ANSWER.spacing(1)).isLessThan(Duration.ofDays(1));
        assertThat(RedoReason.TIME_PRESSURE.spacing(1)).isGreaterThan(RedoReason.INCOMPLETE.spacing(1));
        assertThat(RedoReason.HIGH_VALUE.spacing(1)).isBetween(Duration.ofDays(4), Duration.ofDays(7));
        for (RedoReason reason : RedoReason.values()) {
            assertThat(reason.spacing(2)).isEqualTo(reason.spacing(1).multipliedBy(2));
        }
    }

    @Test
    void waits_two_months_at_most_however_often_it_was_tried() {
        for (int attempts : new int[] {10, 64, 1_000, Integer.MAX_VALUE}) {
            assertThat(RedoReason.WEAK_ANSWER.spacing(attempts)).isBetween(Duration.ofDays(49), Duration.ofDays(60));
        }
    }

    @Test
    void wants_an_attempt_to_wait_after() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedoReason.WEAK_ANSWER.spacing(0))
                .withMessage("attempts must be 1 or more but were 0");
    }
}
