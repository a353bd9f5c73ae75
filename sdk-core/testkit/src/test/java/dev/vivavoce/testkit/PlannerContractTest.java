package dev.vivavoce.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.Focus;
import dev.vivavoce.core.spi.PlanReview;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each rule bites: it fails, or is aborted where it says SHOULD, for a planner that breaks it. */
class PlannerContractTest {

    private static final ScriptedPlanner HONEST = new ScriptedPlanner().proposing(PlannerContractTest::upwards);

    /** Moves the topic whose answers were weak to the top. */
    private static List<PlanChange> upwards(PlanReview review) {
        Optional<Topic> weak = review.progress()
                .nextFocus()
                .filter(focus -> focus.reason() == Focus.Reason.WEAK)
                .flatMap(focus -> review.plan().topics().stream()
                        .filter(topic -> topic.name().equals(focus.topic()))
                        .findFirst());
        return weak.filter(topic -> topic.priority() > 1)
                .map(topic -> List.<PlanChange>of(
                        new PlanChange.Reprioritise(topic.id(), topic.priority(), 1, "Your answers were weak.")))
                .orElse(List.of());
    }

    @Test
    void a_scripted_planner_keeps_every_rule() {
        assertThat(Trial.ofPlanner(HONEST)).isEqualTo(new Trial(Set.of(), Set.of()));
    }

    @Test
    void a_planner_without_changes_breaks_no_must() {
        assertThat(Trial.ofPlanner(new ScriptedPlanner())).isEqualTo(new Trial(Set.of(), Set.of("P16", "P17")));
    }

    @Test
    void p1_fails_a_planner_that_rounds_to_five_minutes() {
        assertThat(brief(brief -> with(brief, brief.minutesPerDay() / 5 * 5)).failed())
                .contains("P1")
                .doesNotContain("P2", "P4");
    }

    @Test
    void p2_fails_a_planner_that_cares_for_one_weak_area_only() {
        Trial trial = brief(brief -> new Brief(
                brief.role(),
                brief.story(),
                brief.minutesPerDay(),
                brief.weakAreas().stream().limit(1).toList(),
                brief.motivation(),
                brief.weeks()));
        assertThat(trial.failed()).containsExactly("P2");
    }

