package dev.vivavoce.core.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes proposed to one revision of a plan, until a person has decided.
 *
 * @param planRevision the revision they were proposed for
 * @param changes may be empty; ids unique
 */
public record Proposal(int planRevision, List<PlanChange> changes) {

    public Proposal {
        if (planRevision < 1) {
            throw new IllegalArgumentException("plan revision must be 1 or more but was " + planRevision);
        }
        changes = List.copyOf(requireNonNull(changes, "changes"));
        Set<String> ids = new HashSet<>();
        for (PlanChange change : changes) {
            if (!ids.add(change.id())) {
                throw new IllegalArgumentException("change \"" + change.id() + "\" stands twice");
            }
        }
    }

    /**
     * A proposal for {@code plan}, which it fits when all of it is accepted.
     *
     * @throws IllegalArgumentException when the changes do not fit the plan, or tell of another state than it is in
     */
    public static Proposal of(Plan plan, List<PlanChange> changes) {
        plan.after(changes);
        for (PlanChange change : changes) {
            plan.topic(change.topic()).ifPresent(topic -> requireBefore(topic, change));
        }
        return new Proposal(plan.revision(), changes);
    }

    /**
     * The plan with just the accepted changes.
     *
     * @param plan of the revision that the changes were proposed for
     * @param accepted ids of changes of this proposal; none leaves the plan as it is
     * @throws IllegalStateException when the plan has moved on since
     * @throws IllegalArgumentException when something was accepted that was not proposed, or the accepted part leaves no
     *     valid plan
     */
    public Plan approve(Plan plan, Set<String> accepted) {
        if (plan.revision() != planRevision) {
            throw new IllegalStateException("the proposal is for revision " + planRevision
                    + " of the plan, which is now at revision " + plan.revision());
        }
        List<PlanChange> chosen = new ArrayList<>();
        Set<String> unknown = new HashSet<>(accepted);
        for (PlanChange change : changes) {
            if (unknown.remove(change.id())) {
                chosen.add(change);
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("accepted but not proposed: " + unknown);
        }
        return plan.after(chosen);
    }

    /** The plan with all changes. */
    public Plan approveAll(Plan plan) {
        Set<String> all = new HashSet<>();
        changes.forEach(change -> all.add(change.id()));
        return approve(plan, all);
    }

    /** What a person reads before they approve must be true. */
    private static void requireBefore(Topic topic, PlanChange change) {
        if (change instanceof PlanChange.Reprioritise move && move.before() != topic.priority()) {
            throw new IllegalArgumentException("change \"" + move.id() + "\" starts from priority " + move.before()
                    + " but the topic has " + topic.priority());
        }
        if (change instanceof PlanChange.Rebudget rebudget && rebudget.before() != topic.dailyMinutes()) {
            throw new IllegalArgumentException("change \"" + rebudget.id() + "\" starts from " + rebudget.before()
                    + " minutes but the topic has " + topic.dailyMinutes());
        }
    }
}
