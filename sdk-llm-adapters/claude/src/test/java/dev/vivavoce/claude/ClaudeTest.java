package dev.vivavoce.claude;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.testkit.ProviderContract;
import dev.vivavoce.testkit.StubServer;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ClaudeTest extends ProviderContract {

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
        return reply("end_turn", text);
    }

    @Override
    protected String cut(String text) {
        return reply("max_tokens", text);
    }

    @Override
    protected List<String> events(String text) {
        return List.of(
                event("message_start", """
                        "message": {"id": "msg_1", "type": "message", "role": "assistant", "model": "a-model", "content": [],
                        "usage": {"input_tokens": 7, "output_tokens": 1}}"""),
                event("content_block_start", "\"index\": 0, \"content_block\": {\"type\": \"text\", \"text\": \"\"}"),
                event("ping", "\"nothing\": 0"),
                delta(text.substring(0, 1)),
                delta(text.substring(1)),
                event("content_block_stop", "\"index\": 0"),
                event("message_delta", "\"delta\": {\"stop_reason\": \"end_turn\"}, \"usage\": {\"output_tokens\": 3}"),
                event("message_stop", "\"nothing\": 0"));
    }

    @Override
    protected String errorEvent() {
        return event("error", "\"error\": {\"type\": \"overloaded_error\", \"message\": \"" + SECRET + "\"}");
    }

    @Override
    protected String refusalEvent() {
        return event("message_delta", "\"delta\": {\"stop_reason\": \"refusal\"}, \"usage\": {\"output_tokens\": 3}");
    }

    @Override
    protected StreamRequest streamRequest() {
        return new StreamRequest("/messages", "{\"stream\": true}");
    }

    @Override
    protected @Nullable InputStream golden() {
        return ClaudeTest.class.getResourceAsStream("/golden/request.json");
    }

    @Override
    protected Scripted trouble(Trouble trouble) {
        return switch (trouble) {
            case LIMIT -> new Scripted(429, Map.of("Retry-After", "20"), error("rate_limit_error"));
            case OVERLOAD -> new Scripted(529, error("overloaded_error"));
            case UNKNOWN_KEY -> new Scripted(401, error("authentication_error"));
            case UNKNOWN_MODEL -> new Scripted(404, error("not_found_error"));
            case REJECTED -> new Scripted(400, error("invalid_request_error"));
            case REFUSAL -> new Scripted(200, reply("refusal", ""));
        };
    }

    @Override
    protected String keyVariable() {
        return "ANTHROPIC_API_KEY";
    }

    @Test
    void a_request_goes_where_the_provider_looks_for_it() {
        server.reply(200, reply("end_turn", "{}"));

        ask(builder().build());

        StubServer.Request request = server.requests().get(0);
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /messages");
        assertThat(request.header("x-api-key")).hasValue("k-1");
        assertThat(request.header("anthropic-version")).hasValue("2023-06-01");
    }

    @Test
    void a_reply_says_who_wrote_it_and_what_came_from_the_cache() {
        server.reply(200, reply("end_turn", "{}"));

        ChatResponse response = ask(builder().build());

        assertThat(response.modelName()).isEqualTo("a-model");
        assertThat(Claude.effort(response.tokenUsage()))
                .isEqualTo(new Effort(1, Duration.ZERO, 14, 5, 3, Optional.empty()));
    }

    @Test
    void reads_its_key_from_the_environment() {
        server.reply(200, reply("end_turn", "{}"));

        ask(Claude.builder()
                .fromEnvironment(Map.of("ANTHROPIC_API_KEY", "k-7")::get)
                .baseUrl(server.url())
                .model("a-model")
                .build());

        assertThat(server.requests().get(0).header("x-api-key")).hasValue("k-7");
    }

    @Test
    void says_that_a_schema_binds_its_replies() {
        assertThat(builder().build().supportedCapabilities()).contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    }

    @Test
    void does_not_think_where_it_is_told_not_to() {
        server.reply(200, reply("end_turn", "{}"));

        ask(builder().withoutThinking().build());

        assertThat(server.requests().get(0).body())
                .containsPattern("\"thinking\" : \\{\\s*\"type\" : \"disabled\"\\s*}");
    }

    @Test
    void a_thinking_block_before_the_reply_is_left_out() {
        server.reply(
                200,
                reply("end_turn", "{}")
                        .replace("[{", "[{\"type\": \"thinking\", \"thinking\": \"hm\", \"signature\": \"s\"}, {"));

        assertThat(ask(builder().build()).aiMessage().text()).isEqualTo("{}");
    }

    @Test
    void names_the_variable_that_is_not_set() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Claude.builder().fromEnvironment(name -> " "))
                .withMessage("ANTHROPIC_API_KEY is not set");
    }

    @Test
    void says_what_must_be_set() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Claude.builder().baseUrl(server.url()).apiKey(() -> "k").build())
                .withMessage("the model must be set");
        assertThatIllegalStateException()
                .isThrownBy(() -> Claude.builder().model("a-model").build())
                .withMessage("the key must be set, as in ANTHROPIC_API_KEY");
    }

    private Claude.Builder builder() {
        return Claude.builder()
                .apiKey(() -> "k-1")
                .baseUrl(server.url())
                .model("a-model")
                .maxOutputTokens(600)
                .timeout(Duration.ofSeconds(20));
    }

    private static ChatResponse ask(ChatModel model) {
        return model.chat(request());
    }

    private static String reply(String end, String text) {
        return """
                {"id": "msg_1", "type": "message", "role": "assistant", "model": "a-model", "stop_reason": "END",
                 "content": [{"type": "text", "text": "TEXT"}], "usage": {"input_tokens": 7, "cache_read_input_tokens": 5, "cache_creation_input_tokens": 2, "output_tokens": 3}}""".replace("END", end).replace("TEXT", text);
    }

    private static String delta(String text) {
        return event(
                "content_block_delta",
                "\"index\": 0, \"delta\": {\"type\": \"text_delta\", \"text\": \"" + text + "\"}");
    }

    private static String event(String type, String rest) {
        return "event: " + type + "\ndata: {\"type\": \"" + type + "\", " + rest.replace("\n", " ") + "}\n\n";
    }

    private static String error(String type) {
        return "{\"type\": \"error\", \"error\": {\"type\": \"" + type + "\", \"message\": \"" + SECRET + "\"}}";
    }
}
