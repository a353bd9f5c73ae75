package dev.vivavoce.cli.batch;

import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.claude.Claude;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.djl.Djl;
import dev.vivavoce.embedded.OrdinalHead;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.embedded.RuleBasedScreen;
import dev.vivavoce.gemini.Gemini;
import dev.vivavoce.llm.BatchEvaluator;
import dev.vivavoce.llm.CheckedEvaluator;
import dev.vivavoce.llm.ModelConfigurationException;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.llm.guard.GuardedModel;
import dev.vivavoce.llm.guard.Prices;
import dev.vivavoce.llm.http.ProviderBuilder;
import dev.vivavoce.vllm.Vllm;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who rates answers. */
public final class ProviderOptions {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final String ENDPOINT = "CUSTOM_AI_ENDPOINT_URL";

    /** Raters, in this build or in others. */
    enum Provider {
        EMBEDDED,
        GEMINI,
        CLAUDE,
        VLLM,
        DJL;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = {
                "Who rates: embedded (default; no model, no network), gemini (key in GEMINI_API_KEY), claude"
                        + " (ANTHROPIC_API_KEY), vllm, any OpenAI-compatible server (CUSTOM_AI_ENDPOINT_URL and, where"
                        + " it asks for one, CUSTOM_AI_API_KEY), or djl, a model in a folder of this machine, which no"
                        + " text leaves (--model FOLDER)."
            })
    private Provider provider = Provider.EMBEDDED;

    @Option(names = "--base-url", paramLabel = "URL", description = "Where the provider is; not for embedded and djl.")
    private @Nullable String baseUrl;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The provider's model, or the folder of one for djl; not for embedded.")
    private @Nullable String model;

    @Option(
            names = "--head",
            paramLabel = "FILE",
            description = "Weigh what the embedded evaluator sees as train has learned it; for embedded only.")
    private @Nullable Path head;

    @Mixin
    private LocalOptions local = new LocalOptions();

    /** The environment that keys stand in. */
    Function<String, @Nullable String> environment = System::getenv;

    /**
     * The evaluator that was asked for.
     *
     * @throws Unusable when this build or the environment lacks what it needs; the evaluator throws it too, when a model will
     *     not work as it is set up
     */
    public Evaluator evaluator() {
        local.refuseUnless(provider == Provider.DJL);
        if (provider == Provider.EMBEDDED) {
            if (baseUrl != null || model != null) {
                throw new Unusable((baseUrl != null ? "--base-url" : "--model")
                        + ": the embedded provider has no such setting; leave it out");
            }
            return head == null ? new RuleBasedEvaluator() : headed(head);
        }
        if (head != null) {
            throw new Unusable("--head: only the embedded provider has one; leave it out");
        }
        Evaluator rater = CheckedEvaluator.builder()
                .evaluator(settings().model(chatModel()).build())
                .check(new RuleBasedEvaluator())
                .build();
        return submission -> {
            try {
                return rater.evaluate(submission);
            } catch (ModelConfigurationException setUpWrong) {
                throw new Unusable(setUpWrong);
            }
        };
    }

    private static Evaluator headed(Path file) {
        OrdinalHead head = HeadFile.read(file);
        try {
            return RuleBasedEvaluator.builder().head(head).build();
        } catch (IllegalStateException ofAnother) {
            throw new Unusable("--head " + file + ": " + ofAnother.getMessage(), ofAnother);
        }
    }

    /**
     * An evaluator of many answers at once.
     *
     * @throws Unusable when the provider has none, or the environment lacks what it needs
     */
    BatchEvaluator batches() {
        BatchChatModel model = batchModel();
        return settings().metering(halfPrice()).buildBatch(model);
    }

    /**
     * The model as it takes many requests at once.
     *
     * @throws Unusable when the provider has none, or the environment lacks what it needs
     */
    BatchChatModel batchModel() {
        return switch (provider) {
            case GEMINI -> usable(() -> set(Gemini.builder()).buildBatch());
            case CLAUDE -> usable(() -> set(Claude.builder()).buildBatch());
            default -> throw new Unusable("--batch: --provider " + provider + " has none; gemini and claude do");
        };
    }

    /** How to read what a request in a batch used, and what it cost: half of what it costs by itself. */
    Function<TokenUsage, Effort> halfPrice() {
        Function<TokenUsage, Effort> full = Prices.bundled().metering(modelName(), counted());
        return usage -> half(full.apply(usage));
    }

    private ModelEvaluator.Builder settings() {
        String name = modelName();
        ModelEvaluator.Builder builder =
                ModelEvaluator.builder().modelName(name).screen(new RuleBasedScreen());
        return provider == Provider.DJL
                ? builder.bounded().metering(counted())
                : builder.metering(Prices.bundled().metering(name, counted()));
    }

    private static Effort half(Effort effort) {
        return new Effort(
                effort.calls(),
                effort.latency(),
                effort.input(),
                effort.cached(),
                effort.output(),
                effort.usd().map(usd -> usd.multiply(HALF)));
    }

    /** The provider's name. */
    String provider() {
        return provider.toString();
    }

    /** Whether a model is asked, which costs something. */
    public boolean asksModel() {
        return provider != Provider.EMBEDDED;
    }

    /**
     * The model's name.
     *
     * @throws Unusable when there is none
     */
    public String modelName() {
        local.refuseUnless(provider == Provider.DJL);
        if (provider == Provider.EMBEDDED) {
            throw new Unusable("--provider must be gemini, claude, vllm or djl here");
        }
        if (model == null) {
            throw new Unusable("--provider " + provider
                    + (provider == Provider.DJL
                            ? " needs --model FOLDER, with config.json, tokenizer.json and *.safetensors"
                            : " needs --model NAME, as the provider writes it"));
        }
        return provider == Provider.DJL ? LocalOptions.name(model) : model;
    }

    /** How to read the provider's count of tokens. */
    public Function<TokenUsage, Effort> counted() {
        return switch (provider) {
            case GEMINI -> Gemini::effort;
            case CLAUDE -> Claude::effort;
            case DJL -> Djl::effort;
            default -> Vllm::effort;
        };
    }

    /**
     * The model.
     *
     * @throws Unusable when the environment lacks what it needs
     */
    public ChatModel chatModel() {
        return usable(() -> switch (provider) {
            case GEMINI -> set(Gemini.builder()).build();
            case CLAUDE -> set(Claude.builder()).build();
            case DJL -> local();
            default -> set(Vllm.builder()).build();
        });
    }

    private ChatModel local() {
        if (baseUrl != null) {
            throw new Unusable("--base-url: the model is in a folder; leave it out");
        }
        return local.open(Objects.requireNonNull(model, "model"));
    }

    /**
     * The model, and what it uses.
     *
     * @throws Unusable when the environment lacks what it needs
     */
    public GuardedModel guardedModel() {
        return GuardedModel.builder()
                .model(chatModel())
                .modelName(modelName())
                .metering(counted())
                .build();
    }

    private <B extends ProviderBuilder<B>> B set(B builder) {
        builder.fromEnvironment(
                variable -> variable.equals(ENDPOINT) && baseUrl != null ? baseUrl : environment.apply(variable));
        if (baseUrl != null) {
            builder.baseUrl(baseUrl);
        }
        return builder.model(modelName());
    }

    private <M> M usable(Supplier<M> model) {
        modelName();
        try {
            return model.get();
        } catch (IllegalStateException | IllegalArgumentException missing) {
            throw new Unusable("--provider " + provider + ": " + missing.getMessage(), missing);
        }
    }
}
