package dev.vivavoce.claude;

import static dev.langchain4j.model.chat.Capability.RESPONSE_FORMAT_JSON_SCHEMA;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.anthropic.AnthropicBatchChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicChatRequestParameters;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.llm.http.ProviderBuilder;
import dev.vivavoce.llm.http.ProviderHttp;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Claude as a LangChain4j {@link ChatModel} that is set right for interviews. A JSON schema in the response format binds the
 * reply, as {@code output_config.format}; a raw schema must say {@code additionalProperties: false} of every object and must
 * not bound numbers, texts or lists, which Claude rejects. No temperature, {@code top_p} or {@code top_k} is sent, because
 * newer models reject them, and no thinking is asked for. No cache control is sent: what calls of this library share is shorter than
 * the 1,024 tokens at which Claude's cache begins.
 *
 * <p>What the model throws stands in {@link dev.vivavoce.llm.http}; a refusal is a {@code ContentFilteredException}. The model
 * is thread-safe and blocks for as long as a request takes.
 */
public final class Claude {

    private Claude() {}

    /** Starts a model. Key and model must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /** What one call used, with what came from the provider's cache; without time and price. */
    public static Effort effort(TokenUsage usage) {
        return Builder.used(usage);
    }

    /** The settings of Claude; {@code fromEnvironment} reads {@code ANTHROPIC_API_KEY}. */
    public static final class Builder extends ProviderBuilder<Builder> {

        private static final String SENT_LATER = "sent by the HTTP client";

        private @Nullable String thinking;

        private Builder() {
            super("Claude", "ANTHROPIC_API_KEY", "https://api.anthropic.com/v1");
        }

        /** Says that the model shall not think, for models that do so unasked; not every model accepts this. */
        public Builder withoutThinking() {
            this.thinking = "disabled";
            return this;
        }

        @Override
        public ChatModel build() {
            return AnthropicChatModel.builder()
                    .httpClientBuilder(http(Builder::isReply))
                    .apiKey(SENT_LATER)
                    .baseUrl(baseUrl())
                    .modelName(model())
                    .maxTokens(maxOutputTokens())
                    .thinkingType(thinking)
                    .timeout(timeout())
                    .maxRetries(0)
                    .supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)
                    .build();
        }

        @Override
        public StreamingChatModel buildStreaming() {
            return AnthropicStreamingChatModel.builder()
                    .httpClientBuilder(http(Builder::isReply))
                    .apiKey(SENT_LATER)
                    .baseUrl(baseUrl())
                    .modelName(model())
                    .maxTokens(maxOutputTokens())
                    .thinkingType(thinking)
                    .timeout(timeout())
                    .supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)
                    .build();
        }

        /**
         * The same model for many requests that may wait, up to a day, at half the price.
         *
         * @throws IllegalStateException when something that must be set is not
         */
        public BatchChatModel buildBatch() {
            return AnthropicBatchChatModel.builder()
                    .httpClientBuilder(http(Builder::isBatch).mostBytes(Integer.MAX_VALUE))
                    .apiKey(SENT_LATER)
                    .baseUrl(baseUrl())
                    .modelName(model())
                    .maxTokens(maxOutputTokens())
                    .defaultRequestParameters(AnthropicChatRequestParameters.builder()
                            .thinkingType(thinking)
                            .build())
                    .timeout(timeout())
                    .maxRetries(0)
                    .build();
        }

        private ProviderHttp http(Predicate<JsonNode> isReply) {
            return httpWithKey("x-api-key", "", isReply, Builder::isEnd);
        }

        private static Effort used(TokenUsage usage) {
            Integer cached = usage instanceof AnthropicTokenUsage own ? own.cacheReadInputTokens() : null;
            Integer written = usage instanceof AnthropicTokenUsage own ? own.cacheCreationInputTokens() : null;
            // Claude's own count of input tokens leaves out what was read from its cache, and what was written into it.
            return effort(
                    count(usage.inputTokenCount()) + count(cached) + count(written), cached, usage.outputTokenCount());
        }

        @Override
        protected Builder self() {
            return this;
        }

        private static boolean isReply(JsonNode body) {
            return body.path("content").isArray() && body.path("usage").isObject();
        }

        private static boolean isBatch(JsonNode body) {
            return body.path("id").isTextual() || body.path("custom_id").isTextual();
        }

        private static boolean isEnd(JsonNode event) {
            return event.path("type").asText().equals("message_stop");
        }
    }
}
