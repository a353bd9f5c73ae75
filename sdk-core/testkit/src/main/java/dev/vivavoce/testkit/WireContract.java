package dev.vivavoce.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of a provider with keys keeps to, besides a {@link ReplyContract}: what it sends, how it treats its key, and what it tells
 * of a reply's tokens. {@link #reply} says that {@link #READ} and {@link #WRITTEN} tokens were used.
 */
@SuppressWarnings("exports") // who needs LangChain4j has it; nobody else shall
public abstract class WireContract extends ReplyContract {

    /** How many tokens each scripted reply says that the model has read, besides those of a cache. */
    public static final int READ = 7;

    /** How many tokens each scripted reply says that the model has written, besides those that it has thought. */
    public static final int WRITTEN = 3;

    private static final String TEXT = "{}";

    /** For the test classes that extend it. */
    protected WireContract() {}

    /** The model at that address, which asks for its key there with each request. */
    protected abstract ChatModel keyed(String url, Supplier<String> key);

    /** The body of a reply that was cut at the limit on its length after {@code text}, which needs no escapes in JSON. */
    protected abstract String cut(String text);

    /**
     * What {@link #request} is on the wire, in UTF-8: a resource of the test class. Whoever changes it changes what every host sends, and pays
     * for.
     */
    protected abstract @Nullable InputStream golden();

    @Test
    @DisplayName("P22 MUST tell the tokens that the provider counts, and a reply that was cut from one that was not")
    public void tells_tokens_and_a_cut() {
        server.reply(200, reply(TEXT)).reply(200, cut("{"));

        TokenUsage usage = ask().tokenUsage();

        assertThat(usage.inputTokenCount()).isEqualTo(READ);
        assertThat(usage.outputTokenCount()).isEqualTo(WRITTEN);
        assertThat(ask().finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    @DisplayName("P23 MUST ask for the key with each request, and leave out the space around it")
    public void asks_for_the_key_with_each_request() {
        server.reply(200, reply(TEXT)).reply(200, reply(TEXT));
        AtomicReference<String> key = new AtomicReference<>("k-7\n");
        ChatModel model = keyed(server.url(), key::get);

        model.chat(request());
        key.set("k-8");
        model.chat(request());

        assertThat(headers(0)).anyMatch(value -> value.endsWith("k-7"));
        assertThat(headers(1)).anyMatch(value -> value.endsWith("k-8")).noneMatch(value -> value.contains("k-7"));
    }

    @Test
    @DisplayName("P24 MUST NOT send or show a key that cannot be one, and names the variable to set")
    public void shows_no_unusable_key() {
        for (String key : List.of("", " ", "k-1\nk-2", "schl\u00fcssel")) {
            assertThatThrownBy(() -> keyed(server.url(), () -> key).chat(request()))
                    .isExactlyInstanceOf(AuthenticationException.class)
                    .hasMessageContaining(keyVariable())
                    .hasMessageNotContainingAny("k-1", "schl\u00fcssel")
                    .hasNoCause();
        }
        assertThat(server.requests()).isEmpty();
    }

    @Test
    @DisplayName("P25 MUST ask in the words of its golden file, by HTTP/1.1")
    public void asks_in_the_words_of_its_golden_file() throws IOException {
        server.reply(200, reply(TEXT));

        ask();

        StubServer.Request sent = server.requests().get(0);
        assertThat(sent.header("content-type")).hasValue("application/json");
        assertThat(sent.headers()).doesNotContainKeys("Upgrade", "Http2-settings");
        try (InputStream golden = golden()) {
            assertThat(sent.body().strip())
                    .isEqualToNormalizingNewlines(
                            new String(requireNonNull(golden, "golden").readAllBytes(), StandardCharsets.UTF_8)
                                    .strip());
        }
    }

    private Stream<String> headers(int request) {
        return server.requests().get(request).headers().values().stream().flatMap(List::stream);
    }
}
