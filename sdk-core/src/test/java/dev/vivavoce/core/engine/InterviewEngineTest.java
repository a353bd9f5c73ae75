package dev.vivavoce.core.engine;

import static dev.vivavoce.core.Samples.ANSWER;
import static dev.vivavoce.core.Samples.POSITION;
import static dev.vivavoce.core.Samples.RATER;
import static dev.vivavoce.core.Samples.START;
import static dev.vivavoce.core.Samples.abstained;
import static dev.vivavoce.core.Samples.answer;
import static dev.vivavoce.core.Samples.asked;
import static dev.vivavoce.core.Samples.evaluated;
import static dev.vivavoce.core.Samples.plan;
import static dev.vivavoce.core.Samples.question;
import static dev.vivavoce.core.Samples.scored;
import static dev.vivavoce.core.Samples.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.DailyReview;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.PlanReview;
import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InterviewEngineTest {

    private final UnavailableException away =
            new UnavailableException("model", "busy", Optional.of(Duration.ofSeconds(3)));

    private final List<Submission> submitted = new ArrayList<>();
    private final List<PlanReview> reviewed = new ArrayList<>();
    private List<PlanChange> changes = List.of();
    private Plan drafted = plan(20, 10);
    private Instant now = START;

    private final InterviewEngine engine = engine(submission -> {
        submitted.add(submission);
        return scored(3, 2, 1);
    });

    @Test
    @SuppressWarnings("NullAway")
    void needs_a_planner_a_source_and_an_evaluator() {
        assertThatNullPointerException()
                .isThrownBy(() -> InterviewEngine.builder().build())
                .withMessage("planner");
        assertThatNullPointerException()
                .isThrownBy(() -> InterviewEngine.builder().planner(planner()).build())
                .withMessage("questions");
        assertThatNullPointerException()
                .isThrownBy(() -> InterviewEngine.builder()
                        .planner(planner())
                        .questions(query -> List.of())
                        .build())
                .withMessage("evaluator");
        assertThatNullPointerException()
                .isThrownBy(() -> InterviewEngine.builder()
                        .planner(planner())
                        .questions(query -> List.of())
                        .evaluator(submission -> abstained())
                        .clock(null)
                        .build())
                .withMessage("clock");
    }

    @Test
    void takes_the_time_from_the_system_unless_it_is_given_a_clock() {
        InterviewEngine live = InterviewEngine.builder()
                .planner(planner())
                .questions(query -> List.of())
                .evaluator(submission -> abstained())
                .build();
        Instant before = Instant.now();

        assertThat(live.ask(session(), question("one")).turns().get(0).askedAt())
                .isBetween(before, Instant.now());
    }

    @Test
    void drafts_what_the_planner_drafts() {
        assertThat(engine.draft(Brief.of("Nurse", 30))).isEqualTo(drafted);
    }

    @Test
    void refuses_a_draft_of_other_minutes() {
        drafted = plan(20, 11);

        assertThatIllegalStateException()
                .isThrownBy(() -> engine.draft(Brief.of("Nurse", 30)))
                .withMessage("the planner must plan 30 minutes a day but planned 31");
    }

    @Test
    void asks_answers_and_evaluates() {
        Session asked = engine.ask(session(), question("one"));
        Session answered = engine.answer(asked, answer());
        Session rated = engine.evaluate(answered);

        assertThat(asked.turns()).containsExactly(asked("one"));
        assertThat(answered.turns()).containsExactly(asked("one").answer(answer()));
        assertThat(rated.turns()).containsExactly(evaluated("one", scored(3, 2, 1)));
        assertThat(submitted).containsExactly(Submission.of(question("one"), answer(), Locale.ENGLISH));
    }

    @Test
    void skips_and_notes_the_time() {
        now = START.plusSeconds(30);

        assertThat(engine.skip(session(asked("one"))).turns())
                .containsExactly(asked("one").skip(now));
    }

    @Test
    void needs_an_open_question_to_answer_or_skip() {
        assertThatIllegalStateException()
                .isThrownBy(() -> engine.answer(session(), answer()))
                .withMessage("session \"s\" has no open question");
        assertThatIllegalStateException()
                .isThrownBy(() -> engine.skip(session(evaluated("one", abstained()))))
                .withMessage("session \"s\" has no open question");
    }

    @Test
    void keeps_the_answer_when_no_evaluator_is_available() {
        InterviewEngine alone = engine(submission -> {
            throw away;
        });
        Session waiting = session(asked("one").answer(answer()));

        assertThat(alone.evaluate(waiting)).isEqualTo(waiting);
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> alone.evaluate(waiting, 0))
                .isSameAs(away);
        assertThat(engine.evaluate(waiting).waiting()).isEmpty();
    }

    @Test
    void keeps_what_was_evaluated_before_the_evaluator_went_away() {
        InterviewEngine tiring = engine(submission -> {
            submitted.add(submission);
            if (submitted.size() > 1) {
                throw away;
            }
            return scored(1, 1, 0);
        });
        Session waiting = session(
                asked("one").answer(answer()),
                asked("two").answer(answer()),
                asked("three").answer(answer()));

        assertThat(tiring.evaluate(waiting).waiting()).containsExactly(1, 2);
    }

    @Test
    void evaluates_only_what_waits() {
        Session rated = session(evaluated("one", abstained()));

        assertThat(engine.evaluate(rated)).isSameAs(rated);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.evaluate(rated, 0))
                .withMessage("turn 0 does not wait for an evaluation");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> engine.evaluate(rated, 1));
        assertThat(submitted).isEmpty();
    }

    @Test
    void takes_no_quote_that_the_answer_does_not_hold() {
        Session waiting = session(asked("one").answer(answer("I left.")));
        Turn.Evaluated rated = (Turn.Evaluated) engine.evaluate(waiting).turns().get(0);

        assertThat(((Evaluation.Scored) rated.evaluation()).raw()).isZero();
    }

    @Test
    void probes_for_the_first_missing_point_and_then_the_next() {
        Session first = engine.probe(session(evaluated("one", scored(1, 1, 0))));
        Session second = engine.probe(engine.skip(first));
        Session third = engine.probe(engine.skip(second));

        assertThat(first.open()).hasValueSatisfying(open -> assertThat(((Turn.Probed) open).probes())
                .containsExactly(new Probe("Triage", "You have not come to this yet: Triage. What would you add?")));
        assertThat(second.open()).hasValueSatisfying(open -> assertThat(((Turn.Probed) open).probes())
                .extracting(Probe::anchor)
                .containsExactly("Triage", "Handover"));
        assertThat(third.open()).isEmpty();
    }

    @Test
    void probes_for_a_point_covered_by_less_than_a_quarter() {
        Session just = session(evaluated("one", scored(1, 1, 0.25)));

        assertThat(engine.probe(just)).isSameAs(just);
        assertThat(engine.probe(session(evaluated("one", scored(1, 1, 0.24)))).open())
                .isPresent();
    }

    @Test
    void does_not_probe_where_there_is_nothing_to_probe() {
        Session over = session(evaluated("one", scored(1, 1, 0))).end();
        for (Session session : List.of(
                session(),
                session(asked("one")),
                session(asked("one").answer(answer())),
                session(evaluated("one", abstained())),
                over)) {
            assertThat(engine.probe(session)).isSameAs(session);
        }
    }

    @Test
    void does_not_probe_in_an_assessment() {
        Session assessment = engine.evaluate(engine.answer(
                engine.ask(
                        Session.builder("s", POSITION)
                                .purpose(Purpose.ASSESSMENT)
                                .open(),
                        question("one")),
                answer("I left.")));

        assertThat(engine.probe(assessment)).isSameAs(assessment);
    }

    @Test
    void rates_the_whole_answer_after_a_reply_to_a_probe() {
        Session probed = engine.probe(session(evaluated("one", scored(1, 1, 0))));
        engine.evaluate(engine.answer(probed, answer("I also called.")));

        assertThat(submitted).extracting(Submission::answer).containsExactly(ANSWER + "\n\nI also called.");
    }

    @Test
    void reconciles_by_what_the_sessions_show() {
        Plan plan = plan(20, 10);
        changes = List.of(new PlanChange.Retire(new TopicId("b"), "It is done."));
        List<Session> sessions = List.of(session(evaluated("one", scored(5, 5, 1))));
        Reconciliation done = engine.reconcile(plan, sessions, Map.of(new TopicId("a"), "Fine."), "My story.");

        assertThat(done.progress().questions()).hasSize(1);
        assertThat(done.proposal().changes()).isEqualTo(changes);
        assertThat(reviewed)
                .containsExactly(new PlanReview(plan, done.progress(), Map.of(new TopicId("a"), "Fine."), "My story."));
        engine.reconcile(plan, sessions);
        assertThat(reviewed.get(1)).isEqualTo(new PlanReview(plan, done.progress(), Map.of(), ""));
    }

    @Test
    void refuses_changes_that_do_not_fit_the_plan() {
        changes = List.of(new PlanChange.Retire(new TopicId("none"), "It is done."));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.reconcile(plan(20, 10), List.of()))
                .withMessageContaining("retire:none");
    }

    @Test
    void reviews_once_a_day_of_the_person() {
        ZoneId auckland = ZoneId.of("Pacific/Auckland");
        now = Instant.parse("2026-03-02T11:30:00Z"); // half past midnight of 3 March there
        Optional<DailyReview> first = engine.review(plan(20), List.of(), Optional.empty(), auckland);

        assertThat(first).hasValueSatisfying(review -> assertThat(review.day()).isEqualTo(LocalDate.of(2026, 3, 3)));
        assertThat(engine.review(plan(20), List.of(), Optional.of(now), auckland))
                .isEmpty();
        assertThat(engine.review(plan(20), List.of(), Optional.of(now.minusSeconds(3_600)), auckland))
                .isPresent();
        assertThat(engine.review(plan(20), List.of(), Optional.of(now.minusSeconds(3_600)), ZoneOffset.UTC))
                .isEmpty();
        assertThat(reviewed).hasSize(2);
    }

    @Test
    void stands_in_for_an_evaluator_that_is_away_and_says_so() {
        Evaluator model = submission -> {
            throw away;
        };
        Session rated = engine(model.orElse(submission -> scored(3, 2, 1)))
                .evaluate(session(asked("one").answer(answer())));

        assertThat(((Turn.Evaluated) rated.turns().get(0)).evaluation().provenance())
                .isEqualTo(RATER.standingInFor("model"));
    }

    private Planner planner() {
        return new Planner() {
            @Override
            public Plan draft(Brief brief) {
                return drafted;
            }

            @Override
            public List<PlanChange> propose(PlanReview review) {
                reviewed.add(review);
                return changes;
            }
        };
    }

    private InterviewEngine engine(Evaluator evaluator) {
        return InterviewEngine.builder()
                .planner(planner())
                .questions(query -> List.of())
                .evaluator(evaluator)
                .clock(() -> now)
                .build();
    }
}
