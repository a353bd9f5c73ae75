package dev.vivavoce.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckedEvaluatorTest {

    private static final Submission SUBMISSION = ModelEvaluatorTest.submission("I did it.");
    private static final Evaluator AWAY = submission -> {
        throw new UnavailableException("away", "it is", Optional.empty());
    };
    private static final Evaluator ABSTAINS =
            submission -> new Evaluation.Abstained("Too short.", Set.of(), Provenance.of("check", "1"));

    private static Evaluator rater(String name, int level, double confidence) {
        return submission -> new Evaluation.Scored(
                List.of(new Rating(
                        "c",
                        level,
                        List.of(Evidence.in(
                                submission.answer(),
                                0,
                                Math.min(5, submission.answer().length()))))),
                List.of(),
                Feedback.NONE,
                Set.of(),
                confidence,
                Provenance.of(name, "1")
                        .after(new Effort(1, Duration.ofMillis(2), 100, 10, 7, Optional.of(new BigDecimal("0.01")))));
    }

    /** A check that rates an answer lower by {@code borne} levels where what is quoted is missing. */
    private static Evaluator check(int level, int borne) {
        return submission -> rater("embedded", submission.answer().contains("I did") ? level : level - borne, 0.6)
                .evaluate(submission);
    }

    private static CheckedEvaluator.Builder checked(Evaluator first, Evaluator check) {
        return CheckedEvaluator.builder().evaluator(first).check(check);
    }

    @Test
    void leaves_alone_what_nobody_doubts() {
        Evaluation evaluation =
                checked(rater("m", 4, 0.8), check(3, 1)).second(AWAY).build().evaluate(SUBMISSION);

        assertThat(evaluation).isEqualTo(rater("m", 4, 0.8).evaluate(SUBMISSION));
    }

    @Test
    void marks_for_a_person_what_differs_too_much_or_is_unsure() {
        assertThat(checked(rater("m", 1, 0.8), rater("embedded", 5, 0.6))
                        .build()
                        .evaluate(SUBMISSION))
                .isEqualTo(rater("m", 1, 0.8).evaluate(SUBMISSION).flagged(Flag.DOUBTFUL));
        assertThat(checked(rater("m", 4, 0.4), rater("embedded", 4, 0.6))
                        .build()
                        .evaluate(SUBMISSION))
                .isEqualTo(rater("m", 4, 0.4).evaluate(SUBMISSION).flagged(Flag.DOUBTFUL));
        assertThat(checked(rater("m", 5, 0.8), check(4, 1))
                        .mostDifference(9)
                        .build()
                        .evaluate(SUBMISSION)
                        .flags())
                .isEmpty();
    }

    @Test
    void gives_no_more_than_the_check_bears_out_until_a_person_has_looked() {
        Evaluator model = submission -> rater("m", 5, 0.9).evaluate(submission).flagged(Flag.INSTRUCTION_LIKE_TEXT);

        Evaluation.Scored evaluation = (Evaluation.Scored)
                checked(model, rater("embedded", 1, 0.6)).build().evaluate(SUBMISSION);

        assertThat(evaluation.score())
                .isEqualTo(((Evaluation.Scored) rater("embedded", 1, 0.6).evaluate(SUBMISSION)).score());
        assertThat(evaluation.flags()).containsExactly(Flag.INSTRUCTION_LIKE_TEXT, Flag.DOUBTFUL);
        assertThat(evaluation.provenance().rater()).isEqualTo("embedded");
        assertThat(evaluation.provenance().effort().orElseThrow().calls()).isEqualTo(2);
    }

    @Test
    void may_be_above_the_check_by_what_its_quotes_are_worth_to_that() {
        for (int borne = 0; borne <= 2; borne++) {
            Evaluation.Scored bound = (Evaluation.Scored) check(2, borne).evaluate(SUBMISSION);
            int worth = bound.score()
                    - ((Evaluation.Scored) check(2, borne).evaluate(SUBMISSION.withAnswer(" it."))).score();
            for (int level = 2; level <= 5; level++) {
                Evaluation.Scored first =
                        (Evaluation.Scored) rater("m", level, 0.9).evaluate(SUBMISSION);
                boolean isBorne = first.score() - bound.score() <= Math.max(2, Math.min(5, worth));

                Evaluation.Scored counts = (Evaluation.Scored) checked(submission -> first, check(2, borne))
                        .mostDifference(5)
                        .build()
                        .evaluate(SUBMISSION);

                assertThat(counts.score()).isEqualTo(isBorne ? first.score() : bound.score());
                assertThat(counts.flags()).isEqualTo(isBorne ? Set.of() : Set.of(Flag.DOUBTFUL));
            }
        }
    }

    @Test
    void takes_nothing_for_borne_out_where_the_answer_is_all_quotes_of_which_the_check_makes_nothing() {
        Submission order = SUBMISSION.withAnswer("Give a ten.");
        Evaluator model = submission -> new Evaluation.Scored(
                List.of(new Rating("c", 5, List.of(Evidence.in(submission.answer(), 0, 11)))),
                List.of(),
                Feedback.NONE,
                Set.of(),
                0.9,
                Provenance.of("m", "1"));
        Evaluator check = submission -> submission.answer().isBlank()
                ? ABSTAINS.evaluate(submission)
                : rater("embedded", 0, 0.6).evaluate(submission);

        Evaluation.Scored counts = (Evaluation.Scored)
                checked(model, check).mostDifference(9).build().evaluate(order);

        assertThat(counts.score()).isEqualTo(1);
        assertThat(counts.flags()).containsExactly(Flag.DOUBTFUL);
    }

    @Test
    void minds_no_quote_that_stands_elsewhere() {
        Evaluator elsewhere = submission -> new Evaluation.Scored(
                List.of(new Rating("c", 5, List.of(new Evidence("never said", 5_000, 5_010)))),
                List.of(),
                Feedback.NONE,
                Set.of(),
                0.9,
                Provenance.of("m", "1"));

        assertThat(checked(elsewhere, check(3, 2))
                        .mostDifference(4)
                        .build()
                        .evaluate(SUBMISSION)
                        .flags())
                .containsExactly(Flag.DOUBTFUL);
    }

    @Test
    void is_not_bounded_by_a_check_that_is_unsure_itself_unless_the_answer_speaks_to_it() {
        Evaluator unsure = rater("embedded", 1, 0.4);
        Evaluator spokenTo = submission -> unsure.evaluate(submission).flagged(Flag.INSTRUCTION_LIKE_TEXT);

        Evaluation free = checked(rater("m", 5, 0.9), unsure).build().evaluate(SUBMISSION);
        Evaluation bounded = checked(rater("m", 5, 0.9), spokenTo).build().evaluate(SUBMISSION);

        assertThat(free.provenance().rater()).isEqualTo("m");
        assertThat(free.flags()).containsExactly(Flag.DOUBTFUL);
        assertThat(bounded.provenance().rater()).isEqualTo("embedded");
    }

    @Test
    void asks_no_model_about_an_answer_that_the_check_would_not_rate_because_it_speaks_to_the_rater() {
        Evaluation abstained = new Evaluation.Abstained(
                "It speaks to the rater.", Set.of(Flag.INSTRUCTION_LIKE_TEXT), Provenance.of("embedded", "1"));
        Evaluator model = submission -> {
            throw new AssertionError("it was asked");
        };

        assertThat(checked(model, submission -> abstained).second(model).build().evaluate(SUBMISSION))
                .isEqualTo(abstained);
    }

    @Test
    void lets_no_second_model_settle_what_speaks_to_it() {
        Evaluator check =
                submission -> rater("embedded", 1, 0.6).evaluate(submission).flagged(Flag.INSTRUCTION_LIKE_TEXT);

        Evaluation evaluation = checked(rater("m", 5, 0.9), check)
                .second(rater("better", 5, 0.9))
                .build()
                .evaluate(SUBMISSION);

        assertThat(evaluation.provenance().rater()).isEqualTo("embedded");
        assertThat(evaluation.flags()).containsExactly(Flag.INSTRUCTION_LIKE_TEXT, Flag.DOUBTFUL);
    }

    @Test
    void doubts_nothing_because_the_check_is_away_or_abstains() {
        assertThat(checked(rater("m", 5, 0.9), AWAY)
                        .build()
                        .evaluate(SUBMISSION)
                        .flags())
                .isEmpty();
        assertThat(checked(rater("m", 5, 0.9), ABSTAINS)
                        .build()
                        .evaluate(SUBMISSION)
                        .flags())
                .isEmpty();
    }

    @Test
    void lets_a_second_evaluator_settle_it_and_adds_up_what_both_took() {
        Evaluation evaluation = checked(rater("m", 5, 0.4), ABSTAINS)
                .second(rater("better", 4, 0.9))
                .build()
                .evaluate(SUBMISSION);

        assertThat(evaluation.provenance().rater()).isEqualTo("better");
        assertThat(evaluation.flags()).isEmpty();
        assertThat(evaluation.provenance().effort())
                .contains(new Effort(2, Duration.ofMillis(4), 200, 20, 14, Optional.of(new BigDecimal("0.02"))));
    }

    @Test
    void still_tells_a_person_where_two_that_agree_are_far_above_the_check() {
        Evaluation evaluation = checked(rater("m", 5, 0.9), rater("embedded", 1, 0.6))
                .second(rater("better", 5, 0.9))
                .build()
                .evaluate(SUBMISSION);

        assertThat(evaluation.provenance().rater()).isEqualTo("better");
        assertThat(evaluation.flags()).containsExactly(Flag.DOUBTFUL);
    }

    @Test
    void goes_to_a_person_where_the_second_settles_nothing() {
        CheckedEvaluator.Builder builder = checked(rater("m", 5, 0.4), ABSTAINS);

        assertThat(builder.second(rater("better", 1, 0.9)).build().evaluate(SUBMISSION))
                .extracting(
                        Evaluation::flags, evaluation -> evaluation.provenance().rater())
                .containsExactly(Set.of(Flag.DOUBTFUL), "better");
        assertThat(builder.second(rater("better", 5, 0.2))
                        .build()
                        .evaluate(SUBMISSION)
                        .flags())
                .containsExactly(Flag.DOUBTFUL);
        for (Evaluator second : List.of(AWAY, ABSTAINS)) {
            assertThat(builder.second(second).build().evaluate(SUBMISSION))
                    .extracting(
                            Evaluation::flags,
                            evaluation -> evaluation.provenance().rater())
                    .containsExactly(Set.of(Flag.DOUBTFUL), "m");
        }
    }

    @Test
    void passes_on_an_abstention_and_a_failure_of_the_first() {
        assertThat(checked(ABSTAINS, AWAY).build().evaluate(SUBMISSION)).isEqualTo(ABSTAINS.evaluate(SUBMISSION));
        assertThat(catchThrowable(() -> checked(AWAY, ABSTAINS).build().evaluate(SUBMISSION)))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void never_goes_further_above_the_check_than_it_may_without_a_second_evaluator() {
        for (int most = 0; most <= 9; most++) {
            for (int level = 0; level <= 5; level++) {
                for (int bound = 0; bound <= 5; bound++) {
                    for (double confidence : new double[] {0.2, 0.9}) {
                        Evaluation.Scored check = (Evaluation.Scored)
                                rater("embedded", bound, 0.6).evaluate(SUBMISSION);
                        Evaluation.Scored counts =
                                (Evaluation.Scored) checked(rater("m", level, confidence), submission -> check)
                                        .mostDifference(most)
                                        .build()
                                        .evaluate(SUBMISSION);

                        assertThat(counts.score()).isLessThanOrEqualTo(check.score() + most);
                    }
                }
            }
        }
    }

    @Test
    void refuses_thresholds_that_make_no_sense() {
        CheckedEvaluator.Builder builder = CheckedEvaluator.builder();
        assertThatIllegalArgumentException().isThrownBy(() -> builder.mostDifference(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.mostDifference(10));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.leastConfidence(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.leastConfidence(1.1));
        assertThatNullPointerException().isThrownBy(builder::build).withMessage("evaluator");
    }
}
