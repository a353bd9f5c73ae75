package dev.vivavoce.llm;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.TSFBuilder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A model's reply, read as far as it can be read without guessing: in a code fence, with prose around it, after a block of
 * thinking, with trailing commas, comments, single quotes or bare keys, in a list of one or in an object around it. Where it
 * could mean two different things, it means nothing.
 */
final class Reply {

    private static final JsonFactory STRICT = strict(JsonFactory.builder()).build();
    private static final JsonFactory LENIENT = strict(JsonFactory.builder())
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_YAML_COMMENTS)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .build();
    private static final Pattern THINKING =
            Pattern.compile("(?is)^.*</(?:think|thinking|thought|reasoning|reflection)>");
    /** Far more than any form here takes. */
    private static final int LONGEST = 200_000;
    /** Where so many braces open nothing, there is no reply. */
    private static final int MOST_TRIES = 100;

    private final String text;

    Reply(String text) {
        this.text = text;
    }

    /**
     * What the reply says.
     *
     * @param read takes the object that was asked for
     * @throws MalformedReplyException when there is no such object, or when there are different ones
     */
    <T> T as(Function<Item, T> read) {
        if (text.length() > LONGEST) {
            throw new MalformedReplyException("the reply is too long");
        }
        Item whole = whole();
        return whole == null ? search(read) : read(whole, read);
    }

    private static TSFBuilder<?, ?> strict(TSFBuilder<?, ?> builder) {
        return builder.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER);
    }

    /** The object that the reply is, to the letter. */
    @Nullable
    Item whole() {
        try (JsonParser parser = STRICT.createParser(text)) {
            Item whole = parser.nextToken() == JsonToken.START_OBJECT ? Json.item(parser) : null;
            return parser.nextToken() == null ? whole : null;
        } catch (JsonProcessingException notJson) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T search(Function<Item, T> read) {
        List<T> found = new ArrayList<>();
        MalformedReplyException problem = new MalformedReplyException("the reply holds no whole JSON object");
        for (Item object : objects()) {
            try {
                T value = read(object, read);
                if (!found.contains(value)) {
                    found.add(value);
                }
            } catch (MalformedReplyException other) {
                problem = other;
            }
        }
        if (found.size() > 1) {
            throw new MalformedReplyException("the reply holds more than one object");
        }
        if (found.isEmpty()) {
            throw problem;
        }
        return found.get(0);
    }

    private static <T> T read(Item object, Function<Item, T> read) {
        Item item = Item.of(object);
        try {
            return read.apply(item);
        } catch (MalformedReplyException outside) {
            Item inside = item.only().orElseThrow(() -> outside);
            return read.apply(inside);
        }
    }

    /** The outermost objects after any thinking, in order. */
    List<Item> objects() {
        String said = THINKING.matcher(text).replaceFirst("");
        List<Item> objects = new ArrayList<>();
        int from = said.indexOf('{');
        for (int tries = 0; from >= 0 && tries < MOST_TRIES; tries++) {
            int end = from + 1;
            try (JsonParser parser = LENIENT.createParser(said.substring(from))) {
                parser.nextToken();
                objects.add(Json.item(parser));
                end = from + Math.toIntExact(parser.currentLocation().getCharOffset());
            } catch (JsonProcessingException noObject) {
                // This brace was part of something else.
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            from = said.indexOf('{', end);
        }
        return objects;
    }
}
