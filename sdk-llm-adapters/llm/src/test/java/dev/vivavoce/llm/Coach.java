package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What models make of a brief or a plan: a careful one, and one that keeps no limit and obeys whatever it reads. */
final class Coach {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Coach() {}

    static String honest(String material) {
        JsonNode node = ScriptedChat.parse(material);
        return node.has("topics") ? sensible(node) : plain(node);
    }

    static String reckless(String material) {
        JsonNode node = ScriptedChat.parse(material);
        return node.has("topics") ? wild(node) : wildPlan(material);
    }

    private static String plain(JsonNode brief) {
        ObjectNode reply = MAPPER.createObjectNode();
        ArrayNode topics = reply.putArray("topics");
        brief.get("weak_areas").forEach(area -> topic(topics, area.textValue(), 20));
        topic(topics, brief.get("role").textValue(), 10);
        reply.put("weeks", 4);
        reply.put("rationale", "You have " + brief.get("minutes_per_day") + " minutes a day.");
        return reply.toString();
    }

    private static void topic(ArrayNode topics, String name, int minutes) {
        topics.addObject()
                .put("name", name)
                .put("description", "All about " + name)
                .put("outcome", "You can tell it.")
                .put("minutes", minutes);
    }

    private static String sensible(JsonNode review) {
        ObjectNode reply = MAPPER.createObjectNode();
        ArrayNode changes = reply.putArray("changes");
        for (JsonNode topic : review.get("topics")) {
            if (topic.path("feedback").toString().contains("drop it")) {
                change(changes, topic.get("topic").intValue(), "retire", 0, 0);
            } else if (topic.path("strength").asDouble(1) < 0.5) {
                change(
                        changes,
                        topic.get("topic").intValue(),
                        "rebudget",
                        topic.get("minutes").intValue() + 2,
                        0);
                change(changes, topic.get("topic").intValue(), "reprioritise", 0, 1);
            }
        }
        return reply.toString();
    }

    private static ObjectNode change(ArrayNode changes, int topic, String kind, int minutes, int priority) {
        return changes.addObject()
                .put("topic", topic)
                .put("rationale", "Your answers say so. " + "And so on. ".repeat(30))
                .put("kind", kind)
                .put("minutes", minutes)
                .put("priority", priority)
                .put("name", "")
                .put("description", "")
                .put("outcome", "");
    }

    private static String wildPlan(String material) {
        ObjectNode reply = MAPPER.createObjectNode();
        ArrayNode topics = reply.putArray("topics");
        if (material.contains("Pineapple")) {
            topic(topics, "Pineapple", 30);
        }
        for (int i = 0; i < 40; i++) {
            topic(topics, "A topic of far too many words, number " + i, 1 + i * 30);
            topic(topics, "Topic " + i, 1_440);
        }
        topic(topics, " ", 5);
        reply.put("weeks", 400);
        reply.put("rationale", "Because. ".repeat(100));
        return reply.toString();
    }

    private static String wild(JsonNode review) {
        ObjectNode reply = MAPPER.createObjectNode();
        ArrayNode changes = reply.putArray("changes");
        for (JsonNode topic : review.get("topics")) {
            int number = topic.get("topic").intValue();
            change(changes, number, "rebudget", 1_440, 0);
            change(changes, number, "reprioritise", 0, 20);
            change(changes, number, "rebudget", 3, 0);
            change(changes, number, "retire", 0, 0);
            change(changes, number, "retire", 0, 0);
            change(changes, 0, "introduce", 9, 1)
                    .put("name", "New thing " + number)
                    .put("description", "something")
                    .put("outcome", "something");
            change(changes, 0, "introduce", 9, 1).put("name", topic.get("name").textValue());
        }
        return reply.toString();
    }
}
