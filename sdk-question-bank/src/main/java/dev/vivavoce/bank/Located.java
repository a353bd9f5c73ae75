package dev.vivavoce.bank;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value that knows its line, which a tree of Jackson's does not.
 *
 * @param value a {@code Map<String, Located>}, {@code List<Located>}, {@code String}, {@code Number}, {@code Boolean} or null
 * @param line from 1
 */
record Located(@Nullable Object value, int line) {

    /** Deeper than any pack goes, and shallow enough for the stack. */
    private static final int DEEPEST = 50;

    static Located read(JsonParser parser) throws IOException {
        parser.nextToken();
        Located root = read(parser, 0);
        if (parser.nextToken() != null) {
            throw new JsonParseException(parser, "something follows the end of the document");
        }
        return root;
    }

    /** The same value, all of it standing on one line. */
    Located onLine(int number) {
        if (value instanceof Map<?, ?> fields) {
            Map<String, Located> moved = new LinkedHashMap<>();
            fields.forEach((name, field) -> moved.put((String) name, ((Located) field).onLine(number)));
            return new Located(moved, number);
        }
        if (value instanceof List<?> elements) {
            return new Located(
                    elements.stream()
                            .map(element -> ((Located) element).onLine(number))
                            .toList(),
                    number);
        }
        return new Located(value, number);
    }

    /** Whether a text in it holds {@code part}. */
    boolean holds(String part) {
        if (value instanceof Map<?, ?> fields) {
            return fields.values().stream().anyMatch(field -> ((Located) field).holds(part));
        }
        if (value instanceof List<?> elements) {
            return elements.stream().anyMatch(element -> ((Located) element).holds(part));
        }
        return value instanceof String text && text.contains(part);
    }

    private static Located read(JsonParser parser, int depth) throws IOException {
        JsonToken token = parser.currentToken();
        int line = parser.currentTokenLocation().getLineNr();
        if (token == null || depth > DEEPEST) {
            throw new JsonParseException(
                    parser, token == null ? "the document ends too early" : "nested more than " + DEEPEST + " deep");
        }
        switch (token) {
            case START_OBJECT -> {
                Map<String, Located> fields = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    fields.put(name, read(parser, depth + 1));
                }
                return new Located(fields, line);
            }
            case START_ARRAY -> {
                List<Located> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(read(parser, depth + 1));
                }
                return new Located(elements, line);
            }
            case VALUE_STRING -> {
                return new Located(parser.getText(), line);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return new Located(parser.getNumberValue(), line);
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return new Located(parser.getBooleanValue(), line);
            }
            default -> {
                return new Located(null, line);
            }
        }
    }
}
