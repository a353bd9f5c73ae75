package dev.vivavoce.portal.learning.control;

import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Topic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out which topics of a plan somebody speaks of. */
public final class Talk {
    private Talk() {}

    /** What is said, by the id of the topic that it is about; a sentence that names none is about those of the sentence before. */
    public static Map<String, String> about(Plan plan, String said) {
        Map<String, String> found = new LinkedHashMap<>();
        List<Topic> current = List.of();
        for (String sentence : said.strip().split("(?<=[.!?;])\\s+|\\R+", -1)) {
            String lower = sentence.toLowerCase(Locale.ROOT);
            List<Topic> named = plan.topics().stream()
                    .filter(topic -> lower.contains(topic.name().toLowerCase(Locale.ROOT)))
                    .toList();
            current = named.isEmpty() ? current : named;
            current.forEach(topic -> found.merge(topic.id().value(), sentence, (before, more) -> before + " " + more));
        }
        return found;
    }
}
