package dev.vivavoce.portal.learning.boundary;

import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.portal.practice.control.Plans;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a plan that wait for the learner's decision.
 *
 * @param decidedAt empty while they wait
 * @param isStale whether the plan has moved on since, so that they can no longer be approved
 */
public record Suggested(UUID id, List<Change> changes, Optional<Instant> decidedAt, boolean isStale) {
    /**
     * One of them.
     *
     * @param kind introduce, retire, reprioritise or rebudget
     * @param before a place in the plan or minutes, and {@code after} as well
     * @param topic what is to be taken up
     */
    public record Change(
            String id,
            String kind,
            String name,
            String rationale,
            @Nullable Integer before,
            @Nullable Integer after,
            @Nullable Topic topic) {
        static Change of(PlanChange change, Plan plan) {
            String name = name(change, plan);
            String kind = change.id().substring(0, change.id().indexOf(':'));
            if (change instanceof PlanChange.Introduce introduce) {
                return new Change(change.id(), kind, name, change.rationale(), null, null, introduce.introduced());
            }
            if (change instanceof PlanChange.Reprioritise move) {
                return new Change(change.id(), kind, name, change.rationale(), move.before(), move.after(), null);
            }
            if (change instanceof PlanChange.Rebudget rebudget) {
                return new Change(
                        change.id(), kind, name, change.rationale(), rebudget.before(), rebudget.after(), null);
            }
            Integer minutes =
                    plan.topic(change.topic()).map(Topic::dailyMinutes).orElse(null);
            return new Change(change.id(), kind, name, change.rationale(), minutes, null, null);
        }

        private static String name(PlanChange change, Plan plan) {
            TopicId id = change.topic();
            return change instanceof PlanChange.Introduce introduce
                    ? introduce.introduced().name()
                    : plan.topic(id).map(Topic::name).orElse(id.value());
        }
    }

    static Suggested of(Plans.Changed changed, Plan plan) {
        return new Suggested(
                changed.row().id(),
                changed.proposal().changes().stream()
                        .map(change -> Change.of(change, plan))
                        .toList(),
                changed.row().decidedAt(),
                changed.proposal().planRevision() != plan.revision());
    }

    public boolean isOpen() {
        return decidedAt.isEmpty() && !isStale;
    }
}
