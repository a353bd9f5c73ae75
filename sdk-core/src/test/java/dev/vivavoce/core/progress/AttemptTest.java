package dev.vivavoce.core.progress;

import static dev.vivavoce.core.Samples.ANCHORS;
import static dev.vivavoce.core.Samples.ANSWER;
import static dev.vivavoce.core.Samples.START;
import static dev.vivavoce.core.Samples.abstained;
import static dev.vivavoce.core.Samples.answer;
import static dev.vivavoce.core.Samples.asked;
import static dev.vivavoce.core.Samples.evaluated;
import static dev.vivavoce.core.Samples.hard;
import static dev.vivavoce.core.Samples.question;
import static dev.vivavoce.core.Samples.scored;
import static dev.vivavoce.core.Samples.session;
import static dev.vivavoce.core.Samples.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.Samples;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.RedoReason;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptTest {

    private static final QuestionId Q = new QuestionId("q");
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Instant AT = START.plusSeconds(120);

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Attempt(null, "x", "t", 5, TWO_MINUTES, List.of(), AT, Optional.empty()))
                .withMessage("question");
        assertThatNullPointerException()
                .isThrownBy(() -> new Attempt(Q, null, "t", 5, TWO_MINUTES, List.of(), AT, Optional.empty()))
                .withMessage("text");
        assertThatNullPointerException()
                .isThrownBy(() -> new Attempt(Q, "x", null, 5, TWO_MINUTES, List.of(), AT, Optional.empty()))
                .withMessage("topic");
        assertThatNullPointerException()
                .isThrownBy(() -> new Attempt(Q, "x", "t", 5, null, List.of(), AT, Optional.empty()))
                .withMessage("time");
        assertThatNullPointerException()
                .isThrownBy(() -> new Attempt(Q, "x", "t", 5, TWO_MINUTES, null, AT, Optional.empty()))
                .withMessage("anchors");
        assertThatNullPointerException()
                .isThrownBy(() -> new Attempt(Q, "x", "t", 5, TWO_MINUTES, List.of(), null, Optional.empty()))
                .withMessage("at");
        assertThatNullPointerException()
                .isThrownBy(() -> new Attempt(Q, "x", "t", 5, TWO_MINUTES, List.of(), AT, null))
                .withMessage("redo");
    }

    @Test
    void refuses_texts_that_say_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attempt(Q, " ", "t", 5, TWO_MINUTES, List.of(), AT, Optional.empty()))
                .withMessage("text must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Attempt(Q, "x", "", 5, TWO_MINUTES, List.of(), AT, Optional.empty()))
                .withMessage("topic must not be blank");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.99, 10.01, Double.NaN})
    void refuses_a_score_off_the_scale(double score) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attempt(score, TWO_MINUTES))
                .withMessage("score must be 1 to 10 but was " + score);
    }

    @Test
    void refuses_negative_time_but_takes_none() {
        assertThat(attempt(5, Duration.ZERO).time()).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attempt(5, Duration.ofNanos(-1)))
                .withMessage("time must not be negative but was PT-0.000000001S");
    }

    @Test
    void keeps_anchors_that_somebody_changes_later() {
        List<Anchor> anchors = new ArrayList<>(ANCHORS);
        Attempt attempt = Attempt.of("q", "t", 5, TWO_MINUTES, anchors, AT);

        anchors.clear();

        assertThat(attempt.anchors()).isEqualTo(ANCHORS);
    }

    @ParameterizedTest
    @CsvSource({"1, true", "4, true", "4.01, false", "10, false"})
    void is_worth_another_try_when_only_a_low_score_is_known(double score, boolean weak) {
        assertThat(attempt(score, TWO_MINUTES))
                .isEqualTo(new Attempt(
                        Q,
                        "q",
                        "t",
                        score,
                        TWO_MINUTES,
                        List.of(),
                        AT,
                        weak ? Optional.of(RedoReason.WEAK_ANSWER) : Optional.empty()));
    }

    @Test
    void is_not_made_of_what_nobody_has_rated() {
        Session session =
                session(asked("a").skip(AT), asked("b").answer(answer()), evaluated("c", abstained()), asked("d"));

        assertThat(Attempt.of(session)).isEmpty();
        assertThat(Attempt.of(session())).isEmpty();
    }

    @Test
    void tells_of_each_rated_answer_in_order() {
        Session session = session(
                evaluated("b", scored(5, 5, 1)),
                asked("x").skip(AT),
                evaluated("a", scored(0, 0, 0)),
                evaluated("b", scored(3, 3, 1)));

        assertThat(Attempt.of(session))
                .containsExactly(
                        new Attempt(
                                new QuestionId("b"),
                                "How did you do b?",
                                "Patient care",
                                10,
                                TWO_MINUTES,
                                ANCHORS,
                                AT,
                                Optional.empty()),
                        new Attempt(
                                new QuestionId("a"),
                                "How did you do a?",
                                "Patient care",
                                1,
                                TWO_MINUTES,
                                List.of(),
                                AT,
                                Optional.of(RedoReason.WEAK_ANSWER)),
                        new Attempt(
                                new QuestionId("b"),
                                "How did you do b?",
                                "Patient care",
                                6,
                                TWO_MINUTES,
                                ANCHORS,
                                AT,
                                Optional.empty()));
    }

    @Test
    void counts_for_the_topic_that_the_session_practises() {
        Session session = Session.builder("s", Samples.POSITION)
                .topic(topic("handover", 1, 10))
                .open();

        assertThat(Attempt.of(Samples.with(session, evaluated("a", scored(5, 5, 1)))))
                .extracting(Attempt::topic)
                .containsExactly("handover");
    }

    @Test
    void stands_while_a_probe_waits_and_not_when_there_is_only_an_abstention_before_it() {
        Probe probe = new Probe("Triage", "How did you sort?");

        assertThat(Attempt.of(session(evaluated("a", scored(4, 4, 1)).probe(probe))))
                .isEqualTo(Attempt.of(session(evaluated("a", scored(4, 4, 1)))))
                .hasSize(1);
        assertThat(Attempt.of(session(evaluated("a", abstained()).probe(probe))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2", "0.49, 0"})
    void made_the_points_that_are_covered_by_half(double covered, int made) {
        assertThat(Attempt.of(session(evaluated("a", scored(5, 5, covered))))
                        .get(0)
                        .anchors())
                .hasSize(made);
    }

    @ParameterizedTest
    @CsvSource({
        // Levels 1 and 2 make score 4, levels 2 and 2 make 5.
        "1, 2, WEAK_ANSWER",
        "2, 2, INCOMPLETE"
    })
    void is_weak_up_to_score_four_before_it_is_anything_else(int clarity, int depth, RedoReason reason) {
        assertThat(redo(question("a"), scored(clarity, depth, 0), Duration.ofHours(1)))
                .hasValue(reason);
    }

    @Test
    void is_incomplete_when_less_than_half_of_the_points_are_made() {
        assertThat(redo(question("a"), covering(1, 0.49), TWO_MINUTES)).isEmpty();
        assertThat(redo(question("a"), covering(0.49, 0.49), TWO_MINUTES)).hasValue(RedoReason.INCOMPLETE);
    }

    @Test
    void is_not_incomplete_when_nobody_says_anything_about_points() {
        Evaluation none =
                new Evaluation.Scored(scored(5, 5, 1).ratings(), List.of(), Feedback.NONE, Set.of(), 1, Samples.RATER);

        assertThat(redo(question("a"), none, TWO_MINUTES)).isEmpty();
    }

    @Test
    void was_under_pressure_when_it_took_longer_than_planned() {
        assertThat(redo(question("a"), scored(5, 5, 1), Duration.ofMinutes(5))).isEmpty();
        assertThat(redo(question("a"), scored(5, 5, 1), Duration.ofMinutes(5).plusNanos(1)))
                .hasValue(RedoReason.TIME_PRESSURE);
        assertThat(redo(hard("a"), scored(3, 3, 1), Duration.ofHours(1))).hasValue(RedoReason.TIME_PRESSURE);
        assertThat(redo(question("a"), scored(5, 5, 0), Duration.ofHours(1))).hasValue(RedoReason.INCOMPLETE);
    }

    @Test
    void is_of_high_value_when_a_hard_question_was_answered_well_but_not_at_its_best() {
        // Levels 3 and 4 make score 7, levels 4 and 4 make 8.
        assertThat(redo(hard("a"), scored(3, 4, 1), TWO_MINUTES)).hasValue(RedoReason.HIGH_VALUE);
        assertThat(redo(hard("a"), scored(4, 4, 1), TWO_MINUTES)).isEmpty();
        assertThat(redo(question("a"), scored(3, 4, 1), TWO_MINUTES)).isEmpty();
    }

    private static Attempt attempt(double score, Duration time) {
        return Attempt.of("q", "t", score, time, List.of(), AT);
    }

    private static Evaluation covering(double first, double second) {
        List<Coverage> covered = List.of(
                new Coverage(ANCHORS.get(0), first, Optional.of(Samples.quote(ANSWER, "sorted"))),
                new Coverage(ANCHORS.get(1), second, Optional.of(Samples.quote(ANSWER, "told"))));
        return new Evaluation.Scored(scored(5, 5, 1).ratings(), covered, Feedback.NONE, Set.of(), 1, Samples.RATER);
    }

    private static Optional<RedoReason> redo(Question question, Evaluation evaluation, Duration time) {
        Turn turn = new Turn.Asked(question, START)
                .answer(Answer.typed(ANSWER, time, AT))
                .evaluated(evaluation);
        return Attempt.of(session(turn)).get(0).redo();
    }
}
