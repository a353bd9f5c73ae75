package dev.vivavoce.llm.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a provider's body says. The shapes of the providers do not clash, so one reading does for all. Only machine words are
 * taken from it: its sentences may repeat a prompt, an answer or a part of a key.
 */
final class Body {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{1,63}");

    private Body() {}

    /** The body; missing where it is no JSON. */
    static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a model or its filter refused to reply, where it did; of a whole reply or an event of a stream. */
    static Optional<String> refusal(JsonNode reply) {
        boolean stopped = Stream.of(reply, reply.path("delta"))
                .anyMatch(part -> part.path("stop_reason").asText().equals("refusal"));
        JsonNode choice = reply.path("choices").path(0);
        boolean said = Stream.of(choice.path("message"), choice.path("delta"))
                .anyMatch(part -> !part.path("refusal").asText("").isBlank());
        return stopped || said
                ? Optional.of("refusal")
                : word(reply.path("promptFeedback").path("blockReason"));
    }

    /** The words by which a provider names an error, such as "RESOURCE_EXHAUSTED". */
    static Set<String> errorWords(JsonNode body) {
        Set<String> words = new LinkedHashSet<>();
        for (JsonNode node : List.of(body.path("error"), body)) {
            for (String name : List.of("status", "type", "code", "param", "error_type")) {
                word(node.path(name)).ifPresent(words::add);
            }
        }
        body.path("error").path("details").forEach(detail -> word(detail.path("reason"))
                .ifPresent(words::add));
        words.remove("error");
        return words;
    }

    /** The delay in an error of Google's, such as "34.5s"; missing in the errors of others. */
    static String delay(JsonNode body) {
        for (JsonNode detail : body.path("error").path("details")) {
            if (detail.has("retryDelay")) {
                return detail.path("retryDelay").asText();
            }
        }
        return "";
    }

    private static Optional<String> word(JsonNode node) {
        return Optional.of(node.asText("")).filter(text -> WORD.matcher(text).matches());
    }
}
