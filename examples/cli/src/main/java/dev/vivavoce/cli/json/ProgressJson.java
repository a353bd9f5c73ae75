package dev.vivavoce.cli.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.QuestionProgress;
import dev.vivavoce.core.progress.TopicProgress;

/** Progress in the shape of the contract: the output of the fifth mode. */
public final class ProgressJson {

    private ProgressJson() {}

    /** Progress per question and per topic, and what to practise next. */
    public static ObjectNode of(Progress progress) {
        ObjectNode json = Json.object();
        ArrayNode questions = json.putArray("questions");
        progress.questions().forEach(question -> questions.add(of(question)));
        ArrayNode topics = json.putArray("topics");
        progress.topics().forEach(topic -> topics.add(of(topic)));
        progress.nextFocus().ifPresent(focus -> json.putObject("nextFocus")
                .put("topic", focus.topic())
                .put("reason", Json.name(focus.reason())));
        return json;
    }

    private static ObjectNode of(QuestionProgress question) {
        ObjectNode json = Json.object();
        json.put("question", question.text());
        json.put("attempts", question.attempts());
        json.put("bestScore", question.bestScore());
        json.set("bestAnchors", QuestionJson.of(question.bestAnchors()));
        question.redo().ifPresent(reason -> json.put("redo", Json.name(reason)));
        return json;
    }

    private static ObjectNode of(TopicProgress topic) {
        ObjectNode json = Json.object();
        json.put("topic", topic.topic());
        json.put("strength", topic.strength().mean());
        json.put("low", topic.strength().low());
        json.put("high", topic.strength().high());
        json.put("questions", topic.questions());
        json.put("attempts", topic.attempts());
        json.put("seconds", topic.time().toMillis() / 1000.0);
        json.put("trend", topic.trend());
        return json;
    }
}
