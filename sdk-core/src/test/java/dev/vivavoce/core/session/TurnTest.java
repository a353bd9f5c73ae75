package dev.vivavoce.core.session;

import static dev.vivavoce.core.Samples.ANSWER;
import static dev.vivavoce.core.Samples.START;
import static dev.vivavoce.core.Samples.answer;
import static dev.vivavoce.core.Samples.asked;
import static dev.vivavoce.core.Samples.evaluated;
import static dev.vivavoce.core.Samples.question;
import static dev.vivavoce.core.Samples.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.question.Probe;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final Probe FIRST = new Probe("Triage", "What came first?");
    private static final Probe SECOND = new Probe("Handover", "Whom did you tell?");

    @Test
    void goes_from_asked_to_answered_to_evaluated() {
        Turn.Asked asked = asked("one");
        Turn.Answered answered = asked.answer(answer());
        Turn.Evaluated rated = answered.evaluated(scored(3, 2, 1));

        assertThat(answered).isEqualTo(new Turn.Answered(question("one"), START, answer(), List.of()));
        assertThat(rated).isEqualTo(new Turn.Evaluated(question("one"), START, answer(), List.of(), scored(3, 2, 1)));
        assertThat(asked.skip(START.plusSeconds(9)))
                .isEqualTo(new Turn.Skipped(question("one"), START, START.plusSeconds(9)));
    }

    @Test
    void drops_from_an_evaluation_what_the_answer_does_not_bear_out() {
        Turn.Evaluated rated =
                asked("one").answer(answer("I did nothing of the kind.")).evaluated(scored(5, 5, 1));

        assertThat(((Evaluation.Scored) rated.evaluation()).raw()).isZero();
    }

    @Test
    void refuses_an_evaluation_that_is_not_borne_out() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Turn.Evaluated(
                        question("one"), START, answer("I did nothing of the kind."), List.of(), scored(5, 5, 1)))
                .withMessageContaining("quotes that stand in the answer");
    }

    @Test
    void adds_a_reply_to_the_answer_and_its_time_to_the_time() {
        Turn.Answered replied =
                evaluated("one", scored(1, 1, 0)).probe(FIRST).answer(answer("Then I called for help."));

        assertThat(replied.answer().text()).isEqualTo(ANSWER + "\n\nThen I called for help.");
        assertThat(replied.answer().time()).isEqualTo(Duration.ofMinutes(4));
        assertThat(replied.probes()).containsExactly(FIRST);
    }

    @Test
    void stands_as_it_was_where_a_probe_is_declined() {
        Turn.Evaluated rated = evaluated("one", scored(1, 1, 0));

        assertThat(rated.probe(FIRST).decline())
                .isEqualTo(new Turn.Evaluated(
                        rated.question(), rated.askedAt(), rated.answer(), List.of(FIRST), rated.evaluation()));
    }

    @Test
    void has_two_probes_at_most() {
        Turn.Evaluated twice = evaluated("one", scored(1, 1, 0))
                .probe(FIRST)
                .decline()
                .probe(SECOND)
                .decline();

        assertThat(twice.probes()).containsExactly(FIRST, SECOND);
        assertThatIllegalStateException()
                .isThrownBy(() -> twice.probe(new Probe("Third", "And?")))
                .withMessage("a question has at most 2 probes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Turn.Answered(
                        question("one"), START, answer(), List.of(FIRST, SECOND, new Probe("Third", "And?"))))
                .withMessageContaining("[Triage, Handover, Third]");
    }

    @Test
    void probes_a_point_once() {
        Turn.Evaluated probed = evaluated("one", scored(1, 1, 0)).probe(FIRST).decline();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> probed.probe(new Probe("Triage", "Really, what came first?")))
                .withMessageContaining("each for another anchor");
    }

    @Test
    void has_in_a_probed_turn_the_probes_before_and_one_more() {
        Turn.Evaluated before = evaluated("one", scored(1, 1, 0)).probe(FIRST).decline();

        for (List<Probe> wrong : List.of(List.of(FIRST), List.of(SECOND, FIRST), List.<Probe>of())) {
            assertThatIllegalArgumentException()
                    .as("%s", wrong)
                    .isThrownBy(() -> new Turn.Probed(before, wrong))
                    .withMessageContaining("those before, [Triage], and one more");
        }
        Turn.Probed probed = new Turn.Probed(before, List.of(FIRST, SECOND));
        assertThat(probed.question()).isEqualTo(question("one"));
        assertThat(probed.askedAt()).isEqualTo(START);
    }

    @Test
    @SuppressWarnings("NullAway")
    void needs_all_of_its_parts() {
        assertThatNullPointerException()
                .isThrownBy(() -> new Turn.Asked(null, START))
                .withMessage("question");
        assertThatNullPointerException()
                .isThrownBy(() -> new Turn.Asked(question("one"), null))
                .withMessage("askedAt");
        assertThatNullPointerException()
                .isThrownBy(() -> asked("one").skip(null))
                .withMessage("skippedAt");
        assertThatNullPointerException()
                .isThrownBy(() -> asked("one").answer(null))
                .withMessage("answer");
        assertThatNullPointerException()
                .isThrownBy(() -> new Turn.Evaluated(question("one"), START, answer(), List.of(), null))
                .withMessage("evaluation");
        assertThatNullPointerException()
                .isThrownBy(() -> new Turn.Probed(null, List.of()))
                .withMessage("before");
    }
}
