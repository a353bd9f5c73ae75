package dev.vivavoce.llm.guard;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A provider that does what a test says, and counts its calls. Thread-safe where what it does is. */
final class Provider implements ChatModel {

    static final ChatRequest REQUEST =
            ChatRequest.builder().messages(UserMessage.from("Hello")).build();

    private final AtomicInteger calls = new AtomicInteger();
    private volatile Supplier<ChatResponse> next;

    private Provider(Supplier<ChatResponse> next) {
        this.next = next;
    }

    /** Replies at once, for 100 tokens read and 20 written. */
    static Provider replying() {
        return new Provider(() -> reply(new TokenUsage(100, 20)));
    }

    static Provider doing(Supplier<ChatResponse> what) {
        return new Provider(what);
    }

    static ChatResponse reply(@Nullable TokenUsage usage) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from("Hello yourself"))
                .tokenUsage(usage)
                .build();
    }

    /** Does so from now on. */
    void next(Supplier<ChatResponse> what) {
        next = what;
    }

    /** Fails from now on. */
    void failWith(RuntimeException failure) {
        next(() -> {
            throw failure;
        });
    }

    /** Breaks from now on. */
    void breakDown() {
        failWith(new InternalServerException("broken"));
    }

    /** Replies from now on. */
    void recover() {
        next = () -> reply(new TokenUsage(100, 20));
    }

    int calls() {
        return calls.get();
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        calls.incrementAndGet();
        return next.get();
    }
}
