package dev.vivavoce.vllm;

import static dev.langchain4j.model.chat.Capability.RESPONSE_FORMAT_JSON_SCHEMA;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatResponseMetadata;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.llm.http.ProviderBuilder;
import dev.vivavoce.llm.http.ProviderHttp;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model behind any OpenAI-compatible server, such as vLLM, TGI, llama.cpp, Groq or Fireworks, as a LangChain4j
 * {@link ChatModel} that is set right for interviews. A JSON schema in the response format binds the reply, as
 * {@code response_format} of type {@code json_schema}, strict: it should require every property and say
 * {@code additionalProperties: false}. A LoRA adapter is chosen by the name that the server gives it, as the model.
 *
 * <p>What the model throws stands in {@link dev.vivavoce.llm.http}; a refusal is a {@code ContentFilteredException}. The model
 * is thread-safe and blocks for as long as a request takes.
 */
public final class Vllm {

    private static final String ENDPOINT = "CUSTOM_AI_ENDPOINT_URL";
    private static final String KEY = "CUSTOM_AI_API_KEY";

    private Vllm() {}

    /** Starts a model. Base URL, such as {@code http://localhost:8000/v1}, and model must be set; a key need not be. */
    public static Builder builder() {
        return new Builder();
    }

    /** What one call used, with what came from the provider's cache; without time and price. */
    public static Effort effort(TokenUsage usage) {
        return Builder.used(usage);
    }

    /**
     * How sure a model was of the levels in its reply: the mean of the probabilities of their digits, 0 to 1. Empty where the
     * reply has no levels, or the server gave no probabilities; {@link Builder#probabilities} asks for them.
     */
    public static OptionalDouble certainty(ChatResponse response) {
        return response.metadata() instanceof OpenAiChatResponseMetadata own && own.logProbs() != null
                ? Levels.certainty(own.logProbs())
                : OptionalDouble.empty();
    }

    /**
     * The settings of a server; {@code fromEnvironment} reads {@code CUSTOM_AI_ENDPOINT_URL} and, where it is set,
     * {@code CUSTOM_AI_API_KEY}.
     */
    public static final class Builder extends ProviderBuilder<Builder> {

        private @Nullable Double temperature;
        private Map<String, Object> more = Map.of();
        private @Nullable Boolean probabilities;

        private Builder() {
            super("The model server", KEY, null);
        }

        /**
         * Sets the temperature; unless set, none is sent and the server takes its own. 0 suits rating, where the model allows it.
         *
         * @throws IllegalArgumentException unless it is from 0 to 2
         */
        public Builder temperature(double temperature) {
            if (!(temperature >= 0 && temperature <= 2)) {
                throw new IllegalArgumentException("temperature must be from 0 to 2 but is " + temperature);
            }
            this.temperature = temperature;
            return this;
        }

        /**
         * Says that the model shall not think, for vLLM with a model whose chat template knows {@code enable_thinking}, such as
         * Qwen's. Other servers may refuse the request.
         */
        public Builder withoutThinking() {
            this.more = Map.of("chat_template_kwargs", Map.of("enable_thinking", false));
            return this;
        }

        /**
         * Asks for the probabilities of what the model writes, for {@link Vllm#certainty}; not every server has them, and no stream
         * gives them.
         */
        public Builder probabilities() {
            this.probabilities = true;
            return this;
        }

        @Override
        public Builder fromEnvironment(Function<String, @Nullable String> environment) {
            baseUrl(require(ENDPOINT, environment));
            boolean isOpen =
                    Optional.ofNullable(environment.apply(KEY)).orElse("").isBlank();
            return isOpen ? this : apiKey(() -> environment.apply(KEY));
        }

        @Override
        public ChatModel build() {
            return OpenAiChatModel.builder()
                    .httpClientBuilder(http())
                    .baseUrl(baseUrl())
                    .modelName(model())
                    .maxTokens(maxOutputTokens())
                    .temperature(temperature)
                    .customParameters(more)
                    .strictJsonSchema(true)
                    .logprobs(probabilities)
                    .timeout(timeout())
                    .maxRetries(0)
                    .supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)
                    .build();
        }

        /** @throws IllegalStateException also when probabilities were asked for */
        @Override
        public StreamingChatModel buildStreaming() {
            if (probabilities != null) {
                throw new IllegalStateException("a stream gives no probabilities: leave them out");
            }
            return OpenAiStreamingChatModel.builder()
                    .httpClientBuilder(http())
                    .baseUrl(baseUrl())
                    .modelName(model())
                    .maxTokens(maxOutputTokens())
                    .temperature(temperature)
                    .customParameters(more)
                    .strictJsonSchema(true)
                    .timeout(timeout())
                    .build();
        }

        private ProviderHttp http() {
            return hasKey()
                    ? httpWithKey("Authorization", "Bearer ", Builder::isReply, Builder::isEnd)
                    : httpWithoutKey(Builder::isReply, Builder::isEnd);
        }

        private static Effort used(TokenUsage usage) {
            Integer cached = usage instanceof OpenAiTokenUsage own && own.inputTokensDetails() != null
                    ? own.inputTokensDetails().cachedTokens()
                    : null;
            return effort(usage.inputTokenCount(), cached, usage.outputTokenCount());
        }

        @Override
        protected Builder self() {
            return this;
        }

        private static boolean isReply(JsonNode body) {
            return body.path("choices").path(0).path("message").isObject();
        }

        private static boolean isEnd(JsonNode event) {
            return event.path("choices").path(0).path("finish_reason").isTextual();
        }
    }
}
