package dev.vivavoce.core.spi;

import static dev.vivavoce.core.Samples.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.entry;

import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.Progress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanReviewTest {

    private static final Plan PLAN = plan(10, 20, 30);
    private static final Progress NONE = Progress.ofAttempts(List.of());
    private static final TopicId A = new TopicId("a");
    private static final TopicId B = new TopicId("b");
    private static final TopicId C = new TopicId("c");

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException()
                .isThrownBy(() -> new PlanReview(null, NONE, Map.of(), ""))
                .withMessage("plan");
        assertThatNullPointerException()
                .isThrownBy(() -> new PlanReview(PLAN, null, Map.of(), ""))
                .withMessage("progress");
        assertThatNullPointerException()
                .isThrownBy(() -> new PlanReview(PLAN, NONE, null, ""))
                .withMessage("feedback");
        assertThatNullPointerException()
                .isThrownBy(() -> new PlanReview(PLAN, NONE, Map.of(), null))
                .withMessage("story");
    }

    @Test
    void refuses_feedback_on_a_topic_that_the_plan_lacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PlanReview(PLAN, NONE, Map.of(A, "Good.", new TopicId("z"), "Bad."), ""))
                .withMessage("feedback is for topic \"z\", which the plan lacks");
    }

    @Test
    void keeps_feedback_in_the_order_of_the_plan() {
        Map<TopicId, String> feedback = new LinkedHashMap<>();
        feedback.put(C, "Third.");
        feedback.put(B, "Second.");
        feedback.put(A, "First.");

        assertThat(new PlanReview(PLAN, NONE, feedback, "").feedback())
                .containsExactly(entry(A, "First."), entry(B, "Second."), entry(C, "Third."));
    }

    @Test
    void keeps_feedback_that_somebody_changes_later_and_that_cannot_be_changed() {
        Map<TopicId, String> feedback = new HashMap<>(Map.of(B, "Hard."));
        PlanReview review = new PlanReview(PLAN, NONE, feedback, "");

        feedback.put(A, "Easy.");

        assertThat(review.feedback()).containsExactly(entry(B, "Hard."));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> review.feedback().put(A, "Easy."));
    }

    @Test
    void repairs_texts_that_cannot_be_stored() {
        PlanReview review = new PlanReview(PLAN, NONE, Map.of(A, "Too \ud83d hard."), "I \ude00 care.");

        assertThat(review.feedback()).containsExactly(entry(A, "Too \ufffd hard."));
        assertThat(review.story()).isEqualTo("I \ufffd care.");
    }

    @Test
    void takes_feedback_and_a_story_that_say_nothing() {
        PlanReview review = new PlanReview(PLAN, NONE, Map.of(A, ""), "");

        assertThat(review.feedback()).containsExactly(entry(A, ""));
        assertThat(review.story()).isEmpty();
    }
}
