package dev.vivavoce.portal.models.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.UnresolvedModelServerException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OutsideTest {
    private static final ChatRequest REQUEST =
            ChatRequest.builder().messages(UserMessage.from("hello")).build();
    private static final ChatResponse REPLY =
            ChatResponse.builder().aiMessage(AiMessage.from("hello")).build();

    private static ChatModel replying(Supplier<ChatResponse> reply) {
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                return reply.get();
            }
        };
    }

    private static Outside failing(RuntimeException failure) {
        return new Outside(
                replying(() -> {
                    throw failure;
                }),
                Optional::empty);
    }

    @Test
    void a_host_that_has_moved_since_the_last_call_is_not_called() {
        AtomicInteger calls = new AtomicInteger();
        AtomicReference<Optional<String>> objection = new AtomicReference<>(Optional.empty());
        Outside model = new Outside(
                replying(() -> {
                    calls.incrementAndGet();
                    return REPLY;
                }),
                objection::get);
        assertThat(model.chat(REQUEST)).isSameAs(REPLY);

        objection.set(Optional.of("leads to no public address"));

        assertThatThrownBy(() -> model.chat(REQUEST)).isExactlyInstanceOf(UnresolvedModelServerException.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void whatever_an_odd_reply_makes_a_library_throw_is_the_servers_failure_and_quotes_nothing() {
        assertThatThrownBy(() -> failing(new ClassCastException("secret")).chat(REQUEST))
                .isExactlyInstanceOf(InternalServerException.class)
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void what_the_library_has_a_name_for_keeps_it() {
        RateLimitException overload = new RateLimitException("too many");

        assertThatThrownBy(() -> failing(overload).chat(REQUEST)).isSameAs(overload);
    }
}
