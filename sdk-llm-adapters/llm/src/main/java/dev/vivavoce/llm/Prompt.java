package dev.vivavoce.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A task for a model: its instructions, and the form of the reply. Both are the same for all that is asked with it, so that a
 * provider can keep them in its cache.
 *
 * @param id names a version of it for good, such as {@code evaluate-answer.3}: whoever changes a word gives it a new number
 * @param instructions what to do
 * @param form sent as it stands, with its order of keys: evidence comes before the level that rests on it
 */
record Prompt(String id, SystemMessage instructions, ChatRequestParameters form) {

    /** The prompt in {@code id.txt} and {@code id.json} beside this class. */
    static Prompt named(String id) {
        return new Prompt(id, SystemMessage.from(resource(id + ".txt").strip()), form(id, schema(id + ".json")));
    }

    /** The same, with another schema for the reply. */
    Prompt in(String schema) {
        return new Prompt(id, instructions, form(id, schema));
    }

    /** A schema that stands beside this class, in one line. */
    static String schema(String name) {
        return resource(name).lines().map(String::strip).collect(Collectors.joining());
    }

    private static ChatRequestParameters form(String id, String schema) {
        ResponseFormat form = ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name(id.substring(0, id.indexOf('.')).replace('-', '_'))
                        .rootElement(JsonRawSchema.from(schema))
                        .build())
                .build();
        return ChatRequestParameters.builder().responseFormat(form).build();
    }

    /** What is asked about some material, which is sealed. */
    List<ChatMessage> messages(String material) {
        return List.of(instructions, UserMessage.from(material));
    }

    /** A request for an object of this form. */
    ChatRequest request(List<ChatMessage> messages) {
        return ChatRequest.builder().messages(messages).parameters(form).build();
    }

    /** The text of a file beside this class. */
    static String resource(String name) {
        try (InputStream stream = Prompt.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
