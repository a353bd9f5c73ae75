package dev.vivavoce.djl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Models whose engine is scripted: a ChatML folder, and what it takes to ask. */
final class Scripted {
    static final ObjectNode TOKENIZER = TinyTokenizer.byteLevel(TinyTokenizer.CHAT_ML);
    static final Vocabulary VOCABULARY = Vocabulary.of(TOKENIZER);
    static final int CONTEXT = 4_096;

    private Scripted() {}

    static Path folder(Path parent) {
        try {
            return TinyTokenizer.folder(parent.resolve("a-model"), TOKENIZER, "<|im_end|>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ScriptedEngine engine(int slots, Function<int[], float[]> script) {
        return new ScriptedEngine(VOCABULARY.size(), CONTEXT, slots, script);
    }

    /** Says what a function of the last thing said gives. */
    static ScriptedEngine saying(int slots, UnaryOperator<String> reply) {
        return engine(slots, Script.spelling(VOCABULARY, reply));
    }

    static Djl.Builder builder(Path parent, Engine engine) {
        return Djl.builder().folder(folder(parent)).loader((folder, settings) -> engine);
    }

    static ChatRequest asking(String words) {
        return ChatRequest.builder().messages(UserMessage.from(words)).build();
    }

    static ChatRequest asking(String words, String schema) {
        return ChatRequest.builder()
                .messages(UserMessage.from(words))
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("form")
                                .rootElement(JsonRawSchema.from(schema))
                                .build())
                        .build())
                .build();
    }
}
