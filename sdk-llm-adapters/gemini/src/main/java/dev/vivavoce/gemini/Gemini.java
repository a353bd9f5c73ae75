package dev.vivavoce.gemini;

import static dev.langchain4j.model.chat.Capability.RESPONSE_FORMAT_JSON_SCHEMA;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.model.chat.BatchChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.googleai.GeminiThinkingConfig;
import dev.langchain4j.model.googleai.GoogleAiGeminiBatchChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.llm.http.ProviderBuilder;
import dev.vivavoce.llm.http.ProviderHttp;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gemini as a LangChain4j {@link ChatModel} that is set right for interviews. A JSON schema in the response format binds the
 * reply: a {@code JsonRawSchema} goes out unchanged as {@code responseJsonSchema}, any other as {@code responseSchema}. The
 * reply's keys come in the order of {@code required}. A schema must not hold {@code $schema}. No temperature, {@code topP} or
 * {@code topK} is sent. Thinking is low; its tokens count as output.
 *
 * <p>What the model throws stands in {@link dev.vivavoce.llm.http}. A refused prompt is a {@code ContentFilteredException}, a
 * reply that was stopped by a filter has the finish reason {@code CONTENT_FILTER}. After an overload Gemini asks for its delay
 * in the body, which counts. The model is thread-safe and blocks for as long as a request takes.
 */
public final class Gemini {

    private Gemini() {}

    /** Starts a model. Key and model must be set. */
    public static Builder builder() {
        return new Builder();
    }

    /** What one call used, with what came from the provider's cache; without time and price. */
    public static Effort effort(TokenUsage usage) {
        return Builder.used(usage);
    }

    /** The settings of Gemini; {@code fromEnvironment} reads {@code GEMINI_API_KEY}. */
    public static final class Builder extends ProviderBuilder<Builder> {

        // All that LangChain4j can read; another one would end in an error that shows the reply.
        private static final Set<String> FINISHED = Set.of(
                "FINISH_REASON_UNSPECIFIED",
                "STOP",
                "MAX_TOKENS",
                "SAFETY",
                "RECITATION",
                "LANGUAGE",
                "OTHER",
                "BLOCKLIST",
                "PROHIBITED_CONTENT",
                "SPII",
                "MALFORMED_FUNCTION_CALL",
                "IMAGE_RECITATION");

        private GeminiThinkingConfig thinking =
                GeminiThinkingConfig.builder().thinkingLevel("low").build();

        private Builder() {
            super("Gemini", "GEMINI_API_KEY", "https://generativelanguage.googleapis.com/v1beta");
        }

        /** Sets how much the model thinks, such as "minimal"; "low" unless set. Models before Gemini 3 know no level. */
        public Builder thinkingLevel(String level) {
            this.thinking = GeminiThinkingConfig.builder().thinkingLevel(level).build();
            return this;
        }

        /**
         * Sets how many tokens the model may think in, instead of a level: for models before Gemini 3. 0 is no thinking, where
         * the model can do without.
         *
         * @throws IllegalArgumentException when it is negative
         */
        public Builder thinkingBudget(int tokens) {
            if (tokens < 0) {
                throw new IllegalArgumentException("thinkingBudget must not be negative but is " + tokens);
            }
            this.thinking =
                    GeminiThinkingConfig.builder().thinkingBudget(tokens).build();
            return this;
        }

        @Override
        public ChatModel build() {
            return GoogleAiGeminiChatModel.builder()
                    .httpClientBuilder(http(Builder::isReply))
                    .baseUrl(baseUrl())
                    .modelName(model())
                    .maxOutputTokens(maxOutputTokens())
                    .thinkingConfig(thinking)
                    .returnThinking(false)
                    .timeout(timeout())
                    .maxRetries(0)
                    .supportedCapabilities(RESPONSE_FORMAT_JSON_SCHEMA)
                    .build();
        }

        @Override
        public StreamingChatModel buildStreaming() {
            return GoogleAiGeminiStreamingChatModel.builder()
                    .httpClientBuilder(http(Builder::isReply))
                    .baseUrl(baseUrl())
                    .modelName(model())
                    .maxOutputTokens(maxOutputTokens())
                    .thinkingConfig(thinking)
                    .returnThinking(false)
                    .timeout(timeout())
                    .build();
        }

        /**
         * The same model for many requests that may wait, up to a day, at half the price.
         *
         * @throws IllegalStateException when something that must be set is not
         */
        public BatchChatModel buildBatch() {
            return GoogleAiGeminiBatchChatModel.builder()
                    .httpClientBuilder(
                            new BatchHttp(http(Builder::isBatch).mostBytes(Integer.MAX_VALUE), Builder::isReply))
                    .baseUrl(baseUrl())
                    .modelName(model())
                    .maxOutputTokens(maxOutputTokens())
                    .thinkingConfig(thinking)
                    .returnThinking(false)
                    .timeout(timeout())
                    .build();
        }

        private ProviderHttp http(Predicate<JsonNode> isReply) {
            return httpWithKey("x-goog-api-key", "", isReply, Builder::isEnd);
        }

        private static Effort used(TokenUsage usage) {
            Integer cached = usage instanceof GoogleAiGeminiTokenUsage own ? own.cachedContentTokenCount() : null;
            Integer thoughts = usage instanceof GoogleAiGeminiTokenUsage own ? own.thoughtsTokenCount() : null;
            return effort(usage.inputTokenCount(), cached, count(usage.outputTokenCount()) + count(thoughts));
        }

        @Override
        protected Builder self() {
            return this;
        }

        private static boolean isReply(JsonNode body) {
            String finished =
                    body.path("candidates").path(0).path("finishReason").asText();
            return FINISHED.contains(finished) && body.path("usageMetadata").isObject();
        }

        private static boolean isBatch(JsonNode body) {
            return body.path("name").isTextual();
        }

        private static boolean isEnd(JsonNode event) {
            return event.path("candidates").path(0).path("finishReason").isTextual();
        }
    }
}
