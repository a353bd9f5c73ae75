package dev.vivavoce.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.testkit.StubServer.End;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of a provider of language models keeps to, whatever its server does: a {@link WireContract}, and what a stream
 * adds to it.
 *
 * <p>Needs Jackson too, which {@code langchain4j-core} brings along.
 */
@SuppressWarnings("exports") // who needs LangChain4j has it; nobody else shall
public abstract class ProviderContract extends WireContract {

    /**
     * By what a request for a stream differs from one for a whole reply.
     *
     * @param path such as "/messages", with the query
     * @param settings what stands at the root of the body besides the rest, such as {@code {"stream": true}}
     */
    public record StreamRequest(String path, String settings) {}

    /** For the test classes that extend it. */
    protected ProviderContract() {}

    /** The streaming model; {@code idle} is the longest silence. */
    protected abstract StreamingChatModel streaming(String url, Duration timeout, Duration idle);

    /**
     * A stream that says {@code text}: events as they stand in it, with their empty lines; the last but one part of the text comes
     * before the last event, and the last event ends it.
     */
    protected abstract List<String> events(String text);

    /** An event by which the provider tells of trouble in the midst of a stream, with {@link #SECRET} in it. */
    protected abstract String errorEvent();

    /** An event by which the model, or its filter, stops a stream because it will not reply. */
    protected abstract String refusalEvent();

    /** How the provider is asked for a stream. */
    protected abstract StreamRequest streamRequest();

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

    @Test
    @DisplayName("P21 MUST ask for a stream in the words in which it asks for a whole reply")
    public void asks_for_a_stream_in_the_same_words() throws JsonProcessingException {
        server.reply(200, reply("{}")).stream(events("some words"), End.CLOSE);

        ask();
        listen(LONG, LONG);

        StubServer.Request whole = server.requests().get(0);
        StubServer.Request streamed = server.requests().get(1);
        ObjectMapper json = new ObjectMapper();
        ObjectNode expected = json.readValue(whole.body(), ObjectNode.class);
        expected.setAll(json.readValue(streamRequest().settings(), ObjectNode.class));
        assertThat(json.readTree(streamed.body())).isEqualTo(expected);
        assertThat(streamed.path()).isEqualTo(streamRequest().path());
    }

    private List<String> withoutLast() {
        List<String> events = events("some words");
        return events.subList(0, events.size() - 1);
    }

    private Heard listen(Duration timeout, Duration idle) {
        Heard heard = new Heard();
        streaming(server.url(), timeout, idle).chat(request(), heard);
        return heard.end();
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
