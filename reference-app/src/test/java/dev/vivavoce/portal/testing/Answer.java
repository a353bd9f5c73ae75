package dev.vivavoce.portal.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What came back. */
public record Answer(int status, HttpHeaders headers, String body) {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

    public JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON: " + body, e);
        }
    }

    public String text(String field) {
        return json().path(field).asText();
    }

    /** The pointers to what is invalid. */
    public List<String> faults() {
        return expect(422).json().path("errors").findValuesAsText("pointer");
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The path of the next page. */
    public Optional<String> next() {
        return header("Link").map(NEXT::matcher).filter(Matcher::find).map(link -> link.group(1));
    }

    public Answer expect(int expected) {
        if (status != expected) {
            throw new AssertionError("Expected " + expected + " but was " + status + ": " + body);
        }
        return this;
    }
}
