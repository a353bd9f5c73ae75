package dev.vivavoce.llm;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.batch.BatchItemResult;
import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.QuestionQuery;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Has questions written for many queries at once by a model that may take a day, at the price that its provider asks for such
 * work. Asks and reads as {@link ModelQuestionSource} does, with one difference: a reply that breaks its form is not repaired.
 * As thread-safe as the model.
 *
 * <p>A query gets no questions where it asks for none, is too long, the model declined, its reply cannot be read, or the
 * provider did not serve it. Queries that differ in nothing but the seed get different questions, perhaps with some in common.
 */
public final class BatchQuestionSource {

    private final Batches batches;
    private final Function<Style, Rubric> rubrics;

    /**
     * A source on a model as the providers' {@code buildBatch()} gives it.
     *
     * @param model that is asked
     * @param modelName names it where it is unavailable
     * @param rubrics the rubric for questions of a style, such as {@code GeneralRubric::of}
     */
    public BatchQuestionSource(BatchChatModel model, String modelName, Function<Style, Rubric> rubrics) {
        this.batches = new Batches(model, modelName);
        this.rubrics = requireNonNull(rubrics, "rubrics");
    }

    /**
     * Sends queries, a call for each. It is not tried again when it fails: where a provider did not answer in time, it may be at
     * work all the same.
     *
     * @param queries as many as the provider takes at once
     * @return the batch's id, to be stored at once, for it stands for what is paid; empty where nothing needed to be sent
     * @throws UnavailableException when the provider takes no batch now
     * @throws ModelConfigurationException when it will take none as the model is set up
     */
    public String submit(List<QuestionQuery> queries) {
        List<ChatRequest> requests = new ArrayList<>();
        for (QuestionQuery query : queries) {
            ModelQuestionSource.material(query)
                    .map(ModelQuestionSource.PROMPT::messages)
                    .map(ModelQuestionSource.PROMPT::request)
                    .ifPresent(requests::add);
        }
        return batches.submit(requests);
    }

    /**
     * The questions of a batch, a list for each query in their order; nothing as long as the provider is at work.
     *
     * @param id what {@link #submit} gave
     * @param queries the same
     * @throws UnavailableException with a time to ask again when the provider cannot be asked now; without one when there will
     *     be no questions, because the batch failed, expired, was cancelled, or is not known any more
     * @throws ModelConfigurationException when the provider will not be asked as the model is set up
     */
    public Optional<List<List<Question>>> collect(String id, List<QuestionQuery> queries) {
        List<Boolean> sent = queries.stream()
                .map(query -> ModelQuestionSource.material(query).isPresent())
                .toList();
        return batches.results(id, sent.stream().filter(yes -> yes).count(), "queries")
                .map(results -> {
                    Iterator<BatchItemResult<ChatResponse>> next = results.iterator();
                    List<List<Question>> questions = new ArrayList<>();
                    for (int i = 0; i < queries.size(); i++) {
                        questions.add(sent.get(i) ? questions(queries.get(i), next.next()) : List.of());
                    }
                    return questions;
                });
    }

    private List<Question> questions(QuestionQuery query, BatchItemResult<ChatResponse> result) {
        if (!(result instanceof BatchItemResult.Success<ChatResponse> success)) {
            return List.of();
        }
        Meter unread = new Meter(Meter::counted, Model.NO_CLOCK);
        Outcome<List<Question>> outcome = Outcome.of(
                success.response(),
                new Written(query, rubrics)::read,
                unread.effort(),
                response -> OptionalDouble.empty());
        return outcome instanceof Outcome.Given<List<Question>> given ? given.value() : List.of();
    }
}
