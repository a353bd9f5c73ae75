package dev.vivavoce.llm;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.QuestionSource;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A source of questions on any LangChain4j chat model: it writes new ones. As thread-safe as the chat model; blocks as long as
 * that does.
 *
 * <p>The model writes texts, what a good answer holds, and how hard it is; limits, mix and order are kept here. A question
 * that is too long, or was there before, is left out, so there may be fewer than wanted. Rubrics are not the model's: one a
 * style serves for all questions, so that people are rated alike. A question's id follows from its text and language.
 *
 * <p>One call writes {@value #MOST_QUESTIONS} questions at most. The last {@value #MOST_QUERIES} queries keep their questions
 * as long as the source lives: the same query gets the same, and no second call.
 *
 * <p>The posting reaches the model as data. It is unavailable where that is longer than {@value #MOST_CHARACTERS} characters,
 * for it is read in full or not at all; where the model declines or its reply cannot be read after one repair; and where the
 * provider is. It throws {@link ModelConfigurationException} where the key is wrong or the model unknown.
 */
public final class ModelQuestionSource implements QuestionSource {

    /** The most questions of a call. */
    static final int MOST_QUESTIONS = 20;
    /** The most queries whose questions are kept. */
    static final int MOST_QUERIES = 64;
    /** The longest query, in UTF-16 code units. */
    static final int MOST_CHARACTERS = 40_000;

    static final Prompt PROMPT = Prompt.named("generate-questions.1");

    private final Model model;
    private final Function<Style, Rubric> rubrics;
    private final Map<QuestionQuery, List<Question>> written = new Recent();

    /**
     * A source with general rubrics, in English.
     *
     * @param model that is asked; its own retries should be off
     * @param modelName names it where it is unavailable
     */
    public ModelQuestionSource(ChatModel model, String modelName) {
        this(model, modelName, GeneralRubric::of);
    }

    /**
     * A source with rubrics of the host's.
     *
     * @param model that is asked; its own retries should be off
     * @param modelName names it where it is unavailable
     * @param rubrics the rubric for questions of a style
     */
    public ModelQuestionSource(ChatModel model, String modelName, Function<Style, Rubric> rubrics) {
        this.model = Model.of(model, modelName);
        this.rubrics = requireNonNull(rubrics, "rubrics");
    }

    /** @throws UnavailableException also where the model's reply holds no questions */
    @Override
    public List<Question> find(QuestionQuery query) {
        if (query.count() == 0) {
            return List.of();
        }
        synchronized (written) {
            List<Question> before = written.get(query);
            if (before != null) {
                return before;
            }
        }
        String material = material(query)
                .orElseThrow(() -> new UnavailableException(
                        model.name(),
                        "there is more to read than " + MOST_CHARACTERS + " characters",
                        Optional.empty()));
        List<Question> questions = model.require(PROMPT, material, new Written(query, rubrics)::read);
        synchronized (written) {
            List<Question> meanwhile = written.putIfAbsent(query, questions);
            return meanwhile == null ? questions : meanwhile;
        }
    }

    /** What the prompt is about; nothing where no question is wanted, or there is too much to read. */
    static Optional<String> material(QuestionQuery query) {
        if (query.count() == 0) {
            return Optional.empty();
        }
        ObjectNode material = Envelope.open();
        material.put("language", query.locale().toLanguageTag());
        material.put("position", query.position().title());
        material.set("posting", Passages.of(query.position().posting()).numbered());
        query.position()
                .seniority()
                .ifPresent(
                        seniority -> material.put("seniority", seniority.name().toLowerCase(Locale.ROOT)));
        query.topic()
                .ifPresent(topic ->
                        material.putObject("topic").put("name", topic.name()).put("description", topic.description()));
        query.strength().ifPresent(strength -> material.put("strength", strength));
        ArrayNode wanted = material.putArray("wanted");
        wanted(query.mix()).forEach((style, count) -> wanted.addObject()
                .put("style", style.name().toLowerCase(Locale.ROOT))
                .put("count", count));
        material.put("variation", query.seed());
        String sealed = Envelope.seal(material);
        return sealed.length() > MOST_CHARACTERS ? Optional.empty() : Optional.of(sealed);
    }

    /** The mix, scaled down to what one call can write. */
    private static Map<Style, Integer> wanted(Map<Style, Integer> mix) {
        long all = mix.values().stream().mapToLong(Integer::longValue).sum();
        Map<Style, Integer> wanted = new LinkedHashMap<>();
        mix.forEach((style, count) -> wanted.put(
                style, all <= MOST_QUESTIONS ? count : (int) Math.max(1, (long) count * MOST_QUESTIONS / all)));
        return wanted;
    }

    /** What was asked last. */
    private static final class Recent extends LinkedHashMap<QuestionQuery, List<Question>> {

        private static final long serialVersionUID = 1;

        Recent() {
            super(MOST_QUERIES, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<QuestionQuery, List<Question>> eldest) {
            return size() > MOST_QUERIES;
        }
    }
}
