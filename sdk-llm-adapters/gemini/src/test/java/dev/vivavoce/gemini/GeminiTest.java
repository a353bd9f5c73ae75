package dev.vivavoce.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.batch.BatchError;
import dev.langchain4j.model.batch.BatchItemResult;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonArraySchema;
import dev.langchain4j.model.chat.request.json.JsonIntegerSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.testkit.ProviderContract;
import dev.vivavoce.testkit.StubServer;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiTest extends ProviderContract {

    @Override
    protected ChatModel model(String url, Duration timeout) {
        return builder().baseUrl(url).timeout(timeout).build();
    }

    @Override
    protected StreamingChatModel streaming(String url, Duration timeout, Duration idle) {
        return builder().baseUrl(url).timeout(timeout).idleTimeout(idle).buildStreaming();
    }

    @Override
    protected ChatModel keyed(String url, Supplier<String> key) {
        return builder().baseUrl(url).apiKey(key).build();
    }

    @Override
    protected String reply(String text) {
        return reply("STOP", text);
    }

    @Override
    protected String cut(String text) {
        return reply("MAX_TOKENS", text);
    }

    @Override
    protected List<String> events(String text) {
        return List.of(
                part(text.substring(0, 1), ""), part(text.substring(1), ""), part("", "\"finishReason\": \"STOP\","));
    }

    @Override
    protected String errorEvent() {
        return "data: " + error(503, "\"status\": \"UNAVAILABLE\"") + "\n\n";
    }

    @Override
    protected String refusalEvent() {
        return "data: {\"promptFeedback\": {\"blockReason\": \"SAFETY\"}}\n\n";
    }

    @Override
    protected StreamRequest streamRequest() {
        return new StreamRequest("/models/a-model:streamGenerateContent?alt=sse", "{}");
    }

    @Override
    protected @Nullable InputStream golden() {
        return GeminiTest.class.getResourceAsStream("/golden/request.json");
    }

    @Override
    protected Scripted trouble(Trouble trouble) {
        return switch (trouble) {
            case LIMIT ->
                new Scripted(
                        429,
                        error(429, "\"status\": \"RESOURCE_EXHAUSTED\", \"details\": [{\"retryDelay\": \"20s\"}]"));
            case OVERLOAD -> new Scripted(503, error(503, "\"status\": \"UNAVAILABLE\""));
            case UNKNOWN_KEY ->
                new Scripted(
                        400,
                        error(
                                400,
                                "\"status\": \"INVALID_ARGUMENT\", \"details\": [{\"reason\": \"API_KEY_INVALID\"}]"));
            case UNKNOWN_MODEL -> new Scripted(404, error(404, "\"status\": \"NOT_FOUND\""));
            case REJECTED -> new Scripted(400, error(400, "\"status\": \"INVALID_ARGUMENT\""));
            case REFUSAL -> new Scripted(200, "{\"promptFeedback\": {\"blockReason\": \"SAFETY\"}}");
        };
    }

    @Override
    protected String keyVariable() {
        return "GEMINI_API_KEY";
    }

    @Test
    void an_item_of_a_batch_that_holds_no_reply_fails_alone() {
        server.reply(
                200,
                "{\"name\": \"batches/7\", \"done\": true, \"metadata\": {\"state\": \"BATCH_STATE_SUCCEEDED\"},"
                        + " \"response\": {\"inlinedResponses\": {\"inlinedResponses\": [{\"response\":"
                        + " {\"promptFeedback\": {\"blockReason\": \"SAFETY\"}}}, {\"response\": " + reply("STOP", "{}")
                        + "}, {\"response\": " + reply("NEW_REASON", "{}") + "}, {}, {\"error\": {\"code\": 13}}]}}}");

        List<BatchItemResult<ChatResponse>> items = builder()
                .baseUrl(server.url())
                .buildBatch()
                .retrieve("batches/7")
                .results();

        assertThat(items).extracting(BatchItemResult::isSuccess).containsExactly(false, true, false, false, false);
        assertThat(items.stream()
                        .map(BatchItemResult::error)
                        .filter(Objects::nonNull)
                        .map(BatchError::message))
                .containsExactly("SAFETY", "NEW_REASON", "no_reply", null);
    }

    @Test
    void a_request_goes_where_the_provider_looks_for_it() {
        server.reply(200, reply("STOP", "{}"));

        ask(builder().build());

        StubServer.Request request = server.requests().get(0);
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /models/a-model:generateContent");
        assertThat(request.header("x-goog-api-key")).hasValue("k-1");
    }

    @Test
    void a_reply_says_who_wrote_it_and_what_came_from_the_cache() {
        server.reply(200, reply("STOP", "{}"));

        ChatResponse response = ask(builder().build());

        assertThat(response.modelName()).isEqualTo("a-model");
        assertThat(Gemini.effort(response.tokenUsage()))
                .isEqualTo(new Effort(1, Duration.ZERO, 7, 5, 7, Optional.empty()));
    }

    @Test
    void reads_its_key_from_the_environment() {
        server.reply(200, reply("STOP", "{}"));

        ask(Gemini.builder()
                .fromEnvironment(Map.of("GEMINI_API_KEY", "k-7")::get)
                .baseUrl(server.url())
                .model("a-model")
                .build());

        assertThat(server.requests().get(0).header("x-goog-api-key")).hasValue("k-7");
    }

    @Test
    void says_that_a_schema_binds_its_replies() {
        assertThat(builder().build().supportedCapabilities()).contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    }

    @Test
    void other_kinds_of_thinking_can_be_asked_for() {
        server.reply(200, reply("STOP", "{}")).reply(200, reply("STOP", "{}"));

        ask(builder().thinkingLevel("minimal").build());
        ask(builder().thinkingBudget(0).build());

        assertThat(server.requests().get(0).body()).contains("\"thinkingLevel\" : \"minimal\"");
        assertThat(server.requests().get(1).body())
                .contains("\"thinkingBudget\" : 0")
                .doesNotContain("thinkingLevel");
    }

    @Test
    void a_schema_that_is_not_raw_keeps_the_order_of_what_is_required() {
        server.reply(200, reply("STOP", "{}"));
        JsonObjectSchema schema = JsonObjectSchema.builder()
                .addProperty(
                        "evidence",
                        JsonArraySchema.builder().items(new JsonIntegerSchema()).build())
                .addIntegerProperty("level")
                .addNumberProperty("confidence")
                .required("evidence", "level", "confidence")
                .build();

        builder().build().chat(request(schema));

        assertThat(server.requests().get(0).body())
                .containsPattern("\"required\" : \\[ \"evidence\", \"level\", \"confidence\" ]")
                .contains("\"responseSchema\"")
                .doesNotContain("$schema", "responseJsonSchema");
    }

    @Test
    void a_reply_that_a_filter_stopped_is_a_response_that_says_so() {
        server.reply(200, """
                {"candidates": [{"finishReason": "SAFETY", "index": 0}], "usageMetadata": {"promptTokenCount": 7}}""");

        assertThat(ask(builder().build()).finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"candidates\": []}",
                "{\"candidates\": [{\"finishReason\": \"STOP\"}]}",
                "{\"candidates\": [{\"finishReason\": \"NEW_AND_UNKNOWN\"}], \"usageMetadata\": {}}"
            })
    void a_reply_that_cannot_be_read_is_a_failure_of_the_server(String body) {
        server.reply(200, body);

        assertThatThrownBy(() -> ask(builder().build())).isExactlyInstanceOf(InternalServerException.class);
    }

    @Test
    void names_the_variable_that_is_not_set() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Gemini.builder().fromEnvironment(name -> " "))
                .withMessage("GEMINI_API_KEY is not set");
    }

    @Test
    void says_what_must_be_set() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Gemini.builder().baseUrl(server.url()).apiKey(() -> "k").build())
                .withMessage("the model must be set");
        assertThatIllegalStateException()
                .isThrownBy(() -> Gemini.builder().model("a-model").build())
                .withMessage("the key must be set, as in GEMINI_API_KEY");
    }

    private Gemini.Builder builder() {
        return Gemini.builder()
                .apiKey(() -> "k-1")
                .baseUrl(server.url())
                .model("a-model")
                .maxOutputTokens(600)
                .timeout(Duration.ofSeconds(20));
    }

    private static ChatResponse ask(ChatModel model) {
        return model.chat(request());
    }

    private static ChatRequest request(JsonSchemaElement schema) {
        return ChatRequest.builder()
                .messages(SystemMessage.from("Rate the answer."), UserMessage.from("[\"First sentence.\"]"))
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("evaluation")
                                .rootElement(schema)
                                .build())
                        .build())
                .build();
    }

    private static String reply(String end, String text) {
        return """
                {"responseId": "r", "modelVersion": "a-model", "candidates": [{"finishReason": "END", "index": 0,
                 "content": {"role": "model", "parts": [{"text": "TEXT"}]}}],
                 "usageMetadata": {"promptTokenCount": 7, "candidatesTokenCount": 3, "thoughtsTokenCount": 4, "cachedContentTokenCount": 5, "totalTokenCount": 14}}""".replace("END", end).replace("TEXT", text);
    }

    private static String part(String text, String end) {
        return "data: {\"modelVersion\": \"a-model\", \"candidates\": [{" + end
                + " \"index\": 0, \"content\": {\"role\": \"model\", \"parts\": [{\"text\": \"" + text
                + "\"}]}}], \"usageMetadata\": {\"promptTokenCount\": 7, \"candidatesTokenCount\": 3}}\n\n";
    }

    private static String error(int code, String rest) {
        return "{\"error\": {\"code\": " + code + ", \"message\": \"" + SECRET + "\", " + rest + "}}";
    }
}
