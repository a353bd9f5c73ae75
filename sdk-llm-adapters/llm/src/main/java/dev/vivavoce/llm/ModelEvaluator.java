package dev.vivavoce.llm;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Screen;
import dev.vivavoce.core.spi.Submission;
import java.time.InstantSource;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An evaluator on any LangChain4j chat model. As thread-safe as the chat model; blocks as long as that does.
 *
 * <p>The model reads the answer as numbered sentences and gives, for each criterion, the numbers of those that show it and
 * then a level. Quotes are made here from the numbers, so none can be invented: a number that is no sentence is dropped, and a
 * level without a sentence is the lowest. The core computes the score.
 *
 * <p>What tells an evaluator what to do is no answer. Such sentences are neither shown to the model nor evidence; the
 * evaluation is flagged. Instructions that are not recognised reach the model only as data. A sentence counts once, and one
 * that repeats the question counts nothing.
 *
 * <p>It abstains, in this order: without a call where nothing is said, or where the answer is longer than {@link
 * Builder#mostCharacters}, for an answer is read in full or not at all; where the model or its provider declines; and where
 * the reply still breaks its form, or is still cut at the limit on its length, after it was told so once. It never fills in a
 * level.
 *
 * <p>Each evaluation's provenance says what it took: calls, tokens, time and, where the price is known, money.
 *
 * <p>Where the provider is overloaded, broken or not to be reached it throws {@link
 * dev.vivavoce.core.spi.UnavailableException}, with the provider's own delay where that is known; before that it asks once
 * more where the delay is at most three seconds. A chat model's own retries should be off, or tries multiply. Where the key is
 * wrong or the model unknown it throws {@link ModelConfigurationException}.
 */
public final class ModelEvaluator implements Evaluator {

    private final Model model;
    private final Provenance provenance;
    private final int mostCharacters;
    private final Screen screen;
    private final boolean isBounded;
    private final Asked.Recent recent = new Asked.Recent();

    private ModelEvaluator(Model model, int mostCharacters, Screen screen, boolean isBounded) {
        this.model = model;
        this.screen = screen;
        this.isBounded = isBounded;
        this.provenance = Rated.provenance(model.name());
        this.mostCharacters = mostCharacters;
    }

    /** Starts an evaluator. */
    public static Builder builder() {
        return new Builder();
    }

    /** The same, with another way to wait. */
    static ModelEvaluator on(Model model) {
        return new ModelEvaluator(model, Builder.MOST_CHARACTERS, Screen.NONE, false);
    }

    @Override
    public Evaluation evaluate(Submission submission) {
        Rated rated = Rated.of(submission, recent.of(submission), screen, provenance);
        return rated.withoutCall(mostCharacters)
                .orElseGet(() ->
                        rated.by(model.ask(isBounded ? rated.bounded() : Rated.PROMPT, rated.material(), rated::read)));
    }

    /** An evaluator in the making. Not thread-safe. */
    public static final class Builder {

        private static final int MOST_CHARACTERS = 40_000;

        private @Nullable ChatModel model;
        private @Nullable String modelName;
        private @Nullable ReplyCache cache;
        private Screen screen = Screen.NONE;
        private boolean isBounded;
        private InstantSource clock = InstantSource.system();
        private int mostCharacters = MOST_CHARACTERS;
        private Function<TokenUsage, Effort> metering = Meter::counted;
        private Function<ChatResponse, OptionalDouble> certainty = response -> OptionalDouble.empty();

        private Builder() {}

        /** The chat model that is asked; its own retries should be off. */
        public Builder model(ChatModel model) {
            this.model = model;
            return this;
        }

        /** The name by which evaluations say who rated. */
        public Builder modelName(String modelName) {
            this.modelName = modelName;
            return this;
        }

        /**
         * The longest answer that is read, in UTF-16 code units of different sentences; 40,000 unless said otherwise, about
         * 10,000 tokens. It must fit the model's window.
         */
        public Builder mostCharacters(int mostCharacters) {
            if (mostCharacters < 1) {
                throw new IllegalArgumentException("most characters must be 1 or more but were " + mostCharacters);
            }
            this.mostCharacters = mostCharacters;
            return this;
        }

        /**
         * How to read what one call used from the provider's count. Unless said otherwise it knows neither cached tokens nor a
         * price: the providers' own classes read the cached ones, and {@code Prices} of the guard adds what they cost.
         */
        public Builder metering(Function<TokenUsage, Effort> metering) {
            this.metering = requireNonNull(metering, "metering");
            return this;
        }

        /**
         * Who finds what tells the model what to do, in answers of a language that it knows, instead of the expressions that this
         * evaluator has for many. For English there is {@code RuleBasedScreen} of the embedded evaluator, which has learned how such
         * sentences sound: it finds more of them, and takes fewer honest ones for such.
         */
        public Builder screen(Screen screen) {
            this.screen = requireNonNull(screen, "screen");
            return this;
        }

        /**
         * How sure the model was of a reply, 0 to 1, where its provider gives the probabilities of what it writes, as {@code
         * Vllm::certainty} reads them; nobody knows unless set. An evaluation is then no more confident than that, whatever the model says
         * of itself. A reply that comes from a cache has only what the model said.
         */
        public Builder certainty(Function<ChatResponse, OptionalDouble> certainty) {
            this.certainty = requireNonNull(certainty, "certainty");
            return this;
        }

        /**
         * Has the schema of each request say how many criteria, points and sentences there are and how long texts may be, so that a reply
         * in that form can always be read. For models whose replies keep to any schema by construction, as those of {@code vivavoce-djl} do.
         * Providers refuse such bounds, or take time for each schema that is new to them.
         */
        public Builder bounded() {
            this.isBounded = true;
            return this;
        }

        /** The clock that the latency goes by; the system's unless set. */
        public Builder clock(InstantSource clock) {
            this.clock = requireNonNull(clock, "clock");
            return this;
        }

        /** Where to keep replies; nowhere unless set. What is kept is no call: the evaluation's effort says so. */
        public Builder cache(ReplyCache cache) {
            this.cache = requireNonNull(cache, "cache");
            return this;
        }

        /** The evaluator. */
        public ModelEvaluator build() {
            Model asked = Model.of(requireNonNull(model, "model"), requireNonNull(modelName, "model name"), metering)
                    .by(clock)
                    .sure(certainty);
            return new ModelEvaluator(cache == null ? asked : asked.with(cache), mostCharacters, screen, isBounded);
        }

        /**
         * An evaluator of many answers at once, on a model that takes its time, instead of the chat model.
         *
         * @param batches the same model, as the providers' {@code buildBatch()} gives it
         * @throws IllegalStateException where a cache is set, which a batch does not ask
         */
        public BatchEvaluator buildBatch(BatchChatModel batches) {
            if (cache != null) {
                throw new IllegalStateException("a batch asks no cache: leave it out");
            }
            return new BatchEvaluator(
                    requireNonNull(batches, "batches"),
                    requireNonNull(modelName, "model name"),
                    mostCharacters,
                    screen,
                    metering,
                    certainty);
        }
    }
}
