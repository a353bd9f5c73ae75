package dev.vivavoce.core.plan;

import static dev.vivavoce.core.Samples.plan;
import static dev.vivavoce.core.Samples.topic;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.plan.PlanChange.Introduce;
import dev.vivavoce.core.plan.PlanChange.Rebudget;
import dev.vivavoce.core.plan.PlanChange.Reprioritise;
import dev.vivavoce.core.plan.PlanChange.Retire;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProposalTest {

    private static final TopicId A = new TopicId("a");
    private static final TopicId B = new TopicId("b");
    private static final Plan PLAN = plan(10, 20, 30);
    private static final PlanChange RETIRE = new Retire(A, "Done.");
    private static final PlanChange REBUDGET = new Rebudget(B, 20, 30, "More.");

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refuses_a_revision_that_no_plan_has(int revision) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proposal(revision, List.of()))
                .withMessage("plan revision must be 1 or more but was " + revision);
    }

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        assertThatNullPointerException().isThrownBy(() -> new Proposal(1, null)).withMessage("changes");
    }

    @Test
    void refuses_a_change_that_stands_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proposal(1, List.of(RETIRE, REBUDGET, new Retire(A, "Again."))))
                .withMessage("change \"retire:a\" stands twice");
    }

    @Test
    void keeps_changes_that_somebody_changes_later() {
        List<PlanChange> changes = new ArrayList<>(List.of(RETIRE));
        Proposal proposal = Proposal.of(PLAN, changes);

        changes.add(REBUDGET);

        assertThat(proposal.changes()).containsExactly(RETIRE);
    }

    @Test
    void refuses_to_propose_what_does_not_fit_the_plan() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proposal.of(PLAN, List.of(new Retire(new TopicId("z"), "Done."))))
                .withMessage("change \"retire:z\" names a topic that the plan lacks or that another change retires");
    }

    @Test
    void refuses_to_tell_of_a_priority_that_the_topic_does_not_have() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proposal.of(PLAN, List.of(new Reprioritise(B, 3, 1, "Up."))))
                .withMessage("change \"reprioritise:b\" starts from priority 3 but the topic has 2");
    }

    @Test
    void refuses_to_tell_of_minutes_that_the_topic_does_not_have() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proposal.of(PLAN, List.of(REBUDGET, new Rebudget(A, 11, 12, "More."))))
                .withMessage("change \"rebudget:a\" starts from 11 minutes but the topic has 10");
    }

    @Test
    void takes_changes_of_every_kind_for_the_revision_of_the_plan() {
        Plan second = PLAN.after(List.of(new Reprioritise(A, 1, 2, "Down.")));
        List<PlanChange> changes = List.of(
                new Introduce(topic("d", 1, 5), "New."),
                new Retire(new TopicId("c"), "Done."),
                new Reprioritise(B, 1, 3, "Down."),
                new Rebudget(A, 10, 15, "More."));

        assertThat(Proposal.of(second, changes)).isEqualTo(new Proposal(2, changes));
    }

    @Test
    void refuses_a_plan_that_has_moved_on_or_has_not_come_so_far() {
        Plan second = PLAN.after(List.of(REBUDGET));

        assertThatIllegalStateException()
                .isThrownBy(() -> Proposal.of(PLAN, List.of(RETIRE)).approve(second, Set.of()))
                .withMessage("the proposal is for revision 1 of the plan, which is now at revision 2");
        assertThatIllegalStateException()
                .isThrownBy(() -> Proposal.of(second, List.of(RETIRE)).approveAll(PLAN))
                .withMessage("the proposal is for revision 2 of the plan, which is now at revision 1");
    }

    @Test
    void cannot_be_approved_twice() {
        Proposal proposal = Proposal.of(PLAN, List.of(REBUDGET));
        Plan second = proposal.approveAll(PLAN);

        assertThatIllegalStateException().isThrownBy(() -> proposal.approveAll(second));
    }

    @Test
    void refuses_to_approve_what_was_not_proposed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Proposal.of(PLAN, List.of(RETIRE)).approve(PLAN, Set.of("retire:a", "retire:b")))
                .withMessage("accepted but not proposed: [retire:b]");
    }

    @Test
    void refuses_an_accepted_part_that_leaves_no_valid_plan() {
        Plan single = plan(10);
        Proposal proposal = Proposal.of(single, List.of(RETIRE, new Introduce(topic("b", 1, 5), "New.")));

        assertThat(proposal.approveAll(single).topics()).containsExactly(topic("b", 1, 10));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proposal.approve(single, Set.of("retire:a")))
                .withMessage("the changes leave the plan without a topic");
    }

    @Test
    void leaves_the_plan_as_it_is_when_nothing_is_accepted() {
        assertThat(Proposal.of(PLAN, List.of(RETIRE, REBUDGET)).approve(PLAN, Set.of()))
                .isSameAs(PLAN);
        assertThat(Proposal.of(PLAN, List.of()).approveAll(PLAN)).isSameAs(PLAN);
    }

    @Test
    void applies_just_what_is_accepted() {
        Proposal proposal = Proposal.of(PLAN, List.of(RETIRE, REBUDGET));

        assertThat(proposal.approve(PLAN, Set.of("rebudget:b"))).isEqualTo(PLAN.after(List.of(REBUDGET)));
        assertThat(proposal.approve(PLAN, Set.of("retire:a"))).isEqualTo(PLAN.after(List.of(RETIRE)));
        assertThat(proposal.approveAll(PLAN)).isEqualTo(PLAN.after(List.of(RETIRE, REBUDGET)));
    }

    @Test
    void leaves_the_accepted_ids_as_they_are() {
        Set<String> accepted = Set.of("retire:a");

        assertThat(Proposal.of(PLAN, List.of(RETIRE)).approve(PLAN, accepted).topics())
                .hasSize(2);
        assertThat(accepted).containsExactly("retire:a");
    }
}
