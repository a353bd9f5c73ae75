package dev.vivavoce.llm.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Who is asked, and how.
 *
 * @param name for messages
 * @param keyVariable for messages
 * @param headers that hold the key
 * @param isReply whether the body of a 2xx is a reply that the model can read
 * @param isEnd whether an event of a stream says why the model stopped
 */
record Provider(
        String name,
        String keyVariable,
        Supplier<Map<String, String>> headers,
        Predicate<JsonNode> isReply,
        Predicate<JsonNode> isEnd) {}
