package dev.vivavoce.core.progress;

import static dev.vivavoce.core.Samples.ANCHORS;
import static dev.vivavoce.core.Samples.START;
import static dev.vivavoce.core.Samples.abstained;
import static dev.vivavoce.core.Samples.evaluated;
import static dev.vivavoce.core.Samples.scored;
import static dev.vivavoce.core.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.RedoReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressTest {

    private static final QuestionId Q = new QuestionId("q");
    private static final Strength HALF = new Strength(0.5, 0.2, 0.8);
    private static final Anchor TRIAGE = ANCHORS.get(0);
    private static final Anchor HANDOVER = ANCHORS.get(1);

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Progress(null, List.of(), Optional.empty()))
                .withMessage("questions");
        assertThatNullPointerException()
                .isThrownBy(() -> new Progress(List.of(), null, Optional.empty()))
                .withMessage("topics");
        assertThatNullPointerException()
                .isThrownBy(() -> new Progress(List.of(), List.of(), null))
                .withMessage("nextFocus");
        assertThatNullPointerException()
                .isThrownBy(() -> new Focus(null, Focus.Reason.WEAK))
                .withMessage("topic");
        assertThatNullPointerException().isThrownBy(() -> new Focus("t", null)).withMessage("reason");
    }

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing_about_a_question() {
        assertThatNullPointerException()
                .isThrownBy(() -> new QuestionProgress(null, "x", 1, 5, List.of(), Optional.empty()))
                .withMessage("question");
        assertThatNullPointerException()
                .isThrownBy(() -> new QuestionProgress(Q, null, 1, 5, List.of(), Optional.empty()))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> new QuestionProgress(Q, "x", 1, 5, null, Optional.empty()))
                .withMessage("bestAnchors");
        assertThatNullPointerException()
                .isThrownBy(() -> new QuestionProgress(Q, "x", 1, 5, List.of(), null))
                .withMessage("redo");
    }

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing_about_a_topic() {
        assertThatNullPointerException()
                .isThrownBy(() -> new TopicProgress(null, HALF, 1, 1, Duration.ZERO, 0))
                .withMessage("topic");
        assertThatNullPointerException()
                .isThrownBy(() -> new TopicProgress("t", null, 1, 1, Duration.ZERO, 0))
                .withMessage("strength");
        assertThatNullPointerException()
                .isThrownBy(() -> new TopicProgress("t", HALF, 1, 1, null, 0))
                .withMessage("time");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refuses_a_question_without_an_attempt(int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuestionProgress(Q, "x", attempts, 5, List.of(), Optional.empty()))
                .withMessage("attempts must be 1 or more but were " + attempts);
    }

    @Test
    void refuses_a_best_score_off_the_scale() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuestionProgress(Q, "x", 1, 0, List.of(), Optional.empty()))
                .withMessage("score must be 1 to 10 but was 0.0");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 1", "2, 1", "-1, 1"})
    void refuses_a_topic_with_fewer_attempts_than_questions(int questions, int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicProgress("t", HALF, questions, attempts, Duration.ZERO, 0))
                .withMessage("there must be 1 or more questions and as many attempts but were " + questions + ", "
                        + attempts);
    }

    @Test
    void refuses_negative_time() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicProgress("t", HALF, 1, 1, Duration.ofSeconds(-1), 0))
                .withMessage("time must not be negative but was PT-1S");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9.01, 9.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refuses_a_trend_that_no_scores_make(double trend) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TopicProgress("t", HALF, 1, 1, Duration.ZERO, trend))
                .withMessage("trend must be -9 to 9 but was " + trend);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-9, 9})
    void takes_the_steepest_trends(double trend) {
        assertThat(new TopicProgress("t", HALF, 1, 1, Duration.ZERO, trend).trend())
                .isEqualTo(trend);
    }

    @Test
    void knows_nothing_without_an_attempt() {
        Progress nothing = new Progress(List.of(), List.of(), Optional.empty());

        assertThat(Progress.ofAttempts(List.of())).isEqualTo(nothing);
        assertThat(Progress.of(List.of())).isEqualTo(nothing);
        assertThat(Progress.of(List.of(session(evaluated("a", abstained())), session())))
                .isEqualTo(nothing);
    }

    @Test
    void keeps_lists_that_somebody_changes_later() {
        List<QuestionProgress> questions =
                new ArrayList<>(List.of(new QuestionProgress(Q, "x", 1, 5, List.of(), Optional.empty())));
        List<TopicProgress> topics = new ArrayList<>(List.of(new TopicProgress("t", HALF, 1, 1, Duration.ZERO, 0)));
        Progress progress = new Progress(questions, topics, Optional.empty());

        questions.clear();
        topics.clear();

        assertThat(progress.questions()).hasSize(1);
        assertThat(progress.topics()).hasSize(1);
    }

    @Test
    void gathers_the_answers_of_all_sessions() {
        Progress progress = Progress.of(List.of(
                session(evaluated("a", scored(5, 5, 1)), evaluated("b", scored(5, 5, 1))),
                session(evaluated("a", scored(1, 1, 1)))));

        assertThat(progress.questions())
                .containsExactly(
                        new QuestionProgress(
                                new QuestionId("a"),
                                "How did you do a?",
                                2,
                                10,
                                ANCHORS,
                                Optional.of(RedoReason.WEAK_ANSWER)),
                        new QuestionProgress(
                                new QuestionId("b"), "How did you do b?", 1, 10, ANCHORS, Optional.empty()));
        assertThat(progress.topics()).singleElement().satisfies(topic -> assertThat(topic.attempts())
                .isEqualTo(3));
    }

    @Test
    void goes_by_the_time_of_the_attempts_and_not_by_their_order() {
        List<Attempt> attempts = new ArrayList<>(
                List.of(attempt("b", "two", 3, 1), attempt("a", "one", 6, 2), attempt("b", "two", 9, 3)));
        Progress progress = Progress.ofAttempts(attempts);

        assertThat(progress.questions())
                .extracting(question -> question.question().value())
                .containsExactly("b", "a");
        assertThat(progress.topics()).extracting(TopicProgress::topic).containsExactly("two", "one");
        Collections.reverse(attempts);
        assertThat(Progress.ofAttempts(attempts)).isEqualTo(progress);
    }

    @Test
    void keeps_the_best_attempt_at_a_question_and_of_equal_ones_the_first() {
        Progress progress = Progress.ofAttempts(List.of(
                attempt(3, 1, List.of()),
                attempt(8, 2, List.of(TRIAGE)),
                attempt(8, 3, List.of(HANDOVER)),
                attempt(7, 4, ANCHORS)));

        assertThat(progress.questions())
                .containsExactly(new QuestionProgress(Q, "q", 4, 8, List.of(TRIAGE), Optional.empty()));
    }

    @Test
    void tells_of_a_question_as_it_was_put_last_and_why_the_latest_answer_is_redone() {
        Attempt first =
                new Attempt(Q, "Old?", "t", 9, Duration.ZERO, List.of(), START, Optional.of(RedoReason.INCOMPLETE));
        Attempt second = new Attempt(
                Q, "New?", "t", 6, Duration.ZERO, ANCHORS, START.plusSeconds(1), Optional.of(RedoReason.HIGH_VALUE));

        assertThat(Progress.ofAttempts(List.of(second, first)).questions())
                .containsExactly(new QuestionProgress(Q, "New?", 2, 9, List.of(), Optional.of(RedoReason.HIGH_VALUE)));
    }

    @Test
    void counts_the_latest_attempt_at_each_question_as_strength_and_every_one_as_effort() {
        Progress progress =
                Progress.ofAttempts(List.of(attempt("a", "t", 2, 1), attempt("a", "t", 9, 2), attempt("b", "t", 5, 3)));

        assertThat(progress.topic("t"))
                .hasValue(new TopicProgress("t", Strength.of(List.of(9.0, 5.0)), 2, 3, Duration.ofMinutes(6), 5 - 2));
    }

    @Test
    void finds_a_topic_by_its_name_alone() {
        Progress progress = Progress.ofAttempts(List.of(attempt("a", "one", 5, 1), attempt("b", "two", 5, 2)));

        assertThat(progress.topic("two")).map(TopicProgress::topic).hasValue("two");
        assertThat(progress.topic("Two")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'5', 0", "'2 9', 7", "'9 2', -7", "'1 5 4', 3", "'1 2 7 9', 6.5", "'10 10 5 1 1', -9", "'1 10', 9"})
    void compares_the_later_half_with_the_earlier_and_leaves_out_the_middle(String scores, double trend) {
        assertThat(Progress.ofAttempts(different(scores)).topics().get(0).trend())
                .isEqualTo(trend);
    }

    @ParameterizedTest
    @CsvSource({
        // A low mean is weak, whatever else there is.
        "'5', WEAK",
        "'9 1 1', WEAK",
        // A mean of one half is no longer weak for that, but one falls before little is known.
        "'5.5', LITTLE_EVIDENCE",
        "'6 5', FALLING",
        "'6 5.01', LITTLE_EVIDENCE",
        "'9 8 8 7 7 6', FALLING",
        // Much evidence: between a mean of one half and 0.7 it is weak after all.
        "'6 6 6 6 6 6 6 6 6 6 6 6 6 6 6 6', WEAK",
        "'9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9', LEAST_STRONG",
        "'10 10', LITTLE_EVIDENCE",
        "'10 10 10 10', LEAST_STRONG"
    })
    void says_why_a_topic_comes_next(String scores, Focus.Reason reason) {
        assertThat(Progress.ofAttempts(different(scores)).nextFocus()).hasValue(new Focus("t", reason));
    }

    @Test
    void is_least_strong_from_a_mean_of_seven_tenths() {
        // 1 + Σ share over 2 + n: 18 scores of 7.5 make 14 of 20.
        String scores = "7.5 ".repeat(18);

        TopicProgress topic = Progress.ofAttempts(different(scores)).topics().get(0);
        assertThat(topic.strength().mean()).isEqualTo(0.7);
        assertThat(Progress.ofAttempts(different(scores)).nextFocus())
                .hasValue(new Focus("t", Focus.Reason.LEAST_STRONG));
        assertThat(Progress.ofAttempts(different(scores + "7.2")).nextFocus())
                .hasValue(new Focus("t", Focus.Reason.WEAK));
    }

    @Test
    void turns_next_to_the_topic_that_may_be_weakest_by_what_is_known() {
        List<Attempt> attempts = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            attempts.add(attempt("sure" + i, "sure", 7, i));
        }
        attempts.add(attempt("a", "unsure", 9, 20));

        // The higher mean has the lower end.
        assertThat(Progress.ofAttempts(attempts).nextFocus())
                .hasValue(new Focus("unsure", Focus.Reason.LITTLE_EVIDENCE));
    }

    @Test
    void turns_to_the_topic_that_was_first_answered_among_equals() {
        assertThat(Progress.ofAttempts(List.of(attempt("b", "two", 3, 2), attempt("a", "one", 3, 1)))
                        .nextFocus())
                .hasValue(new Focus("one", Focus.Reason.WEAK));
    }

    private static Attempt attempt(double score, int minute, List<Anchor> anchors) {
        return Attempt.of("q", "t", score, Duration.ofMinutes(2), anchors, START.plusSeconds(60L * minute));
    }

    private static Attempt attempt(String question, String topic, double score, int minute) {
        return Attempt.of(question, topic, score, Duration.ofMinutes(2), List.of(), START.plusSeconds(60L * minute));
    }

    /** An attempt at another question for each score. */
    private static List<Attempt> different(String scores) {
        List<Attempt> attempts = new ArrayList<>();
        for (String score : scores.strip().split(" ", -1)) {
            attempts.add(attempt("q" + attempts.size(), "t", Double.parseDouble(score), attempts.size()));
        }
        return attempts;
    }
}
