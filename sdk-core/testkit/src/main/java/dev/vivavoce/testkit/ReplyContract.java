package dev.vivavoce.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.vivavoce.core.spi.UnavailableException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every adapter of a provider of language models keeps to, whatever its server does, for replies that come whole; one that
 * streams as well extends {@link ProviderContract}. Extend it with a test class that gives the model and speaks the provider's language.
 *
 * <p>All failures are LangChain4j's own exceptions, so that an evaluator can tell them apart. What a test calls {@link #SECRET}
 * stands for the prompt, the answer and the key, which providers like to repeat in their errors.
 *
 * <p>Needs {@code langchain4j-core}, which this test kit does not bring along.
 */
@Timeout(30)
@SuppressWarnings("exports") // who needs LangChain4j has it; nobody else shall
public abstract class ReplyContract {

    /** What must not be in any failure: use it as the text of errors. */
    public static final String SECRET = "a-secret";

    static final Duration LONG = Duration.ofSeconds(20);
    static final Duration SHORT = Duration.ofMillis(300);
    private static final String TEXT = "{}";
    private static final int LIMIT = 429;

    /** The provider, replying from a script. */
    protected final StubServer server = StubServer.start();

    /** What may go wrong at a provider. */
    public enum Trouble {
        /** Too many requests; the provider asks for a delay of 20 seconds. */
        LIMIT,
        /** It has too much to do. */
        OVERLOAD,
        /** It does not know the key. */
        UNKNOWN_KEY,
        /** It does not know the model. */
        UNKNOWN_MODEL,
        /** It finds fault with the request. */
        REJECTED,
        /** The model, or its filter, will not reply. */
        REFUSAL
    }

    /**
     * How a provider replies.
     *
     * @param status of HTTP
     * @param headers besides the usual
     * @param body with {@link #SECRET} wherever it has words for people
     */
    public record Scripted(int status, Map<String, String> headers, String body) {
        public Scripted {
            headers = Map.copyOf(headers);
        }

        /** Without headers of its own. */
        public Scripted(int status, String body) {
            this(status, Map.of(), body);
        }
    }

    /** For the test classes that extend it. */
    protected ReplyContract() {}

    /** The model, with a key, at that address and with that deadline for a whole request. */
    protected abstract ChatModel model(String url, Duration timeout);

    /** The body of a whole reply that says {@code text}, which needs no escapes in JSON. */
    protected abstract String reply(String text);

    /** How the provider tells of trouble. */
    protected abstract Scripted trouble(Trouble trouble);

    /** The environment variable that holds the key. */
    protected abstract String keyVariable();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    @DisplayName("P1 MUST give the reply, with the reason why it ended")
    public void gives_the_reply() {
        server.reply(200, reply(TEXT));

        ChatResponse response = ask();

        assertThat(response.aiMessage().text()).isEqualTo(TEXT);
        assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    @DisplayName("P2 MUST pass on a limit with the delay that the provider asks for, and not try again by itself")
    public void passes_on_a_limit() {
        play(Trouble.LIMIT);

        assertThatThrownBy(this::ask)
                .isExactlyInstanceOf(RateLimitException.class)
                .hasMessageNotContaining(SECRET)
                .cause()
                .isInstanceOfSatisfying(UnavailableException.class, cause -> assertThat(cause.retryAfter())
                        .contains(Duration.ofSeconds(20)));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("P3 MUST invent no delay where the provider asks for none")
    public void invents_no_delay() {
        server.reply(LIMIT, "");

        assertThatThrownBy(this::ask)
                .isExactlyInstanceOf(RateLimitException.class)
                .cause()
                .isInstanceOfSatisfying(UnavailableException.class, cause -> assertThat(cause.retryAfter())
                        .isEmpty());
    }

    @Test
    @DisplayName("P4 MUST tell an overload as a failure of the server, and not try again by itself")
    public void tells_an_overload() {
        play(Trouble.OVERLOAD);

        assertThatThrownBy(this::ask)
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessageNotContaining(SECRET);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    @DisplayName("P5 MUST name the variable to set where the key is unknown")
    public void names_the_variable() {
        play(Trouble.UNKNOWN_KEY);

        assertThatThrownBy(this::ask)
                .isExactlyInstanceOf(AuthenticationException.class)
                .hasMessageContaining(keyVariable())
                .hasMessageNotContaining(SECRET);
    }

    @Test
    @DisplayName("P6 MUST tell an unknown model")
    public void tells_an_unknown_model() {
        play(Trouble.UNKNOWN_MODEL);

        assertThatThrownBy(this::ask)
                .isExactlyInstanceOf(ModelNotFoundException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    @DisplayName("P7 MUST tell a request that the provider finds fault with")
    public void tells_a_rejected_request() {
        play(Trouble.REJECTED);

        assertThatThrownBy(this::ask)
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    @DisplayName("P8 MUST tell a refusal from a reply")
    public void tells_a_refusal() {
        play(Trouble.REFUSAL);

        assertThatThrownBy(this::ask)
                .isExactlyInstanceOf(ContentFilteredException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    @DisplayName("P9 MUST take half a JSON for a failure of the server")
    public void takes_half_a_json_for_a_failure() {
        String whole = reply(SECRET);
        server.reply(200, whole.substring(0, whole.length() - 20));

        assertThatThrownBy(this::ask)
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessageNotContaining(SECRET)
                .hasNoCause();
    }

    @Test
    @DisplayName("P10 MUST tell that a reply which breaks off may be tried again")
    public void tells_a_broken_reply() {
        server.breakOff(reply(TEXT));

        assertThatThrownBy(this::ask).isExactlyInstanceOf(RetriableException.class);
    }

    @Test
    @DisplayName("P11 MUST end with the deadline, even while a reply drips")
    public void ends_with_the_deadline() {
        server.drip().stall();

        assertThatThrownBy(() -> model(server.url(), SHORT).chat(request()))
                .isExactlyInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> model(server.url(), SHORT).chat(request()))
                .isExactlyInstanceOf(TimeoutException.class);
    }

    final void play(Trouble trouble) {
        Scripted scripted = trouble(trouble);
        server.reply(scripted.status(), scripted.headers(), scripted.body());
    }

    final ChatResponse ask() {
        return model(server.url(), LONG).chat(request());
    }

    /** A request for a JSON object. */
    protected static ChatRequest request() {
        JsonSchema schema = JsonSchema.builder()
                .name("evaluation")
                .rootElement(JsonRawSchema.from("""
                        {"type": "object", "additionalProperties": false, "required": ["evidence", "level", "confidence"],
                         "properties": {"evidence": {"type": "array", "items": {"type": "integer"}},
                          "level": {"type": "integer", "enum": [0, 1, 2, 3, 4, 5]}, "confidence": {"type": "number"}}}"""))
                .build();
        return ChatRequest.builder()
                .messages(SystemMessage.from("Rate the answer."), UserMessage.from("[\"First sentence.\"]"))
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(schema)
                        .build())
                .build();
    }
}
