package dev.vivavoce.portal.questions.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.portal.exchange.boundary.Json;
import dev.vivavoce.portal.storage.control.Sha256;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The engine's question as it is stored, so that a later bank takes nothing from it: its JSON, and that of its rubric apart.
 *
 * @param rubricId of the rubric's content
 */
record Stored(String content, UUID rubricId, String rubric) {
    private static final String RUBRIC = "rubric";

    static Stored of(Question question) {
        ObjectNode content = Json.mapper().valueToTree(question);
        String rubric = content.remove(RUBRIC).toString();
        return new Stored(content.toString(), id(rubric), rubric);
    }

    Question read() {
        return new Shelf().read(this);
    }

    private static UUID id(String content) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(content));
        return new UUID(hash.getLong(), hash.getLong());
    }

    /** Reads many, which share their rubrics. Confined to one thread. */
    static final class Shelf {
        private final Map<UUID, JsonNode> trees = new HashMap<>();
        private final Map<UUID, Rubric> rubrics = new HashMap<>();

        Question read(Stored stored) {
            try {
                JsonNode rubric = trees.get(stored.rubricId());
                if (rubric == null) {
                    rubric = Json.mapper().readTree(stored.rubric());
                    trees.put(stored.rubricId(), rubric);
                }
                ObjectNode content = (ObjectNode) Json.mapper().readTree(stored.content());
                content.set(RUBRIC, rubric);
                Question question = Json.mapper().treeToValue(content, Question.class);
                Rubric shared = rubrics.computeIfAbsent(stored.rubricId(), any -> question.rubric());
                return new Question(
                        question.id(),
                        question.text(),
                        question.style(),
                        question.competency(),
                        question.skill(),
                        question.difficulty(),
                        question.seniority(),
                        question.minutes(),
                        shared,
                        question.anchors());
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(
                        "A stored question cannot be read; it may come from a newer version.", e);
            }
        }
    }
}
