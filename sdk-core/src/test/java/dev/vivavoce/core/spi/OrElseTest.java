package dev.vivavoce.core.spi;

import static dev.vivavoce.core.Samples.POSITION;
import static dev.vivavoce.core.Samples.RATER;
import static dev.vivavoce.core.Samples.abstained;
import static dev.vivavoce.core.Samples.answer;
import static dev.vivavoce.core.Samples.plan;
import static dev.vivavoce.core.Samples.question;
import static dev.vivavoce.core.Samples.scored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrElseTest {

    private static final Submission SUBMISSION = Submission.of(question("a"), answer(), Locale.ENGLISH);
    private static final QuestionQuery QUERY = new QuestionQuery(
            POSITION,
            Optional.empty(),
            Map.of(Style.MOTIVATION, 1, Style.TECHNICAL, 2),
            Set.of(new QuestionId("seen")),
            Map.of(),
            OptionalDouble.empty(),
            Locale.ENGLISH,
            3);
    private static final Brief BRIEF = Brief.of("Ward nurse", 30);
    private static final PlanReview REVIEW = new PlanReview(plan(10, 20), Progress.ofAttempts(List.of()), Map.of(), "");

    @Test
    void leaves_an_evaluation_as_it_is_and_asks_nobody_else() {
        Evaluation evaluation = scored(3, 3, 1);

        assertThat(rates(evaluation).orElse(OrElseTest::mustNotRate).evaluate(SUBMISSION))
                .isSameAs(evaluation);
    }

    @Test
    void says_for_whom_an_evaluator_stood_in() {
        assertThat(down("model").orElse(rates(scored(3, 3, 1))).evaluate(SUBMISSION))
                .isEqualTo(scored(3, 3, 1).by(RATER.standingInFor("model")));
        assertThat(down("model").orElse(rates(abstained())).evaluate(SUBMISSION))
                .isEqualTo(abstained().by(RATER.standingInFor("model")));
    }

    @Test
    void gives_the_submission_on_as_it_is() {
        List<Submission> asked = new ArrayList<>();
        Evaluator other = submission -> {
            asked.add(submission);
            return abstained();
        };

        down("model").orElse(other).evaluate(SUBMISSION);

        assertThat(asked).containsExactly(SUBMISSION);
    }

    @Test
    void names_the_first_of_a_chain_of_evaluators_however_it_is_built() {
        Evaluator last = rates(scored(3, 3, 1));

        assertThat(down("one")
                        .orElse(down("two"))
                        .orElse(last)
                        .evaluate(SUBMISSION)
                        .provenance())
                .isEqualTo(RATER.standingInFor("one"));
        assertThat(down("one")
                        .orElse(down("two").orElse(last))
                        .evaluate(SUBMISSION)
                        .provenance())
                .isEqualTo(RATER.standingInFor("one"));
    }

    @Test
    void fails_as_the_first_evaluator_did_when_both_are_unavailable() {
        Throwable failure = catchThrowable(() -> down("one").orElse(down("two")).evaluate(SUBMISSION));

        assertThat(failure).isInstanceOf(UnavailableException.class).hasMessage("one is unavailable: busy");
        assertThat(failure.getSuppressed()).singleElement().satisfies(second -> assertThat(second)
                .hasMessage("two is unavailable: busy"));
    }

    @Test
    void does_not_hide_what_is_broken_behind_another_evaluator() {
        Evaluator broken = submission -> {
            throw new IllegalStateException("broken");
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> broken.orElse(OrElseTest::mustNotRate).evaluate(SUBMISSION))
                .withMessage("broken");
        assertThatIllegalStateException()
                .isThrownBy(() -> down("one").orElse(broken).evaluate(SUBMISSION))
                .withMessage("broken");
    }

    @Test
    void leaves_a_plan_and_its_changes_as_they_are_and_asks_nobody_else() {
        FakePlanner first = new FakePlanner(true);
        FakePlanner other = new FakePlanner(true);
        Planner planner = first.orElse(other);

        assertThat(planner.draft(BRIEF)).isSameAs(first.plan);
        assertThat(planner.propose(REVIEW)).isSameAs(first.changes);
        assertThat(other.asked).isEmpty();
    }

    @Test
    void asks_the_other_planner_the_same_when_the_first_is_unavailable() {
        FakePlanner other = new FakePlanner(true);
        Planner planner = new FakePlanner(false).orElse(other);

        assertThat(planner.draft(BRIEF)).isSameAs(other.plan);
        assertThat(planner.propose(REVIEW)).isSameAs(other.changes);
        assertThat(other.asked).containsExactly(BRIEF, REVIEW);
    }

    @Test
    void has_no_plan_when_both_planners_are_unavailable() {
        Planner planner = new FakePlanner(false).orElse(new FakePlanner(false));

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> planner.draft(BRIEF));
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> planner.propose(REVIEW));
    }

    @Test
    void asks_no_other_source_when_nothing_is_lacking() {
        List<Question> found = List.of(question("m", Style.MOTIVATION), question("a"), question("b"));
        FakeSource other = new FakeSource(List.of(question("z")));

        assertThat(new FakeSource(found).orElse(other).find(QUERY)).isEqualTo(found);
        assertThat(other.asked).isEmpty();
    }

    @Test
    void asks_another_source_for_just_what_is_lacking_and_keeps_the_order_of_styles() {
        FakeSource other = new FakeSource(List.of(question("m", Style.MOTIVATION), question("b")));
        FakeSource first = new FakeSource(List.of(question("a")));

        assertThat(first.orElse(other).find(QUERY))
                .containsExactly(question("m", Style.MOTIVATION), question("a"), question("b"));
        assertThat(first.asked).containsExactly(QUERY);
        assertThat(other.asked).containsExactly(QUERY.after(List.of(question("a"))));
    }

    @Test
    void keeps_what_one_source_has_found_when_the_other_is_unavailable() {
        QuestionSource away = query -> {
            throw new UnavailableException("two", "busy", Optional.empty());
        };

        assertThat(new FakeSource(List.of(question("a"))).orElse(away).find(QUERY))
                .containsExactly(question("a"));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> new FakeSource(List.of()).orElse(away).find(QUERY));
    }

    @Test
    void fails_as_the_first_source_or_planner_did_when_both_are_unavailable() {
        QuestionSource one = query -> {
            throw new UnavailableException("one", "busy", Optional.empty());
        };
        QuestionSource two = query -> {
            throw new UnavailableException("two", "busy", Optional.empty());
        };
        Throwable failure = catchThrowable(() -> one.orElse(two).find(QUERY));

        assertThat(failure).hasMessage("one is unavailable: busy");
        assertThat(failure.getSuppressed()).singleElement().satisfies(second -> assertThat(second)
                .hasMessage("two is unavailable: busy"));
        Throwable planning = catchThrowable(
                () -> new FakePlanner(false).orElse(new FakePlanner(false)).draft(BRIEF));
        assertThat(planning.getSuppressed()).hasSize(1);
        UnavailableException same = new UnavailableException("one", "busy", Optional.empty());
        QuestionSource down = query -> {
            throw same;
        };
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> down.orElse(down).find(QUERY))
                .isSameAs(same);
    }

    @Test
    void asks_another_source_for_everything_when_the_first_is_unavailable() {
        FakeSource other = new FakeSource(List.of(question("a")));
        QuestionSource down = query -> {
            throw unavailable("bank");
        };

        assertThat(down.orElse(other).find(QUERY)).containsExactly(question("a"));
        assertThat(other.asked).containsExactly(QUERY);
    }

    @Test
    void finds_nothing_when_both_sources_have_nothing() {
        assertThat(new FakeSource(List.of()).orElse(new FakeSource(List.of())).find(QUERY))
                .isEmpty();
    }

    @Test
    void fails_when_both_sources_are_unavailable() {
        QuestionSource down = query -> {
            throw unavailable("bank");
        };

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> down.orElse(down).find(QUERY));
    }

    private static UnavailableException unavailable(String who) {
        return new UnavailableException(who, "busy", Optional.empty());
    }

    private static Evaluator rates(Evaluation evaluation) {
        return submission -> evaluation;
    }

    private static Evaluator down(String who) {
        return submission -> {
            throw unavailable(who);
        };
    }

    private static Evaluation mustNotRate(Submission submission) {
        throw new AssertionError("asked for " + submission.question());
    }

    /** Finds the same whatever the query, and remembers the queries. */
    private static final class FakeSource implements QuestionSource {
        private final List<Question> found;
        private final List<QuestionQuery> asked = new ArrayList<>();

        FakeSource(List<Question> found) {
            this.found = found;
        }

        @Override
        public List<Question> find(QuestionQuery query) {
            asked.add(query);
            return found;
        }
    }

    /** Plans the same whatever it is asked, or is unavailable; remembers what it was asked. */
    private static final class FakePlanner implements Planner {
        private final Plan plan = plan(10, 20);
        private final List<PlanChange> changes = List.of(new PlanChange.Retire(new TopicId("a"), "Done."));
        private final List<Object> asked = new ArrayList<>();
        private final boolean available;

        FakePlanner(boolean available) {
            this.available = available;
        }

        @Override
        public Plan draft(Brief brief) {
            return asked(brief).plan;
        }

        @Override
        public List<PlanChange> propose(PlanReview review) {
            return asked(review).changes;
        }

        private FakePlanner asked(Object what) {
            asked.add(what);
            if (!available) {
                throw unavailable("planner");
            }
            return this;
        }
    }
}