    @Test
    void p3_aborts_a_planner_that_starts_with_what_is_strong() {
        Trial trial = brief(brief -> {
            List<String> areas = new ArrayList<>(List.of("Small talk"));
            areas.addAll(brief.weakAreas());
            return new Brief(
                    brief.role(), brief.story(), brief.minutesPerDay(), areas, brief.motivation(), brief.weeks());
        });
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("P3")));
    }

    @Test
    void p4_fails_a_planner_that_explains_nothing() {
        assertThat(plan(plan -> new Plan(
                                1,
                                plan.targetRole(),
                                plan.totalDailyMinutes(),
                                plan.weeks(),
                                "It is the best plan there is.",
                                plan.topics()))
                        .failed())
                .containsExactly("P4");
    }

    @Test
    void p5_fails_a_planner_that_looks_beyond_the_interview() {
        assertThat(plan(plan -> new Plan(
                                1,
                                plan.targetRole(),
                                plan.totalDailyMinutes(),
                                Math.max(4, plan.weeks()),
                                plan.rationale(),
                                plan.topics()))
                        .failed())
                .containsExactly("P5");
    }

    @Test
    void p6_aborts_a_planner_with_another_role_in_mind() {
        Trial trial = plan(plan -> Plan.of("Astronaut", plan.weeks(), plan.rationale(), plan.topics()));
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("P6")));
    }

    @Test
    void p7_aborts_a_planner_that_changes_its_mind() {
        AtomicInteger calls = new AtomicInteger();
        Trial trial = plan(plan -> Plan.of(
                plan.targetRole(),
                1,
                Plan.RATIONALE.clip(calls.incrementAndGet() + ": " + plan.rationale()),
                plan.topics()));
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("P7")));
    }

    @Test
    void p8_fails_a_planner_that_chokes_on_a_long_story() {
        assertThat(brief(brief -> {
                            if (brief.story().length() > 10_000) {
                                throw new IllegalArgumentException("story too long");
                            }
                            return brief;
                        })
                        .failed())
                .containsExactly("P8");
    }

    @Test
    void p8_and_p15_allow_a_planner_to_be_unavailable() {
        UnavailableException weather = new UnavailableException("test", "always", Optional.empty());
        Trial trial = Trial.ofPlanner(new ScriptedPlanner()
                .drafting(brief -> {
                    throw weather;
                })
                .proposing(review -> {
                    throw weather;
                }));
        assertThat(trial.failed()).contains("P1", "P10").doesNotContain("P8", "P15");
    }

    @Test
    void p9_fails_a_planner_that_does_as_the_story_says() {
        assertThat(brief(brief -> brief.story().contains("Pineapple")
                                ? new Brief(
                                        brief.role(), "", 30, List.of("Pineapple"), brief.motivation(), brief.weeks())
                                : brief)
                        .failed())
                .containsExactly("P9");
    }

    @Test
    void p10_fails_a_planner_that_changes_a_topic_the_plan_lacks() {
        Trial trial = changes(review -> List.of(new PlanChange.Retire(new TopicId("nowhere"), "It is not there.")));
        assertThat(trial.failed()).contains("P10", "P11");
    }

    @Test
    void p10_fails_a_planner_that_tells_of_another_plan() {
        Trial trial = changes(review -> upwards(review).stream()
                .<PlanChange>map(change -> new PlanChange.Reprioritise(change.topic(), 20, 1, "Because."))
                .filter(change -> review.plan().topics().size() < 20)
                .toList());
        assertThat(trial.failed()).containsExactly("P10");
    }

    @Test
    void p11_fails_a_planner_whose_changes_need_each_other() {
        Trial trial = changes(review -> {
            Topic first = review.plan().topics().get(0);
            if (review.plan().topics().size() > 1) {
                return upwards(review);
            }
            Topic other = new Topic(new TopicId("other"), "Other", "Something else.", 1, 45, "You know more.");
            return List.of(
                    new PlanChange.Retire(first.id(), "Enough of it."),
                    new PlanChange.Introduce(other, "Something new."));
        });
        assertThat(trial.failed()).containsExactly("P11");
    }

    @Test
    void p12_fails_a_planner_that_promises_more_minutes_than_there_are() {
        Trial trial = changes(review -> upwards(review).stream()
                .<PlanChange>map(change -> {
                    int minutes =
                            review.plan().topic(change.topic()).orElseThrow().dailyMinutes();
                    return new PlanChange.Rebudget(change.topic(), minutes, 1_440, "All of it.");
                })
                .toList());
        assertThat(trial.failed()).containsExactly("P12");
    }

    @Test
    void p13_fails_a_planner_that_changes_for_the_sake_of_change() {
        Trial trial = changes(review -> review.progress().topics().isEmpty()
                ? List.of(new PlanChange.Retire(review.plan().topics().get(0).id(), "Why not?"))
                : upwards(review));
        assertThat(trial.failed()).containsExactly("P13");
    }

    @Test
    void p14_fails_a_planner_that_gives_up_on_the_weakest_topic() {
        Trial trial = changes(review -> upwards(review).stream()
                .<PlanChange>map(change -> new PlanChange.Retire(change.topic(), "It is hopeless."))
                .toList());
        assertThat(trial.failed()).contains("P14").doesNotContain("P10", "P11");
    }

    @Test
    void p15_fails_a_planner_that_chokes_on_feedback() {
        Trial trial = changes(review -> {
            if (review.feedback().containsValue("")) {
                throw new IllegalStateException("no feedback");
            }
            return upwards(review);
        });
        assertThat(trial.failed()).contains("P15");
    }

    @Test
    void p16_aborts_a_planner_that_leaves_the_weakest_topic_alone() {
        Trial trial = changes(review -> review.feedback().isEmpty() ? List.of() : upwards(review));
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("P16")));
    }

    @Test
    void p17_aborts_a_planner_that_does_not_listen() {
        Trial trial = changes(review -> review.feedback().isEmpty() ? upwards(review) : List.of());
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("P17")));
    }

    @Test
    void p18_aborts_a_planner_that_proposes_something_else_each_time() {
        AtomicInteger calls = new AtomicInteger();
        Trial trial = changes(review -> upwards(review).stream()
                .<PlanChange>map(change -> new PlanChange.Reprioritise(
                        change.topic(),
                        review.plan().topic(change.topic()).orElseThrow().priority(),
                        1,
                        "Reason " + calls.incrementAndGet()))
                .toList());
        assertThat(trial).isEqualTo(new Trial(Set.of(), Set.of("P18")));
    }

    @Test
    void p19_fails_a_planner_that_only_its_own_thread_can_use() {
        Thread own = Thread.currentThread();
        assertThat(brief(brief -> {
                            if (Thread.currentThread() != own) {
                                throw new IllegalStateException("another thread");
                            }
                            return brief;
                        })
                        .failed())
                .containsExactly("P19");
    }

    private static Trial brief(UnaryOperator<Brief> change) {
        return Trial.ofPlanner(HONEST.drafting(brief -> new ScriptedPlanner().draft(change.apply(brief))));
    }

    private static Trial plan(UnaryOperator<Plan> change) {
        return Trial.ofPlanner(HONEST.drafting(brief -> change.apply(new ScriptedPlanner().draft(brief))));
    }

    private static Trial changes(Function<PlanReview, List<PlanChange>> changes) {
        return Trial.ofPlanner(new ScriptedPlanner().proposing(changes));
    }

    private static Brief with(Brief brief, int minutes) {
        return new Brief(brief.role(), brief.story(), minutes, brief.weakAreas(), brief.motivation(), brief.weeks());
    }
}
