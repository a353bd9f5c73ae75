package dev.vivavoce.core.spi;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.Progress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a planner knows when it proposes changes.
 *
 * @param plan as it is
 * @param progress of the person, by the names of the plan's topics
 * @param feedback what the person said about topics of the plan; may be empty; kept in the order of the plan
 * @param story the person's own story; may be empty
 */
public record PlanReview(Plan plan, Progress progress, Map<TopicId, String> feedback, String story) {
    public PlanReview {
        requireNonNull(plan, "plan");
        requireNonNull(progress, "progress");
        Map<TopicId, String> given = Map.copyOf(requireNonNull(feedback, "feedback"));
        for (TopicId topic : given.keySet()) {
            if (plan.topic(topic).isEmpty()) {
                throw new IllegalArgumentException("feedback is for topic \"" + topic + "\", which the plan lacks");
            }
        }
        Map<TopicId, String> ordered = new LinkedHashMap<>();
        for (Topic topic : plan.topics()) {
            String said = given.get(topic.id());
            if (said != null) {
                ordered.put(topic.id(), WordLimit.wellFormed(said));
            }
        }
        feedback = Collections.unmodifiableMap(ordered);
        story = WordLimit.wellFormed(requireNonNull(story, "story"));
    }
}
