package dev.vivavoce.djl;

import static java.util.Objects.requireNonNull;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was heard of a stream. To be asked when it is over. */
final class Heard implements StreamingChatResponseHandler {
    private final CountDownLatch over;
    private final List<String> parts = new ArrayList<>();
    private volatile @Nullable ChatResponse response;
    private volatile @Nullable Throwable failure;
    private volatile Consumer<PartialResponseContext> eachPart = context -> {};

    /** @param over counted down when it is */
    Heard(CountDownLatch over) {
        this.over = over;
    }

    /** Does something with each part, after it was heard. */
    Heard each(Consumer<PartialResponseContext> part) {
        eachPart = part;
        return this;
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        parts.add(part.text());
        eachPart.accept(context);
    }

    @Override
    public void onCompleteResponse(ChatResponse complete) {
        response = complete;
        over.countDown();
    }

    @Override
    public void onError(Throwable error) {
        failure = error;
        over.countDown();
    }

    List<String> parts() {
        return parts;
    }

    ChatResponse response() {
        return requireNonNull(response, () -> "failed with " + failure);
    }

    Throwable failure() {
        return requireNonNull(failure, "no failure");
    }

    boolean isSilent() {
        return response == null && failure == null;
    }
}
