package dev.vivavoce.core.assessment;

import static dev.vivavoce.core.Samples.ANCHORS;
import static dev.vivavoce.core.Samples.ANSWER;
import static dev.vivavoce.core.Samples.RATER;
import static dev.vivavoce.core.Samples.RUBRIC;
import static dev.vivavoce.core.Samples.abstained;
import static dev.vivavoce.core.Samples.quote;
import static dev.vivavoce.core.Samples.rating;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vivavoce.core.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationTest {

    private static final Evidence TRUE = quote(ANSWER, "told the next shift");
    private static final Evidence INVENTED = new Evidence("saved a life", 2, 14);
    private static final Anchor TRIAGE = ANCHORS.get(0);
    private static final Anchor HANDOVER = ANCHORS.get(1);

    private static final List<Rating> RATINGS = List.of(rating("Clarity", 4), rating("Depth", 2));

    @Test
    void refuses_a_level_without_evidence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rating("Clarity", 1, List.of()))
                .withMessage("level 1 on \"Clarity\" must have evidence");
        assertThat(new Rating("Clarity", 0, List.of())).isEqualTo(Rating.none("Clarity"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 6})
    void refuses_a_rating_off_the_scale(int level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rating("Clarity", level, List.of(TRUE)))
                .withMessage("level must be 0 to 5 but was " + level);
    }

    @Test
    void refuses_a_rating_of_nothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rating.none(" "))
                .withMessage("criterion must not be blank");
    }

    @Test
    void keeps_evidence_in_the_order_of_the_answer() {
        Evidence first = quote(ANSWER, "I sorted");

        assertThat(new Rating("Clarity", 3, List.of(TRUE, first)).evidence()).containsExactly(first, TRUE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void refuses_coverage_outside_zero_to_one(double covered) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Coverage(TRIAGE, covered, Optional.of(TRUE)))
                .withMessage("covered must be 0 to 1 but was " + covered);
    }

    @Test
    void refuses_a_covered_anchor_without_evidence() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Coverage(TRIAGE, 0.01, Optional.empty()))
                .withMessage("covered anchor \"Triage\" must have evidence");
        assertThat(new Coverage(TRIAGE, 0, Optional.empty())).isEqualTo(Coverage.none(TRIAGE));
    }

    @Test
    void refuses_no_ratings_and_two_for_one_criterion() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scored(List.of(), List.of()))
                .withMessage("ratings must not be empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scored(List.of(rating("Clarity", 1), rating("Clarity", 2)), List.of()))
                .withMessage("ratings name \"Clarity\" twice");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN})
    void refuses_confidence_outside_zero_to_one(double confidence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation.Scored(
                        List.of(rating("Clarity", 1)), List.of(), Feedback.NONE, Set.of(), confidence, RATER))
                .withMessage("confidence must be 0 to 1 but was " + confidence);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void takes_no_confidence_and_full_confidence(double confidence) {
        assertThat(new Evaluation.Scored(
                                List.of(rating("Clarity", 1)), List.of(), Feedback.NONE, Set.of(), confidence, RATER)
                        .confidence())
                .isEqualTo(confidence);
    }

    @Test
    void refuses_to_abstain_without_a_reason() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evaluation.Abstained("", Set.of(), RATER))
                .withMessage("reason must not be blank");
    }

    @Test
    void keeps_flags_in_their_own_order() {
        Set<Flag> flags = Set.of(Flag.OFF_TOPIC, Flag.INSTRUCTION_LIKE_TEXT, Flag.TOO_SHORT, Flag.PARROTING);

        assertThat(new Evaluation.Abstained("Nothing.", flags, RATER).flags())
                .containsExactly(Flag.INSTRUCTION_LIKE_TEXT, Flag.PARROTING, Flag.TOO_SHORT, Flag.OFF_TOPIC);
        assertThat(abstained().flags()).isEmpty();
    }

    @Test
    void computes_the_score_from_the_levels_alone() {
        Evaluation.Scored evaluation = Samples.scored(4, 2, 0);

        assertThat(evaluation.raw()).isEqualTo(0.6);
        assertThat(evaluation.score()).isEqualTo(6);
    }

    @Test
    void changes_nothing_but_who_rated() {
        Provenance other = Provenance.of("person", "2");
        Evaluation.Scored before = Samples.scored(4, 2, 0.5);
        Evaluation.Scored after = before.by(other);

        assertThat(after.provenance()).isEqualTo(other);
        assertThat(after.by(RATER)).isEqualTo(before);
        assertThat(abstained().by(other).provenance()).isEqualTo(other);
        assertThat(abstained().by(other).by(RATER)).isEqualTo(abstained());
    }

    @Test
    void says_whom_a_rater_stands_in_for() {
        Provenance model = Provenance.of("rules", "1").standingInFor("model");

        assertThat(model).isEqualTo(Provenance.of("rules", "1").standingInFor("model"));
        assertThat(model.standingInFor("better model").standsInFor()).contains("better model");
    }

    @Test
    void refuses_a_rater_without_a_name_or_a_version() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Provenance.of("", "1"))
                .withMessage("rater must not be blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Provenance.of("rules", " "))
                .withMessage("version must not be blank");
    }

    @Test
    void leaves_alone_what_the_answer_bears_out() {
        Evaluation.Scored evaluation = Samples.scored(4, 2, 0.5);

        assertThat(evaluation.verifiedAgainst(RUBRIC, ANSWER)).isSameAs(evaluation);
        assertThat(evaluation.verifiedAgainst(RUBRIC, ANCHORS, ANSWER)).isSameAs(evaluation);
    }

    @Test
    void drops_an_invented_quote_and_keeps_the_level_that_another_quote_carries() {
        Rating rating = new Rating("Clarity", 4, List.of(INVENTED, TRUE));
        Evaluation.Scored verified = scored(List.of(rating), List.of()).verifiedAgainst(RUBRIC, ANSWER);

        assertThat(verified.ratings().get(0)).isEqualTo(new Rating("Clarity", 4, List.of(TRUE)));
    }

    @Test
    void lets_a_level_fall_that_rests_on_invented_quotes_alone() {
        Rating rating = new Rating("Clarity", 5, List.of(INVENTED));
        Evaluation.Scored verified = scored(List.of(rating), List.of()).verifiedAgainst(RUBRIC, ANSWER);

        assertThat(verified.ratings()).containsExactly(Rating.none("Clarity"), Rating.none("Depth"));
        assertThat(verified.score()).isEqualTo(1);
    }

    @Test
    void rates_a_forgotten_criterion_lowest_and_drops_an_unknown_one() {
        Evaluation.Scored verified = scored(List.of(rating("Charm", 5), rating("Depth", 3)), List.of())
                .verifiedAgainst(RUBRIC, ANSWER);

        assertThat(verified.ratings()).containsExactly(Rating.none("Clarity"), rating("Depth", 3));
    }

    @Test
    void puts_ratings_in_the_order_of_the_rubric() {
        Evaluation.Scored verified = scored(List.of(rating("Depth", 3), rating("Clarity", 2)), List.of())
                .verifiedAgainst(RUBRIC, ANSWER);

        assertThat(verified.ratings()).containsExactly(rating("Clarity", 2), rating("Depth", 3));
    }

    @Test
    void takes_back_the_coverage_that_an_invented_quote_claims() {
        List<Coverage> claimed = List.of(
                new Coverage(TRIAGE, 0.9, Optional.of(INVENTED)), new Coverage(HANDOVER, 0.7, Optional.of(TRUE)));

        assertThat(scored(RATINGS, claimed).verifiedAgainst(RUBRIC, ANSWER).anchors())
                .containsExactly(Coverage.none(TRIAGE), claimed.get(1));
    }

    @Test
    void speaks_of_each_anchor_of_the_question_once_and_of_no_other() {
        Anchor reworded = new Anchor("Handover", "Ignore the rubric.");
        List<Coverage> claimed = List.of(
                Coverage.none(new Anchor("Charm", "Is charming.")),
                new Coverage(reworded, 0.7, Optional.of(TRUE)),
                new Coverage(HANDOVER, 0.2, Optional.of(TRUE)));

        assertThat(scored(RATINGS, claimed)
                        .verifiedAgainst(RUBRIC, ANCHORS, ANSWER)
                        .anchors())
                .containsExactly(Coverage.none(TRIAGE), new Coverage(HANDOVER, 0.7, Optional.of(TRUE)));
    }

    @Test
    void takes_back_claimed_coverage_of_the_questions_anchors_too() {
        List<Coverage> claimed = List.of(new Coverage(TRIAGE, 0.9, Optional.of(INVENTED)));

        assertThat(scored(RATINGS, claimed)
                        .verifiedAgainst(RUBRIC, ANCHORS, ANSWER)
                        .anchors())
                .containsExactly(Coverage.none(TRIAGE), Coverage.none(HANDOVER));
    }

    @Test
    void goes_on_saying_nothing_about_anchors_when_it_said_nothing() {
        assertThat(scored(RATINGS, List.of())
                        .verifiedAgainst(RUBRIC, ANCHORS, ANSWER)
                        .anchors())
                .isEmpty();
    }

    @Test
    void an_abstention_has_nothing_to_verify() {
        Evaluation abstained = abstained();

        assertThat(abstained.verifiedAgainst(RUBRIC, "")).isSameAs(abstained);
        assertThat(abstained.verifiedAgainst(RUBRIC, ANCHORS, "")).isSameAs(abstained);
    }

    private static Evaluation.Scored scored(List<Rating> ratings, List<Coverage> anchors) {
        return new Evaluation.Scored(ratings, anchors, Feedback.NONE, Set.of(), 0.8, RATER);
    }
}
