package dev.vivavoce.vllm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.testkit.ProviderContract;
import dev.vivavoce.testkit.StubServer;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VllmTest extends ProviderContract {

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
        return reply("stop", text);
    }

    @Override
    protected String cut(String text) {
        return reply("length", text);
    }

    @Override
    protected List<String> events(String text) {
        return List.of(part(text.substring(0, 1), "null"), part(text.substring(1), "null"), part("", "\"stop\""));
    }

    @Override
    protected String errorEvent() {
        return "data: {\"error\": {\"code\": 503, \"type\": \"ServiceUnavailable\", \"message\": \"" + SECRET
                + "\"}}\n\n";
    }

    @Override
    protected String refusalEvent() {
        return "data: {\"choices\": [{\"index\": 0, \"delta\": {\"refusal\": \"no: " + SECRET + "\"}}]}\n\n";
    }

    @Override
    protected StreamRequest streamRequest() {
        return new StreamRequest(
                "/chat/completions", "{\"stream\": true, \"stream_options\": {\"include_usage\": true}}");
    }

    @Override
    protected @Nullable InputStream golden() {
        return VllmTest.class.getResourceAsStream("/golden/request.json");
    }

    @Override
    protected Scripted trouble(Trouble trouble) {
        return switch (trouble) {
            case LIMIT -> new Scripted(429, Map.of("Retry-After", "20"), "");
            case OVERLOAD -> new Scripted(503, error("\"object\": \"error\", \"type\": \"ServiceUnavailableError\""));
            case UNKNOWN_KEY -> new Scripted(401, "{\"error\": \"" + SECRET + "\"}");
            case UNKNOWN_MODEL -> new Scripted(404, error("\"type\": \"NotFoundError\", \"param\": \"model\""));
            case REJECTED -> new Scripted(400, error("\"type\": \"BadRequestError\", \"param\": \"temperature\""));
            case REFUSAL -> new Scripted(200, reply("stop", "\", \"refusal\": \"no: " + SECRET));
        };
    }

    @Override
    protected String keyVariable() {
        return "CUSTOM_AI_API_KEY";
    }

    @Test
    void a_request_goes_where_the_provider_looks_for_it() {
        server.reply(200, reply("stop", "{}"));

        ask(builder().build());

        StubServer.Request request = server.requests().get(0);
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /chat/completions");
        assertThat(request.header("authorization")).hasValue("Bearer k-1");
    }

    @Test
    void a_reply_says_who_wrote_it_and_what_came_from_the_cache() {
        server.reply(200, reply("stop", "{}"));

        ChatResponse response = ask(builder().build());

        assertThat(response.modelName()).isEqualTo("a-model");
        assertThat(Vllm.effort(response.tokenUsage()))
                .isEqualTo(new Effort(1, Duration.ZERO, 7, 5, 3, Optional.empty()));
    }

    @Test
    void says_that_a_schema_binds_its_replies() {
        assertThat(builder().build().supportedCapabilities()).contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    }

    @Test
    void needs_no_key() {
        server.reply(200, reply("stop", "{}"));

        ask(Vllm.builder().baseUrl(server.url()).model("a-model").build());

        assertThat(server.requests().get(0).header("authorization")).isEmpty();
    }

    @Test
    void temperature_and_no_thinking_can_be_asked_for() {
        server.reply(200, reply("stop", "{}"));

        ask(builder().temperature(0).withoutThinking().build());

        assertThat(server.requests().get(0).body())
                .contains("\"temperature\" : 0.0")
                .containsPattern("\"chat_template_kwargs\" : \\{\\s*\"enable_thinking\" : false\\s*}");
    }

    @Test
    void is_as_sure_as_the_probabilities_of_its_levels_where_they_are_asked_for() {
        String text = "{\\\"level\\\": 4, \\\"level\\\": 2}";
        server.reply(
                200,
                reply("stop", text)
                        .replace(
                                "\"finish_reason\"",
                                "\"logprobs\": {\"content\": [" + token("{\\\"level\\\":", -3) + "," + token(" 4", -0.1)
                                        + "," + token(", \\\"level\\\": ", -3) + "," + token("2}", -1)
                                        + "]}, \"finish_reason\""));
        server.reply(200, reply("stop", text));

        ChatResponse sure = ask(builder().probabilities().build());

        assertThat(Vllm.certainty(sure).orElseThrow()).isCloseTo((Math.exp(-0.1) + Math.exp(-1)) / 2, within(1e-9));
        assertThat(server.requests().get(0).body()).contains("\"logprobs\" : true");
        assertThat(Vllm.certainty(ask(builder().build()))).isEmpty();
        assertThat(server.requests().get(1).body()).doesNotContain("logprobs");
    }

    @Test
    void refuses_a_stream_with_probabilities_which_would_never_come() {
        assertThatIllegalStateException()
                .isThrownBy(() -> builder().probabilities().buildStreaming())
                .withMessage("a stream gives no probabilities: leave them out");
    }

    private static String token(String text, double logarithm) {
        return "{\"token\": \"" + text + "\", \"logprob\": " + logarithm + "}";
    }

    @Test
    void a_reply_that_a_filter_stopped_is_a_response_that_says_so() {
        server.reply(200, reply("content_filter", ""));

        assertThat(ask(builder().build()).finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @Test
    void reads_address_and_key_from_the_environment() {
        server.reply(200, reply("stop", "{}")).reply(200, reply("stop", "{}"));
        Map<String, String> environment = new HashMap<>();
        environment.put("CUSTOM_AI_ENDPOINT_URL", server.url() + "/v1/");
        environment.put("CUSTOM_AI_API_KEY", "");

        ask(Vllm.builder().fromEnvironment(environment::get).model("a-model").build());
        environment.put("CUSTOM_AI_API_KEY", "k-7");
        ask(Vllm.builder().fromEnvironment(environment::get).model("a-model").build());

        assertThat(server.requests()).extracting(StubServer.Request::path).containsOnly("/v1/chat/completions");
        assertThat(server.requests().get(0).header("authorization")).isEmpty();
        assertThat(server.requests().get(1).header("authorization")).hasValue("Bearer k-7");
    }

    @Test
    void names_the_variable_that_is_not_set() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Vllm.builder().fromEnvironment(name -> " "))
                .withMessage("CUSTOM_AI_ENDPOINT_URL is not set");
    }

    @Test
    void says_what_must_be_set() {
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        Vllm.builder().baseUrl(server.url()).apiKey(() -> "k").build())
                .withMessage("the model must be set");
        assertThatIllegalStateException()
                .isThrownBy(() -> Vllm.builder().model("a-model").build())
                .withMessage("the baseUrl must be set");
    }

    private Vllm.Builder builder() {
        return Vllm.builder()
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
                {"id": "chatcmpl-1", "object": "chat.completion", "model": "a-model",
                 "choices": [{"index": 0, "finish_reason": "END", "message": {"role": "assistant", "content": "TEXT"}}],
                 "usage": {"prompt_tokens": 7, "completion_tokens": 3, "total_tokens": 10, "prompt_tokens_details": {"cached_tokens": 5}}}""".replace("END", end).replace("TEXT", text);
    }

    private static String part(String text, String end) {
        return "data: {\"id\": \"chatcmpl-1\", \"object\": \"chat.completion.chunk\", \"model\": \"a-model\", \"choices\": ["
                + "{\"index\": 0, \"finish_reason\": " + end + ", \"delta\": {\"content\": \"" + text + "\"}}]}\n\n";
    }

    private static String error(String rest) {
        return "{\"error\": {\"message\": \"" + SECRET + "\", " + rest + "}}";
    }
}
