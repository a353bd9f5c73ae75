package dev.vivavoce.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.batch.BatchError;
import dev.langchain4j.model.batch.BatchItemResult;
import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.spi.Screen;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Rates many answers at once with a model that may take a day, at the price that its provider asks for such work. Rates as a
 * {@link ModelEvaluator} of the same settings does, with one difference: a reply that breaks its form is not repaired. As
 * thread-safe as the model.
 *
 * <pre>{@code
 * BatchEvaluator batches = ModelEvaluator.builder().modelName(name).buildBatch(claude.buildBatch());
 * String id = batches.submit(submissions);              // store it at once: it stands for what is paid
 * Optional<List<Evaluation>> rated = batches.collect(id, submissions);  // empty while the provider is at it
 * }</pre>
 *
 * <p>It abstains from an answer that the model declined to rate, whose reply cannot be read, or that the provider did not
 * serve; the reason says which. The effort of what was not served counts no call. Time is not measured.
 */
public final class BatchEvaluator {

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{1,63}");

    private final Batches batches;
    private final Asked.Recent recent = new Asked.Recent();
    private final Provenance provenance;
    private final int mostCharacters;
    private final Screen screen;
    private final Function<TokenUsage, Effort> metering;
    private final Function<ChatResponse, OptionalDouble> certainty;

    BatchEvaluator(
            BatchChatModel model,
            String modelName,
            int mostCharacters,
            Screen screen,
            Function<TokenUsage, Effort> metering,
            Function<ChatResponse, OptionalDouble> certainty) {
        this.certainty = certainty;
        this.batches = new Batches(model, modelName);
        this.provenance = Rated.provenance(modelName);
        this.mostCharacters = mostCharacters;
        this.screen = screen;
        this.metering = metering;
    }

    /**
     * Sends answers to be rated, but for those that need no call because they say nothing or are too long. It is not tried again
     * when it fails: where a provider did not answer in time, it may be at work all the same.
     *
     * @param submissions as many as the provider takes at once
     * @return the batch's id, which is empty where nothing needed to be sent
     * @throws UnavailableException when the provider takes no batch now
     * @throws ModelConfigurationException when it will take none as the model is set up
     */
    public String submit(List<Submission> submissions) {
        List<ChatRequest> requests = new ArrayList<>();
        for (Submission submission : submissions) {
            Rated rated = rated(submission);
            if (rated.withoutCall(mostCharacters).isEmpty()) {
                List<ChatMessage> messages = Rated.PROMPT.messages(rated.material());
                requests.add(Rated.PROMPT.request(messages));
            }
        }
        return batches.submit(requests);
    }

    /**
     * The evaluations of a batch, in the order of the submissions; nothing as long as the provider is at work.
     *
     * @param id what {@link #submit} gave
     * @param submissions the same
     * @throws UnavailableException with a time to ask again when the provider cannot be asked now; without one when there will
     *     be no evaluations, because the batch failed, expired, was cancelled, or is not known any more
     * @throws ModelConfigurationException when the provider will not be asked as the model is set up
     */
    public Optional<List<Evaluation>> collect(String id, List<Submission> submissions) {
        List<Rated> all = submissions.stream().map(this::rated).toList();
        long sent = all.stream()
                .filter(rated -> rated.withoutCall(mostCharacters).isEmpty())
                .count();
        return batches.results(id, sent, "answers").map(results -> evaluations(all, results));
    }

    private List<Evaluation> evaluations(List<Rated> all, List<BatchItemResult<ChatResponse>> results) {
        Iterator<BatchItemResult<ChatResponse>> next = results.iterator();
        List<Evaluation> evaluations = new ArrayList<>();
        for (Rated rated : all) {
            evaluations.add(rated.withoutCall(mostCharacters).orElseGet(() -> evaluation(rated, next.next())));
        }
        return evaluations;
    }

    private Evaluation evaluation(Rated rated, BatchItemResult<ChatResponse> result) {
        Meter meter = new Meter(metering, Model.NO_CLOCK);
        if (result instanceof BatchItemResult.Success<ChatResponse> success) {
            meter.add(success.response());
            return rated.by(Outcome.of(success.response(), rated::read, meter.effort(), certainty));
        }
        String why = result instanceof BatchItemResult.Failure<ChatResponse> failure ? word(failure.error()) : "";
        return rated.abstained(
                        "The provider of the model " + provenance.rater() + " did not serve the answer" + why + ".")
                .by(provenance.after(meter.effort()));
    }

    private Rated rated(Submission submission) {
        return Rated.of(submission, recent.of(submission), screen, provenance);
    }

    /** The machine's word for it, if there is one: sentences may repeat the answer. */
    private static String word(BatchError error) {
        List<Map<String, Object>> details = error.details() == null ? List.of() : error.details();
        List<String> words = new ArrayList<>();
        details.forEach(detail -> words.add(String.valueOf(detail.get("type"))));
        words.add(String.valueOf(error.message()));
        words.add(error.code() == 0 ? "" : "code_" + error.code());
        return words.stream()
                .filter(word -> !word.equals("null") && WORD.matcher(word).matches())
                .findFirst()
                .map(word -> " (" + word.replace('_', ' ') + ")")
                .orElse("");
    }
}
