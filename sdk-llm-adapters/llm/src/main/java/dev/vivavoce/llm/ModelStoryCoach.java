package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.StoryStructure.Part;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Helps somebody to fill the outline of their own answer, by any LangChain4j chat model. As thread-safe as the chat model;
 * blocks as long as that does.
 *
 * <p>It asks what is missing and writes nothing: the story stays the person's own. Notes that tell a model what to do are not
 * shown to it.
 */
public final class ModelStoryCoach {

    /** A hint is at most 25 words long. */
    public static final WordLimit HINT = new WordLimit(25);

    private static final int MOST_FOR_A_PART = 2;
    private static final int MOST = 8;
    private static final Prompt PROMPT = Prompt.named("coach-story.1");

    private final Model model;

    /**
     * What to think about.
     *
     * @param part the index of the outline's part, from 0
     * @param text a question of at most 25 words
     */
    public record Hint(int part, String text) {}

    /**
     * @param model that is asked; its own retries should be off
     * @param modelName names it where it is unavailable
     */
    public ModelStoryCoach(ChatModel model, String modelName) {
        this.model = Model.of(model, modelName);
    }

    /**
     * What is still missing: at most two hints for a part, and eight in all, in the order of the parts.
     *
     * @param locale the language to write in
     * @throws IllegalArgumentException when the story is for another question
     * @throws UnavailableException when the provider cannot serve now, the model declines, its reply cannot be read, or the story
     *     is longer than {@value Model#MOST_CHARACTERS} characters
     * @throws ModelConfigurationException when the key is wrong or the model unknown
     */
    public List<Hint> hints(Question question, StoryStructure story, Locale locale) {
        if (!story.question().equals(question.id())) {
            throw new IllegalArgumentException(
                    "the story is for question " + story.question() + " and not for " + question.id());
        }
        ObjectNode material = Envelope.open();
        material.put("language", locale.toLanguageTag());
        material.put("question", question.text());
        ArrayNode points = material.putArray("points");
        question.anchors().forEach(anchor -> points.add(anchor.text()));
        ArrayNode parts = material.putArray("parts");
        for (Part part : story.parts()) {
            ObjectNode entry = parts.addObject();
            entry.put("part", parts.size());
            entry.put("heading", Passages.of(part.heading()).joined());
            entry.set("notes", Passages.of(part.notes()).numbered());
        }
        int count = story.parts().size();
        return model.require(PROMPT, model.seal(material), reply -> read(reply, count));
    }

    private static List<Hint> read(Item reply, int parts) {
        Map<Integer, List<Hint>> byPart = new LinkedHashMap<>();
        for (int part = 0; part < parts; part++) {
            byPart.put(part, new ArrayList<>());
        }
        for (Item item : reply.items("hints")) {
            int part = item.integer("part", 1, parts) - 1;
            String text = Texts.clip(item.text("hint"), HINT);
            List<Hint> hints = byPart.computeIfAbsent(part, any -> new ArrayList<>());
            if (!text.isEmpty() && hints.size() < MOST_FOR_A_PART) {
                hints.add(new Hint(part, text));
            }
        }
        return byPart.values().stream().flatMap(List::stream).limit(MOST).toList();
    }
}
