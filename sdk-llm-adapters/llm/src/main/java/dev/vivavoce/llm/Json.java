package dev.vivavoce.llm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as what it is read for: an {@link Item}, a list, a {@link String}, a {@link Number}, a {@link Boolean}, or null. A
 * reply is read once and forgotten, and takes a tree of nodes several times its own length.
 */
final class Json {

    /** As many as most lists and objects here have. */
    private static final int USUAL = 5;

    private Json() {}

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> item(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getNumberValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("no value starts with " + parser.currentToken());
        };
    }

    /** The object that starts at the parser's token. */
    static Item item(JsonParser parser) throws IOException {
        List<String> keys = new ArrayList<>(USUAL);
        List<@Nullable Object> values = new ArrayList<>(USUAL);
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            keys.add(key);
            values.add(value(parser));
        }
        return new Item(keys, values);
    }

    private static List<@Nullable Object> list(JsonParser parser) throws IOException {
        List<@Nullable Object> list = new ArrayList<>(USUAL);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }
}
