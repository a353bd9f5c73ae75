package dev.vivavoce.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.testkit.StubServer.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every adapter of a provider of language models keeps to, whatever its server does. Extend it with a test class that
 * gives the models and speaks the provider's language.
 *
 * <p>All failures are LangChain4j's own exceptions, so that an evaluator can tell them apart. What a test calls {@link #SECRET}
 * stands for the prompt, the answer and the key, which providers like to repeat in their errors.
 *
 * <p>Needs {@code langchain4j-core}, which this test kit does not bring along.
 */
@Timeout(30)
@SuppressWarnings("exports") // who needs LangChain4j has it; nobody else shall
public abstract class ProviderContract {

    /** What must not be in any failure: use it as the text of errors. */
    public static final String SECRET = "a-secret";

    private static final String TEXT = "{}";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
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
    protected ProviderContract() {}

    /** The model, with a key, at that address and with that deadline for a whole request. */
    protected abstract ChatModel model(String url, Duration timeout);

    /** The streaming model; {@code idle} is the longest silence. */
    protected abstract StreamingChatModel streaming(String url, Duration timeout, Duration idle);

    /** The body of a whole reply that says {@code text}, which needs no escapes in JSON. */
    protected abstract String reply(String text);

    /**
     * A stream that says the same: events as they stand in it, with their empty lines; the last but one part of the text comes
     * before the last event, and the last event ends it.
     */
    protected abstract List<String> events(String text);

    /** An event by which the provider tells of trouble in the midst of a stream, with {@link #SECRET} in it. */
    protected abstract String errorEvent();

    /** An event by which the model, or its filter, stops a stream because it will not reply. */
    protected abstract String refusalEvent();

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

    @Test
    @DisplayName("P12 MUST hand on a stream in its parts, and then whole")
    public void hands_on_a_stream() {
        server.stream(events("some words"), End.CLOSE);

        Heard heard = listen(LONG, LONG);

        assertThat(String.join("", heard.parts)).isEqualTo("some words");
        assertThat(heard.response().aiMessage().text()).isEqualTo("some words");
        assertThat(heard.response().finishReason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    @DisplayName("P13 MUST call a stream whole once its last event came, even where the server does not hang up")
    public void needs_no_hanging_up() {
        server.stream(events("some words"), End.STALL);

        assertThat(listen(LONG, SHORT).response().aiMessage().text()).isEqualTo("some words");
    }

    @Test
    @DisplayName("P14 MUST end a stream that falls silent")
    public void ends_a_silent_stream() {
        server.stream(withoutLast(), End.STALL).stall();

        assertThat(listen(LONG, SHORT).failure()).isExactlyInstanceOf(TimeoutException.class);
        assertThat(listen(LONG, SHORT).failure()).isExactlyInstanceOf(TimeoutException.class);
    }

    @Test
    @DisplayName("P15 MUST end a stream with the deadline, even while it drips")
    public void ends_a_dripping_stream() {
        server.stream(withoutLast(), End.DRIP);

        assertThat(listen(SHORT, LONG).failure()).isExactlyInstanceOf(TimeoutException.class);
    }

    @Test
    @DisplayName("P16 MUST NOT call half a stream whole, whether it breaks off or closes")
    public void never_completes_half_a_stream() {
        server.stream(withoutLast(), End.BREAK).stream(withoutLast(), End.CLOSE).stream(List.of(), End.CLOSE);

        for (int i = 0; i < 3; i++) {
            assertThat(listen(LONG, LONG).failure()).isExactlyInstanceOf(RetriableException.class);
        }
    }

    @Test
    @DisplayName("P17 MUST end a stream with what the provider tells in its midst")
    public void tells_an_error_in_the_midst() {
        List<String> events = new ArrayList<>(withoutLast());
        events.add(errorEvent());
        server.stream(events, End.STALL);

        assertThat(listen(LONG, LONG).failure())
                .isInstanceOf(LangChain4jException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    @DisplayName("P18 MUST take an event that is no part of a reply for a failure of the server")
    public void takes_an_odd_event_for_a_failure() {
        server.stream(List.of("data: {\"" + SECRET + "\n\n"), End.STALL);

        assertThat(listen(LONG, LONG).failure())
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessageNotContaining(SECRET);
    }

    @Test
    @DisplayName("P19 MUST pass on a limit with its delay before a stream, too")
    public void passes_on_a_limit_before_a_stream() {
        play(Trouble.LIMIT);

        assertThat(listen(LONG, LONG).failure())
                .isExactlyInstanceOf(RateLimitException.class)
                .hasMessageNotContaining(SECRET)
                .cause()
                .isInstanceOfSatisfying(UnavailableException.class, cause -> assertThat(cause.retryAfter())
                        .contains(Duration.ofSeconds(20)));
    }

    @Test
    @DisplayName("P20 MUST tell a refusal in the midst of a stream")
    public void tells_a_refusal_in_the_midst() {
        server.stream(List.of(events("some words").get(0), refusalEvent()), End.CLOSE);

        assertThat(listen(LONG, LONG).failure())
                .isExactlyInstanceOf(ContentFilteredException.class)
                .hasMessageNotContaining(SECRET);
    }

    private List<String> withoutLast() {
        List<String> events = events("some words");
        return events.subList(0, events.size() - 1);
    }

    private void play(Trouble trouble) {
        Scripted scripted = trouble(trouble);
        server.reply(scripted.status(), scripted.headers(), scripted.body());
    }

    private ChatResponse ask() {
        return model(server.url(), LONG).chat(request());
    }

    private Heard listen(Duration timeout, Duration idle) {
        Heard heard = new Heard();
        streaming(server.url(), timeout, idle).chat(request(), heard);
        return heard.end();
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

    /** What came of a stream. */
    private static final class Heard implements StreamingChatResponseHandler {

        private final List<String> parts = new ArrayList<>();
        private final CompletableFuture<ChatResponse> end = new CompletableFuture<>();

        @Override
        public void onPartialResponse(String part) {
            parts.add(part);
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            assertThat(end.complete(response)).as("the stream ends once").isTrue();
        }

        @Override
        public void onError(Throwable error) {
            assertThat(end.completeExceptionally(error))
                    .as("the stream ends once")
                    .isTrue();
        }

        Heard end() {
            try {
                end.get(LONG.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException failed) {
                return this;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            } catch (java.util.concurrent.TimeoutException hangs) {
                throw new AssertionError("the stream did not end", hangs);
            }
            return this;
        }

        ChatResponse response() {
            return end.join();
        }

        Throwable failure() {
            return end.handle((response, failure) -> {
                        if (failure == null) {
                            throw new AssertionError("the stream was called whole: "
                                    + response.aiMessage().text());
                        }
                        return failure;
                    })
                    .join();
        }
    }
}
