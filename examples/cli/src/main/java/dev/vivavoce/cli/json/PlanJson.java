package dev.vivavoce.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Topic;

/** Plans in the shape of the contract: the output of the first mode. */
public final class PlanJson {

    private PlanJson() {}

    /** A plan: overview and topics. */
    public static ObjectNode of(Plan plan) {
        ObjectNode json = Json.object();
        json.putObject("overview")
                .put("targetRole", plan.targetRole())
                .put("totalDailyMinutes", plan.totalDailyMinutes())
                .put("horizonWeeks", plan.weeks())
                .put("rationale", plan.rationale());
        ArrayNode topics = json.putArray("topics");
        for (Topic topic : plan.topics()) {
            topics.addObject()
                    .put("id", topic.id().value())
                    .put("name", topic.name())
                    .put("description", topic.description())
                    .put("priority", topic.priority())
                    .put("dailyMinutes", topic.dailyMinutes())
                    .put("expectedOutcome", topic.expectedOutcome());
        }
        return json;
    }
}
