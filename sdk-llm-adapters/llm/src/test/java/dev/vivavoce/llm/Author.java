package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What models write when they are asked for questions: one keeps to the query, one to nothing. */
final class Author {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int VARIATIONS = 5;

    private Author() {}

    /** Writes one question of each style more than wanted. */
    static String careful(String material) {
        JsonNode query = ScriptedChat.parse(material);
        double strength = query.path("strength").asDouble(0.5);
        String difficulty = strength < 0.35 ? "easy" : strength > 0.7 ? "hard" : "medium";
        ObjectNode reply = MAPPER.createObjectNode();
        ArrayNode questions = reply.putArray("questions");
        for (JsonNode wanted : query.get("wanted")) {
            for (int i = 0; i <= wanted.get("count").intValue(); i++) {
                String style = wanted.get("style").textValue();
                long variation = Math.floorMod(query.get("variation").longValue(), VARIATIONS);
                question(questions, style, "What is " + style + " " + (variation + i) + "?", difficulty, 5);
            }
        }
        return reply.toString();
    }

    /** Writes other styles, texts without end, the same twice, and what nobody can use. */
    static String careless(String material) {
        ObjectNode reply = MAPPER.createObjectNode();
        ArrayNode questions = reply.putArray("questions");
        for (String style :
                new String[] {"coding", "technical", "Technical", "MOTIVATION", "behavioural", "system design"}) {
            question(questions, style, "Why, " + "oh ".repeat(40) + "why?", "Hard", 5);
            question(questions, style, " ", "hard", 5);
            for (int i = 0; i < 4; i++) {
                question(
                        questions,
                        style,
                        "What\nis  " + style.toLowerCase(java.util.Locale.ROOT) + " " + i / 2 + "?",
                        "EASY",
                        60);
            }
        }
        return reply.toString();
    }

    private static void question(ArrayNode questions, String style, String text, String difficulty, int minutes) {
        ObjectNode question = questions
                .addObject()
                .put("style", style)
                .put("competency", "Something that has far too many words")
                .put("text", text)
                .put("difficulty", difficulty)
                .put("minutes", minutes);
        ArrayNode anchors = question.putArray("anchors");
        for (int i = 0; i < 12; i++) {
            anchors.addObject().put("name", "Point " + i).put("text", "word ".repeat(i * 10));
        }
        anchors.addObject().put("name", "Point 1").put("text", "again");
    }
}
