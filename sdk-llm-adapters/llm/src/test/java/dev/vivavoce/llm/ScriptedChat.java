package dev.vivavoce.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A chat model that says what a test told it to say, and keeps what it was asked. Thread-safe where its script is. */
final class ScriptedChat implements ChatModel {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Function<ChatRequest, ChatResponse> script;
    private final ModelProvider provider;
    private final List<ChatRequest> requests = new CopyOnWriteArrayList<>();

    /** What the script says, or throws. */
    @FunctionalInterface
    interface Line {
        ChatResponse say();
    }

    private ScriptedChat(Function<ChatRequest, ChatResponse> script, ModelProvider provider) {
        this.script = script;
        this.provider = provider;
    }

    /** A chat model that says one thing after another, or throws it. */
    static ScriptedChat saying(Line... replies) {
        Deque<Line> left = new ArrayDeque<>(List.of(replies));
        return new ScriptedChat(request -> left.removeFirst().say(), ModelProvider.OTHER);
    }

    /** A chat model that replies to the material it is given. */
    static ScriptedChat answering(Function<String, String> script) {
        return new ScriptedChat(
                request -> reply(script.apply(material(request))).say(), ModelProvider.OTHER);
    }

    /** The same, of a provider. */
    ScriptedChat by(ModelProvider other) {
        return new ScriptedChat(script, other);
    }

    static Line reply(String text) {
        return reply(text, FinishReason.STOP);
    }

    static Line reply(String text, FinishReason reason) {
        return () -> ChatResponse.builder()
                .aiMessage(AiMessage.from(text))
                .finishReason(reason)
                .build();
    }

    static Line reply(String text, TokenUsage usage) {
        return () -> ChatResponse.builder()
                .aiMessage(AiMessage.from(text))
                .finishReason(FinishReason.STOP)
                .tokenUsage(usage)
                .build();
    }

    static Line failing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    /** All it was asked so far, in order. */
    List<ChatRequest> requests() {
        return List.copyOf(requests);
    }

    /** What a request is about, without its instructions. */
    static String material(ChatRequest request) {
        return ((UserMessage) request.messages().get(1)).singleText();
    }

    /** Material as JSON. */
    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ModelProvider provider() {
        return provider;
    }

    @Override
    public ChatResponse doChat(ChatRequest request) {
        requests.add(request);
        return script.apply(request);
    }
}
