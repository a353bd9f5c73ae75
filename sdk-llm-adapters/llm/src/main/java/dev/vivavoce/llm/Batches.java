package dev.vivavoce.llm;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.batch.BatchItemResult;
import dev.langchain4j.model.batch.BatchRequest;
import dev.langchain4j.model.batch.BatchResponse;
import dev.langchain4j.model.batch.BatchState;
import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.spi.UnavailableException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Requests that a provider works through together, and what comes of them.
 *
 * @param model that takes them
 * @param name of the model, in failures
 */
record Batches(BatchChatModel model, String name) {

    /** The id of a batch without requests. */
    private static final String NOTHING_SENT = "";

    Batches {
        requireNonNull(model, "batches");
        WordLimit.NONE.require(name, "model name");
    }

    /**
     * Sends requests, once whatever comes of it.
     *
     * @return the batch's id, which is empty where there are none
     * @throws UnavailableException when the provider takes no batch now
     * @throws ModelConfigurationException when it will take none as the model is set up
     */
    String submit(List<ChatRequest> requests) {
        if (requests.isEmpty()) {
            return NOTHING_SENT;
        }
        try {
            return model.submit(new BatchRequest<>(requests)).batchId();
        } catch (LangChain4jException | UncheckedIOException e) {
            throw failure(e);
        }
    }

    /**
     * A result for each request, in their order; nothing as long as the provider is at work. Results of a batch that was stopped
     * halfway are paid, and so they count.
     *
     * @param sent how many requests there were
     * @param what they were about, such as "answers"
     * @throws UnavailableException without a time to ask again when there will be no results
     * @throws ModelConfigurationException when the provider will not be asked as the model is set up
     */
    Optional<List<BatchItemResult<ChatResponse>>> results(String id, long sent, String what) {
        if (id.equals(NOTHING_SENT) && sent == 0) {
            return Optional.of(List.of());
        }
        BatchResponse<ChatResponse> batch = retrieve(id);
        BatchState state = batch.state();
        if (!state.isTerminal()) {
            return Optional.empty();
        }
        List<BatchItemResult<ChatResponse>> results = batch.results();
        boolean served = state == BatchState.SUCCEEDED || results.stream().anyMatch(BatchItemResult::isSuccess);
        if (!served) {
            throw lost("its batch " + id + " " + (state == BatchState.CANCELLED ? "was " : "has ")
                    + state.name().toLowerCase(Locale.ROOT));
        }
        if (results.size() != sent) {
            throw lost("its batch " + id + " has " + results.size() + " results for " + sent + " " + what);
        }
        return Optional.of(results);
    }

    private BatchResponse<ChatResponse> retrieve(String id) {
        try {
            return model.retrieve(id);
        } catch (ModelNotFoundException e) {
            throw lost("its provider does not know the batch " + id);
        } catch (LangChain4jException | UncheckedIOException e) {
            throw failure(e);
        }
    }

    private UnavailableException lost(String reason) {
        return new UnavailableException(name, reason, Optional.empty());
    }

    private RuntimeException failure(RuntimeException failure) {
        return Failure.of(failure, name, ModelProvider.OTHER).exception(name);
    }
}
