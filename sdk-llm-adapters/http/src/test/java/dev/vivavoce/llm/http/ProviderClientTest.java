package dev.vivavoce.llm.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.testkit.StubServer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class ProviderClientTest {

    private final StubServer server = StubServer.start();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_reply_comes_back_whole_and_the_headers_of_the_provider_go_out() {
        server.reply(200, "{\"reply\": \"ä\"}");

        assertThat(send().body()).isEqualTo("{\"reply\": \"ä\"}");

        StubServer.Request request = server.requests().get(0);
        assertThat(request.body()).isEqualTo("{\"prompt\":\"secret answer ü\"}");
        assertThat(request.header("x-key")).hasValue("k-1");
    }

    @Test
    void no_upgrade_to_another_protocol_is_offered_because_some_servers_then_drop_the_body() {
        server.reply(200, "{\"reply\": 1}");

        send();

        assertThat(server.requests().get(0).headers()).doesNotContainKeys("Upgrade", "Http2-settings");
    }

    @ParameterizedTest
    @CsvSource({
        "400, dev.langchain4j.exception.InvalidRequestException",
        "401, dev.langchain4j.exception.AuthenticationException",
        "403, dev.langchain4j.exception.AuthenticationException",
        "404, dev.langchain4j.exception.ModelNotFoundException",
        "408, dev.langchain4j.exception.TimeoutException",
        "413, dev.langchain4j.exception.InvalidRequestException",
        "429, dev.langchain4j.exception.RateLimitException",
        "500, dev.langchain4j.exception.InternalServerException",
        "503, dev.langchain4j.exception.InternalServerException",
        "529, dev.langchain4j.exception.InternalServerException",
        "302, dev.langchain4j.exception.InvalidRequestException",
    })
    void a_status_is_the_failure_that_langchain4j_has_for_it(int status, Class<? extends Throwable> failure) {
        server.reply(status, "<html>no JSON");

        assertThatThrownBy(this::send).isExactlyInstanceOf(failure).hasMessageContaining("Stub answered " + status);
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retry-after    | 20                            | PT20S",
                "retry-after    | 1.5                           | PT1.5S",
                "retry-after-ms | 250                           | PT0.25S",
            })
    void the_delay_that_an_overloaded_provider_asks_for_reaches_the_caller(
            String header, String value, Duration expected) {
        server.reply(429, Map.of(header, value), "");

        assertThat(retryAfter(RateLimitException.class)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-5", "99999999999999999999", "Wed, 21 Oct 2015 07:28:00 GMT"})
    void a_delay_that_makes_no_sense_is_none(String value) {
        server.reply(503, Map.of("Retry-After", value), "");

        assertThat(retryAfter(InternalServerException.class)).isEmpty();
    }

    @Test
    void a_delay_in_the_body_counts_where_no_header_has_one() {
        server.reply(429, """
                {"error": {"status": "RESOURCE_EXHAUSTED", "details": [
                  {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "34.074824224s"}]}}""");

        assertThat(retryAfter(RateLimitException.class)).contains(Duration.ofMillis(34_074));
    }

    @Test
    void a_delay_stands_in_the_message_too() {
        server.reply(503, Map.of("Retry-After", "20"), "").reply(429, Map.of("Retry-After", "1.5"), "");

        assertThatThrownBy(this::send).hasMessage("Stub answered 503, Retry-After: 20 s");
        assertThatThrownBy(this::send).hasMessage("Stub answered 429, Retry-After: 1.5 s");
    }

    @Test
    void a_key_that_is_called_unknown_with_a_400_is_a_matter_of_the_key() {
        server.reply(400, "{\"error\": {\"code\": 400, \"details\": [{\"reason\": \"API_KEY_INVALID\"}]}}");

        assertThatThrownBy(this::send)
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageEndingWith("check the key, as in STUB_API_KEY");
    }

    @Test
    void an_error_keeps_its_words_and_loses_its_sentences_because_they_repeat_keys_and_prompts() {
        server.reply(400, """
                {"error": {"type": "invalid_request_error", "param": "temperature", "code": "secret answer",
                  "message": "secret answer is not allowed", "input": {"key": "k-1"}}}""");

        assertThatThrownBy(this::send)
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage("Stub answered 400 (invalid_request_error, temperature)")
                .hasNoCause();
    }

    @Test
    void a_filter_that_answers_400_is_a_refusal() {
        server.reply(400, "{\"error\": {\"code\": \"content_filter\", \"message\": \"secret answer\"}}");

        assertThatThrownBy(this::send)
                .isExactlyInstanceOf(ContentFilteredException.class)
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reply\": 1, \"stop_reason\": \"refusal\"}",
                "{\"reply\": 1, \"choices\": [{\"message\": {\"refusal\": \"I will not repeat: secret answer\"}}]}",
                "{\"promptFeedback\": {\"blockReason\": \"PROHIBITED_CONTENT\"}}",
            })
    void a_refusal_is_told_from_a_reply(String body) {
        server.reply(200, body);

        assertThatThrownBy(this::send)
                .isExactlyInstanceOf(ContentFilteredException.class)
                .hasMessageStartingWith("Stub refused to reply (")
                .hasMessageNotContaining("secret");
    }

    @Test
    void words_of_a_refusal_inside_a_reply_are_none() {
        server.reply(
                200, "{\"reply\": \"they said \\\"stop_reason\\\": \\\"refusal\\\"\", \"stop_reason\": \"end_turn\"}");

        assertThat(send().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{\"reply\": \"secret ans", "<html>secret answer</html>", "{\"other\": 1}"})
    void what_is_no_reply_of_a_model_is_a_failure_of_the_server(String body) {
        server.reply(200, body);

        assertThatThrownBy(this::send)
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessage("Stub answered something that is no reply of a model")
                .hasNoCause();
    }

    @Test
    void a_connection_that_breaks_off_may_be_tried_again() {
        server.breakOff("{\"reply\": \"secret answer\"}");

        assertThatThrownBy(this::send)
                .isExactlyInstanceOf(RetriableException.class)
                .hasMessage("the connection to Stub failed");
    }

    @Test
    void a_server_that_is_not_there_may_be_tried_again() {
        server.close();

        assertThatThrownBy(this::send).isExactlyInstanceOf(RetriableException.class);
    }

    @Test
    void a_body_that_drips_ends_with_the_deadline() {
        server.drip();

        assertThatThrownBy(() -> client(Duration.ofMillis(300)).execute(request()))
                .isExactlyInstanceOf(TimeoutException.class)
                .hasMessage("Stub did not answer within PT0.3S");
    }

    @Test
    void a_server_that_never_answers_ends_with_the_deadline() {
        server.stall();

        assertThatThrownBy(() -> client(Duration.ofMillis(300)).execute(request()))
                .isExactlyInstanceOf(TimeoutException.class);
    }

    @Test
    void an_interrupt_ends_the_wait_and_is_kept() {
        server.stall();
        HttpClient client = client(Duration.ofMinutes(1));

        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(() -> client.execute(request()));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isExactlyInstanceOf(NonRetriableException.class);
    }

    @Test
    void an_unknown_model_is_told_apart_from_a_bad_request() {
        server.reply(404, "{\"object\": \"error\", \"type\": \"NotFoundError\", \"code\": 404}");

        assertThatThrownBy(this::send)
                .isExactlyInstanceOf(ModelNotFoundException.class)
                .hasMessage("Stub answered 404 (NotFoundError): check the name of the model and the base URL");
    }

    @Test
    void a_reply_may_be_as_long_as_is_allowed_and_no_longer() {
        String longest = "{\"reply\": \"" + "a".repeat(1_000_000) + "\"}";
        HttpClient client = http().mostBytes(longest.length()).build();
        server.reply(200, longest).reply(200, longest + " ");

        assertThat(client.execute(request()).body()).isEqualTo(longest);
        assertThatThrownBy(() -> client.execute(request())).isExactlyInstanceOf(RetriableException.class);
    }

    @Test
    void a_server_that_sends_for_ever_is_given_up_before_the_deadline() {
        server.drip();
        HttpClient client =
                http().mostBytes(20).readTimeout(Duration.ofMinutes(1)).build();

        assertThatThrownBy(() -> client.execute(request())).isExactlyInstanceOf(RetriableException.class);
    }

    @Test
    void a_deadline_must_be_positive() {
        assertThatIllegalArgumentException().isThrownBy(() -> client(Duration.ZERO));
    }

    private Optional<Duration> retryAfter(Class<? extends Throwable> type) {
        Throwable thrown = catchThrowable(this::send);
        assertThat(thrown).isExactlyInstanceOf(type).hasCauseExactlyInstanceOf(UnavailableException.class);
        return Optional.ofNullable(thrown.getCause())
                .map(UnavailableException.class::cast)
                .flatMap(UnavailableException::retryAfter);
    }

    private SuccessfulHttpResponse send() {
        return client(Duration.ofSeconds(20)).execute(request());
    }

    private HttpRequest request() {
        return HttpRequest.builder()
                .method(HttpMethod.POST)
                .url(server.url(), "chat")
                .addHeader("X-Key", "placeholder")
                .body("{\"prompt\":\"secret answer ü\"}")
                .build();
    }

    private static HttpClient client(Duration timeout) {
        return http().readTimeout(timeout).build();
    }

    private static ProviderHttp http() {
        return new ProviderHttp(
                "Stub", "STUB_API_KEY", () -> Map.of("x-key", "k-1"), ProviderClientTest::isReply, body -> true);
    }

    private static boolean isReply(JsonNode body) {
        return body.has("reply");
    }
}
