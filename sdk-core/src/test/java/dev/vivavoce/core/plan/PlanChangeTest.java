package dev.vivavoce.core.plan;

import static dev.vivavoce.core.Samples.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.plan.PlanChange.Introduce;
import dev.vivavoce.core.plan.PlanChange.Rebudget;
import dev.vivavoce.core.plan.PlanChange.Reprioritise;
import dev.vivavoce.core.plan.PlanChange.Retire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanChangeTest {

    private static final TopicId A = new TopicId("a");
    private static final String LONGEST = "word ".repeat(60).strip();

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Introduce(null, "New."))
                .withMessage("introduced");
        assertThatNullPointerException()
                .isThrownBy(() -> new Retire(null, "Done."))
                .withMessage("topic");
        assertThatNullPointerException()
                .isThrownBy(() -> new Reprioritise(null, 1, 2, "Less."))
                .withMessage("topic");
        assertThatNullPointerException()
                .isThrownBy(() -> new Rebudget(null, 1, 2, "More."))
                .withMessage("topic");
        assertThatNullPointerException().isThrownBy(() -> new Retire(A, null)).withMessage("rationale");
    }

    @Test
    void refuses_a_change_without_a_reason() {
        String none = "rationale must not be blank";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Introduce(topic("a", 1, 5), ""))
                .withMessage(none);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retire(A, " "))
                .withMessage(none);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reprioritise(A, 1, 2, "\n"))
                .withMessage(none);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rebudget(A, 1, 2, ""))
                .withMessage(none);
    }

    @Test
    void takes_a_reason_of_60_words_and_refuses_one_more() {
        assertThat(new Retire(A, LONGEST).rationale()).isEqualTo(LONGEST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Retire(A, LONGEST + " more"))
                .withMessageStartingWith("rationale must have at most 60 words but has 61");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "0, 1", "1, 0", "-1, 2", "2, -1", "0, 0"})
    void refuses_a_change_that_changes_nothing_or_leads_nowhere(int before, int after) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Reprioritise(A, before, after, "Because."))
                .withMessage(
                        "priority must change between values of 1 or more but went from " + before + " to " + after);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rebudget(A, before, after, "Because."))
                .withMessage(
                        "minutes must change between values of 1 or more but went from " + before + " to " + after);
    }

    @ParameterizedTest
    @CsvSource({"1, 1441", "1441, 1", "1, 2147483647"})
    void refuses_more_minutes_than_a_day_has(int before, int after) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rebudget(A, before, after, "Because."))
                .withMessage("minutes must be at most 1440 but went from " + before + " to " + after);
    }

    @ParameterizedTest
    @CsvSource({"1, 1440", "1440, 1"})
    void takes_a_change_between_a_minute_and_a_whole_day(int before, int after) {
        Rebudget change = new Rebudget(A, before, after, "Because.");

        assertThat(change.before()).isEqualTo(before);
        assertThat(change.after()).isEqualTo(after);
    }

    @Test
    void is_named_by_its_kind_and_its_topic() {
        Introduce introduce = new Introduce(topic("a", 1, 5), "New.");

        assertThat(introduce.topic()).isEqualTo(A);
        assertThat(introduce.id()).isEqualTo("introduce:a");
        assertThat(new Retire(A, "Done.").id()).isEqualTo("retire:a");
        assertThat(new Reprioritise(A, 1, 2, "Less.").id()).isEqualTo("reprioritise:a");
        assertThat(new Rebudget(A, 1, 2, "More.").id()).isEqualTo("rebudget:a");
    }
}
