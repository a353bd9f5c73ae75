package dev.vivavoce.djl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.internal.JsonSchemaElementUtils;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchemaElement;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** LangChain4j's requests as a decoder takes them. What cannot be kept is refused before anything runs. Thread-safe. */
final class Requests {
    private static final JsonMapper MAPPER = new JsonMapper();
    static final int MOST_TOKENS = 2_048;

    private final Language language;
    private final String name;
    private final int context;
    private final long seed;

    /**
     * @param name the model's
     * @param context the most tokens of prompt and reply together
     */
    Requests(Language language, String name, int context, long seed) {
        this.language = language;
        this.name = name;
        this.context = context;
        this.seed = seed;
    }

    /**
     * A request for one reply.
     *
     * @throws InvalidRequestException where its prompt is too long, or a number is out of range
     * @throws ModelNotFoundException where it asks for another model
     * @throws UnsupportedFeatureException where it asks for what a model here cannot do
     */
    Request of(ChatRequest request, long deadline) {
        ChatRequestParameters parameters = request.parameters();
        refuse(parameters);
        Sampling sampling = sampling(parameters);
        int[] prompt =
                language.prompt(request.messages().stream().map(Requests::turn).toList());
        int left = context - prompt.length;
        if (left < 1) {
            throw new InvalidRequestException("the prompt has " + prompt.length + " tokens, but " + name + " takes "
                    + context + " at most, together with its reply: make it shorter, or allow a larger context");
        }
        int most = Objects.requireNonNullElse(parameters.maxOutputTokens(), MOST_TOKENS);
        if (most < 1) {
            throw new InvalidRequestException("maxOutputTokens must be positive but is " + most);
        }
        List<String> stops = Optional.ofNullable(parameters.stopSequences()).orElse(List.of());
        if (stops.contains("")) {
            throw new InvalidRequestException("a stop sequence must not be empty");
        }
        return new Request(prompt, sampling, Math.min(most, left), stops, form(parameters.responseFormat()), deadline);
    }

    private void refuse(ChatRequestParameters parameters) {
        if (parameters.modelName() != null && !parameters.modelName().equals(name)) {
            throw new ModelNotFoundException("the model here is " + name + ", not " + parameters.modelName());
        }
        if (parameters.toolSpecifications() != null
                && !parameters.toolSpecifications().isEmpty()) {
            throw new UnsupportedFeatureException(name + " takes no tools");
        }
        if (isSet(parameters.frequencyPenalty()) || isSet(parameters.presencePenalty())) {
            throw new UnsupportedFeatureException(name + " takes no penalties for what was said before");
        }
    }

    private static boolean isSet(@Nullable Double penalty) {
        return penalty != null && penalty != 0;
    }

    private Sampling sampling(ChatRequestParameters parameters) {
        try {
            return new Sampling(
                    Objects.requireNonNullElse(parameters.temperature(), 0.0),
                    Objects.requireNonNullElse(parameters.topK(), 0),
                    Objects.requireNonNullElse(parameters.topP(), 1.0),
                    seed);
        } catch (IllegalArgumentException outOfRange) {
            throw new InvalidRequestException(outOfRange.getMessage(), outOfRange);
        }
    }

    private Optional<JsonForm> form(@Nullable ResponseFormat format) {
        if (format == null || format.type() == ResponseFormatType.TEXT) {
            return Optional.empty();
        }
        if (format.jsonSchema() == null) {
            throw new UnsupportedFeatureException(name + " writes JSON by a schema only: the response format has none");
        }
        try {
            return Optional.of(language.form(schema(format.jsonSchema().rootElement())));
        } catch (IllegalArgumentException refused) {
            throw new UnsupportedFeatureException(name + " cannot keep the schema: " + refused.getMessage());
        }
    }

    private static String schema(JsonSchemaElement root) {
        if (root instanceof JsonRawSchema raw) {
            return raw.schema();
        }
        try {
            return MAPPER.writeValueAsString(JsonSchemaElementUtils.toMap(root));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Turn turn(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return new Turn(Turn.Role.SYSTEM, system.text());
        }
        if (message instanceof AiMessage ai && !ai.hasToolExecutionRequests()) {
            return new Turn(Turn.Role.ASSISTANT, Objects.requireNonNullElse(ai.text(), ""));
        }
        if (message instanceof UserMessage user) {
            StringBuilder text = new StringBuilder();
            for (Content content : user.contents()) {
                if (!(content instanceof TextContent part)) {
                    throw new UnsupportedFeatureException("the model takes text only, not " + content.type());
                }
                text.append(text.isEmpty() ? "" : "\n").append(part.text());
            }
            return new Turn(Turn.Role.USER, text.toString());
        }
        throw new UnsupportedFeatureException("the model takes no message of type " + message.type());
    }
}
