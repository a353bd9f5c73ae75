package dev.vivavoce.portal.models.control;

import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A model that a person waits for.
 *
 * @param name of the model
 * @param timeout within which each of its calls ends
 */
record Adviser(String name, ChatModel model, Duration timeout) {
    /** The same, which begins no call, such as a second try, that might not end before then. */
    ChatModel until(Instant end, InstantSource clock) {
        return new ChatModel() {
            @Override
            public ChatResponse chat(ChatRequest request) {
                if (clock.instant().plus(timeout).isAfter(end)) {
                    throw new TimeoutException("too little time is left for a call");
                }
                return model.chat(request);
            }

            @Override
            public ModelProvider provider() {
                return model.provider();
            }
        };
    }
}
