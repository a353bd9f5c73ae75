package dev.vivavoce.llm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Plays a candidate through a whole interview, by any LangChain4j chat model: for data to train or to try raters with, never
 * for an interview that anybody is judged by. As thread-safe as the chat model; blocks as long as that does.
 */
public final class ModelCandidate {

    /** A reply holds one answer for each of at most so many questions. */
    public static final int MOST_QUESTIONS = 10;

    private static final int MOST_CHARACTERS = 6_000;
    private static final int SHORTEST = 30;
    private static final int LONGEST = 200;
    private static final Prompt PROMPT = Prompt.named("play-candidate.1");

    private final Model model;

    /**
     * @param model that is asked; its own retries should be off
     * @param modelName names it where it is unavailable
     */
    public ModelCandidate(ChatModel model, String modelName) {
        this.model = Model.of(model, modelName);
    }

    /**
     * One answer for each question, in order.
     *
     * @param questions 1 to {@value #MOST_QUESTIONS}
     * @param locale the language to answer in
     * @param seed another one gives answers of other lengths
     * @throws UnavailableException when the provider cannot serve now, the model declines, or its reply cannot be read
     * @throws ModelConfigurationException when the key is wrong or the model unknown
     */
    public List<String> answers(Persona persona, List<Question> questions, Locale locale, long seed) {
        int count = questions.size();
        if (count < 1 || count > MOST_QUESTIONS) {
            throw new IllegalArgumentException("questions must be 1 to " + MOST_QUESTIONS + " but are " + count);
        }
        ObjectNode material = Envelope.open();
        material.put("language", locale.toLanguageTag());
        material.put("job", persona.position().title());
        persona.position().seniority().map(Seniority::name).ifPresent(level -> material.put("seniority", plain(level)));
        material.put("skill", persona.skill());
        material.put("temperament", plain(persona.temperament().name()));
        ArrayNode asked = material.putArray("questions");
        questions.forEach(question -> asked.add(question.text()));
        ArrayNode length = material.putArray("length");
        new Random(seed).ints(count, SHORTEST, LONGEST).forEach(length::add);
        return model.require(PROMPT, Envelope.seal(material), reply -> read(reply, count));
    }

    private static String plain(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static List<String> read(Item reply, int count) {
        return Rated.inOrder(reply.items("answers"), "question", count).stream()
                .map(item -> answer(item.text("answer")))
                .toList();
    }

    private static String answer(String text) {
        if (!Texts.says(text) || text.length() > MOST_CHARACTERS) {
            throw new MalformedReplyException("\"answer\" must have 1 to " + MOST_CHARACTERS + " characters");
        }
        return text.strip();
    }
}
