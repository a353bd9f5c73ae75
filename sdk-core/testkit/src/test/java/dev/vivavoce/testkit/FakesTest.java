package dev.vivavoce.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakesTest {

    @Test
    void a_scripted_evaluator_fails_as_often_as_told_and_keeps_what_it_was_asked() {
        ScriptedEvaluator evaluator = ScriptedEvaluator.always(3).unavailableFor(2);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> evaluator.evaluate(Samples.submission())).isInstanceOf(UnavailableException.class);
        }
        assertThat(evaluator.evaluate(Samples.submission()))
                .isInstanceOfSatisfying(Evaluation.Scored.class, scored -> assertThat(scored.score())
                        .isEqualTo(6));
        assertThat(evaluator.submissions()).hasSize(3).containsOnly(Samples.submission());
    }

    @Test
    void a_recognising_evaluator_gives_back_the_evaluation_it_knows() {
        Evaluation.Scored known = Samples.evaluation();

        assertThat(ScriptedEvaluator.recognising(known).evaluate(Samples.submission()))
                .isEqualTo(known.by(ScriptedEvaluator.PROVENANCE));
    }

    @Test
    void a_scripted_planner_drafts_and_proposes_what_it_was_told() {
        ScriptedPlanner planner = new ScriptedPlanner()
                .drafting(brief -> Samples.plan())
                .proposing(review -> Samples.proposal().changes());

        assertThat(planner.draft(Brief.of("Cook", 45))).isEqualTo(Samples.plan());
        assertThat(planner.propose(SampleReviews.silent()))
                .isEqualTo(Samples.proposal().changes());
        assertThat(planner.briefs()).containsExactly(Brief.of("Cook", 45));
        assertThat(planner.reviews()).containsExactly(SampleReviews.silent());
    }

    @Test
    void fixed_questions_refuse_an_id_that_stands_twice() {
        var question = Samples.question(Style.CODING);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FixedQuestions(List.of(question, question)))
                .withMessageContaining(question.id().value());
    }

    @Test
    void a_settable_clock_moves_only_when_it_is_told_to() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        SettableClock clock = new SettableClock(noon);

        assertThat(clock.instant()).isEqualTo(noon);
        clock.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(noon.plusSeconds(3_600));
        clock.set(noon.minusSeconds(1));
        assertThat(clock.instant()).isEqualTo(noon.minusSeconds(1));
    }
}
