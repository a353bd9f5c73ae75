package dev.vivavoce.djl;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A model inside this JVM, set right for interviews: {@link DjlChatModel}. */
public final class Djl {
    private Djl() {}

    /** Starts a model. The folder must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /** What one call used, with the tokens of its prompt that were kept from another one; without time, and free of charge. */
    public static Effort effort(TokenUsage usage) {
        int read = count(usage.inputTokenCount());
        int cached = usage instanceof LocalUsage local ? local.cached() : 0;
        return new Effort(
                1,
                Duration.ZERO,
                read,
                Math.min(read, cached),
                count(usage.outputTokenCount()),
                Optional.of(BigDecimal.ZERO));
    }

    private static int count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    /** The settings of a model. Not thread-safe. */
    public static final class Builder {
        private static final Pattern DEVICE = Pattern.compile("auto|cpu|gpu(:\\d{1,3})?");

        private static final int CONTEXT = 8_192;

        private @Nullable Path folder;
        private String device = "auto";
        private @Nullable WeightType weights;
        private OptionalInt context = OptionalInt.empty();
        private int slots = 4;
        private OptionalInt threads = OptionalInt.empty();
        private int waiting = 64;
        private int maxOutputTokens = Requests.MOST_TOKENS;
        private Sampling sampling = new Sampling(0, 0, 1, 0);
        private Duration timeout = Duration.ofMinutes(5);
        private LongConsumer progress = bytes -> {};
        private LongSupplier clock = System::nanoTime;
        private EngineLoader loader = EngineLoader.usual();

        private Builder() {}

        /** Sets the folder, as Hugging Face lays it out: see {@link ModelFolder}. Its name is the model's. */
        public Builder folder(Path folder) {
            this.folder = requireNonNull(folder, "folder");
            return this;
        }

        /**
         * Sets what it runs on: {@code cpu}, {@code gpu} or {@code gpu:0} and so on; {@code auto}, unless set, takes a GPU where there is one.
         *
         * @throws IllegalArgumentException when it is none of these
         */
        public Builder device(String device) {
            if (!DEVICE.matcher(device).matches()) {
                throw new IllegalArgumentException("device must be auto, cpu or gpu:0 and so on, but is " + device);
            }
            this.device = device;
            return this;
        }

        /** Sets how weights are held; unless set, as suits the device and its memory. */
        public Builder weights(WeightType type) {
            this.weights = requireNonNull(type, "type");
            return this;
        }

        /**
         * Sets the most tokens of a prompt and its reply together, up to the model's own; 8,192 unless set, or the model's own where that is less. Each
         * slot takes memory for as many.
         *
         * @throws IllegalArgumentException unless it is 2 or more
         */
        public Builder context(int tokens) {
            this.context = OptionalInt.of(least(tokens, 2, "context"));
            return this;
        }

        /**
         * Sets how many replies are written at once, and how many conversations are kept; 4 unless set.
         *
         * @throws IllegalArgumentException unless it is positive
         */
        public Builder slots(int slots) {
            this.slots = least(slots, 1, "slots");
            return this;
        }

        /**
         * Sets how many threads compute, on a CPU; fewer than there are cores leave some for the rest.
         *
         * @throws IllegalArgumentException unless it is positive
         */
        public Builder threads(int threads) {
            this.threads = OptionalInt.of(least(threads, 1, "threads"));
            return this;
        }

        /**
         * Sets how many requests may wait for a slot; 64 unless set.
         *
         * @throws IllegalArgumentException unless it is positive
         */
        public Builder waiting(int requests) {
            this.waiting = least(requests, 1, "waiting");
            return this;
        }

        /**
         * Sets how many tokens a reply may have, unless its request says otherwise; 2,048 unless set.
         *
         * @throws IllegalArgumentException unless it is positive
         */
        public Builder maxOutputTokens(int most) {
            this.maxOutputTokens = least(most, 1, "maxOutputTokens");
            return this;
        }

        /**
         * Sets the temperature, unless a request says otherwise; 0 unless set, which takes the likeliest and suits rating.
         *
         * @throws IllegalArgumentException unless it is from 0 to 2
         */
        public Builder temperature(double temperature) {
            this.sampling = new Sampling(temperature, sampling.topK(), sampling.topP(), sampling.seed());
            return this;
        }

        /**
         * Sets how many of the likeliest tokens are chosen from, at a temperature above 0; all unless set, or for 0.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public Builder topK(int tokens) {
            this.sampling = new Sampling(sampling.temperature(), tokens, sampling.topP(), sampling.seed());
            return this;
        }

        /**
         * Sets the share of all probability that the likeliest tokens must have which are chosen from, at a temperature above 0; 1 unless set.
         *
         * @throws IllegalArgumentException unless it is above 0, and 1 at most
         */
        public Builder topP(double share) {
            this.sampling = new Sampling(sampling.temperature(), sampling.topK(), share, sampling.seed());
            return this;
        }

        /** Sets what chance begins with, for each request anew; 0 unless set. */
        public Builder seed(long seed) {
            this.sampling = new Sampling(sampling.temperature(), sampling.topK(), sampling.topP(), seed);
            return this;
        }

        /**
         * Sets how long a request may take, with its wait for a slot; 5 minutes unless set.
         *
         * @throws IllegalArgumentException unless it is positive
         */
        public Builder timeout(Duration whole) {
            if (whole.isNegative() || whole.isZero()) {
                throw new IllegalArgumentException("timeout must be positive but is " + whole);
            }
            this.timeout = whole;
            return this;
        }

        /** Sets who is told, while it loads, how many bytes of its weights have been read so far; nobody unless set. */
        public Builder onLoading(LongConsumer progress) {
            this.progress = requireNonNull(progress, "progress");
            return this;
        }

        Builder clock(LongSupplier nanoseconds) {
            this.clock = nanoseconds;
            return this;
        }

        Builder loader(EngineLoader loader) {
            this.loader = loader;
            return this;
        }

        /**
         * Loads the model. This takes as long as its weights take to read.
         *
         * @throws ModelFolderException where the folder is no model that can be run
         * @throws IllegalStateException where no folder is set, or this machine lacks something for it; the message says what to add
         */
        public DjlChatModel build() {
            Path path = Optional.ofNullable(folder)
                    .orElseThrow(() -> new IllegalStateException("the folder must be set"))
                    .toAbsolutePath()
                    .normalize();
            try (ModelFolder opened = ModelFolder.open(path)) {
                // The small files first: what is wrong with them shows before weights are read.
                Language language = Language.open(
                        path, opened.architecture(), opened.shape().vocabulary());
                try {
                    Engine engine = loader.load(opened, settings(opened));
                    return new DjlChatModel(
                            engine, language, parameters(path), sampling.seed(), waiting, timeout, clock);
                } catch (RuntimeException e) {
                    language.close();
                    throw e;
                }
            }
        }

        private EngineSettings settings(ModelFolder opened) {
            int most = Math.min(context.orElse(CONTEXT), opened.context());
            return new EngineSettings(device, Optional.ofNullable(weights), most, slots, threads, progress);
        }

        private ChatRequestParameters parameters(Path path) {
            return ChatRequestParameters.builder()
                    .modelName(String.valueOf(path.getFileName()))
                    .temperature(sampling.temperature())
                    .topK(sampling.topK())
                    .topP(sampling.topP())
                    .maxOutputTokens(maxOutputTokens)
                    .build();
        }

        private static int least(int value, int least, String name) {
            if (value < least) {
                throw new IllegalArgumentException(name + " must be " + least + " or more but is " + value);
            }
            return value;
        }
    }
}
