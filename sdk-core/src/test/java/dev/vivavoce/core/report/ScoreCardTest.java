package dev.vivavoce.core.report;

import static dev.vivavoce.core.Samples.ANCHORS;
import static dev.vivavoce.core.Samples.CARE;
import static dev.vivavoce.core.Samples.POSITION;
import static dev.vivavoce.core.Samples.RATER;
import static dev.vivavoce.core.Samples.RUBRIC;
import static dev.vivavoce.core.Samples.START;
import static dev.vivavoce.core.Samples.abstained;
import static dev.vivavoce.core.Samples.answer;
import static dev.vivavoce.core.Samples.asked;
import static dev.vivavoce.core.Samples.evaluated;
import static dev.vivavoce.core.Samples.scored;
import static dev.vivavoce.core.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.report.ScoreCard.CompetencyScore;
import dev.vivavoce.core.session.Turn;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreCardTest {

    private static final Competency TRUST = new Competency("trust", "Trust");
    private static final Provenance PERSON = Provenance.of("person", "1");
    private static final Provenance MODEL = Provenance.of("model", "1");
    private static final Probe PROBE = new Probe("Triage", "How did you sort?");
    private static final Strength HALF = new Strength(0.5, 0.2, 0.8);

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        Optional<Strength> none = Optional.empty();

        assertThatNullPointerException()
                .isThrownBy(() -> new ScoreCard(null, POSITION, none, List.of(), List.of(), Set.of()))
                .withMessage("session");
        assertThatNullPointerException()
                .isThrownBy(() -> new ScoreCard("s", null, none, List.of(), List.of(), Set.of()))
                .withMessage("position");
        assertThatNullPointerException()
                .isThrownBy(() -> new ScoreCard("s", POSITION, null, List.of(), List.of(), Set.of()))
                .withMessage("overall");
        assertThatNullPointerException()
                .isThrownBy(() -> new ScoreCard("s", POSITION, none, null, List.of(), Set.of()))
                .withMessage("competencies");
        assertThatNullPointerException()
                .isThrownBy(() -> new ScoreCard("s", POSITION, none, List.of(), null, Set.of()))
                .withMessage("turns");
        assertThatNullPointerException()
                .isThrownBy(() -> new ScoreCard("s", POSITION, none, List.of(), List.of(), null))
                .withMessage("raters");
        assertThatNullPointerException()
                .isThrownBy(() -> new CompetencyScore(null, HALF, 1))
                .withMessage("competency");
        assertThatNullPointerException()
                .isThrownBy(() -> new CompetencyScore(CARE, null, 1))
                .withMessage("strength");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refuses_a_competency_without_a_rated_question(int questions) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CompetencyScore(CARE, HALF, questions))
                .withMessage("questions must be 1 or more but were " + questions);
    }

    @Test
    void keeps_what_somebody_changes_later_and_cannot_be_changed() {
        List<CompetencyScore> competencies = new ArrayList<>(List.of(new CompetencyScore(CARE, HALF, 1)));
        List<Turn> turns = new ArrayList<>(List.of(asked("a")));
        Set<Provenance> raters = new LinkedHashSet<>(Set.of(RATER));
        ScoreCard card = new ScoreCard("s", POSITION, Optional.empty(), competencies, turns, raters);

        competencies.clear();
        turns.clear();
        raters.clear();

        assertThat(card.competencies()).hasSize(1);
        assertThat(card.turns()).containsExactly(asked("a"));
        assertThat(card.raters()).containsExactly(RATER);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> card.raters().add(PERSON));
    }

    @Test
    void has_no_score_where_nothing_was_asked() {
        assertThat(ScoreCard.of(session()))
                .isEqualTo(new ScoreCard("s", POSITION, Optional.empty(), List.of(), List.of(), Set.of()));
    }

    @Test
    void has_no_score_where_nothing_was_rated_but_shows_every_turn_and_who_abstained() {
        Turn skipped = asked("a").skip(START);
        Turn waiting = asked("b").answer(answer());
        Turn abstention = evaluated("c", abstained().by(PERSON));
        Turn open = asked("d");

        assertThat(ScoreCard.of(session(skipped, waiting, abstention, open)))
                .isEqualTo(new ScoreCard(
                        "s",
                        POSITION,
                        Optional.empty(),
                        List.of(),
                        List.of(skipped, waiting, abstention, open),
                        Set.of(PERSON)));
    }

    @Test
    void scores_each_competency_in_the_order_asked_and_all_together() {
        Turn first = rated("a", TRUST, scored(5, 5, 1));
        Turn second = rated("b", CARE, scored(0, 0, 0));
        Turn third = rated("c", TRUST, scored(2, 2, 1));

        ScoreCard card = ScoreCard.of(session(first, second, third));

        assertThat(card.overall()).hasValue(Strength.of(List.of(10.0, 1.0, 5.0)));
        assertThat(card.competencies())
                .containsExactly(
                        new CompetencyScore(TRUST, Strength.of(List.of(10.0, 5.0)), 2),
                        new CompetencyScore(CARE, Strength.of(List.of(1.0)), 1));
        assertThat(card.turns()).containsExactly(first, second, third);
    }

    @Test
    void counts_the_last_turn_of_a_question_at_the_place_of_its_first() {
        Turn again = evaluated("a", scored(5, 5, 1));
        Turn other = evaluated("b", scored(2, 2, 1));

        ScoreCard card = ScoreCard.of(session(evaluated("a", scored(0, 0, 0).by(PERSON)), other, again));

        assertThat(card.turns()).containsExactly(again, other);
        assertThat(card.overall()).hasValue(Strength.of(List.of(10.0, 5.0)));
        assertThat(card.raters()).containsExactly(RATER);
    }

    @Test
    void forgets_an_earlier_score_when_the_question_was_skipped_in_the_end() {
        ScoreCard card =
                ScoreCard.of(session(evaluated("a", scored(5, 5, 1)), asked("a").skip(START)));

        assertThat(card.overall()).isEmpty();
        assertThat(card.competencies()).isEmpty();
        assertThat(card.raters()).isEmpty();
    }

    @Test
    void keeps_the_score_of_an_answer_while_a_probe_waits() {
        assertThat(ScoreCard.of(session(evaluated("a", scored(5, 5, 1)).probe(PROBE)))
                        .overall())
                .hasValue(Strength.of(List.of(10.0)));
    }

    @Test
    void names_everybody_who_rated_once_in_the_order_given() {
        assertThat(ScoreCard.of(session(
                                evaluated("a", scored(1, 1, 1).by(PERSON)),
                                evaluated("b", abstained().by(MODEL)),
                                evaluated("c", scored(1, 1, 1)),
                                evaluated("d", scored(1, 1, 1).by(PERSON))))
                        .raters())
                .containsExactly(PERSON, MODEL, RATER);
    }

    @Test
    void finds_the_evaluation_of_a_turn_that_has_come_that_far() {
        Evaluation evaluation = scored(5, 5, 1);

        assertThat(ScoreCard.evaluation(evaluated("a", evaluation))).hasValue(evaluation);
        assertThat(ScoreCard.evaluation(evaluated("a", evaluation).probe(PROBE)))
                .hasValue(evaluation);
        assertThat(ScoreCard.evaluation(asked("a"))).isEmpty();
        assertThat(ScoreCard.evaluation(asked("a").answer(answer()))).isEmpty();
        assertThat(ScoreCard.evaluation(asked("a").skip(START))).isEmpty();
    }

    private static Turn rated(String id, Competency competency, Evaluation evaluation) {
        Question question = Question.builder(id, "How did you do " + id + "?", competency, RUBRIC)
                .anchors(ANCHORS)
                .build();
        return new Turn.Asked(question, START).answer(answer()).evaluated(evaluation);
    }
}
