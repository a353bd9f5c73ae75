package dev.vivavoce.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.WordLimit;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A parser that stands on a value, and knows how to complain about it. Used for one document, by one thread. */
final class Input {

    /** How one kind of value is read. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Input in) throws IOException;
    }

    private static final Pattern AMOUNT = Pattern.compile("\\d{1,12}(?:\\.\\d{1,18})?");
    private static final int MOST_DIGITS = 18;
    private static final int MOST_SHOWN = 40;
    private static final int MOST_SAID = 400;

    private final JsonParser parser;
    private List<Rubric> rubrics = List.of();

    Input(JsonParser parser) {
        this.parser = parser;
    }

    /** Enters the object. */
    Input object() throws IOException {
        expect(JsonToken.START_OBJECT, "an object");
        return this;
    }

    /** The name of the object's next field that is not null, on whose value the parser then stands; null at its end. */
    @Nullable
    String field() throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                return name;
            }
        }
        return null;
    }

    /** Passes over the value. */
    void skip() throws IOException {
        parser.skipChildren();
    }

    String text() throws IOException {
        expect(JsonToken.VALUE_STRING, "a text");
        return parser.getText();
    }

    boolean bool() throws IOException {
        if (!parser.currentToken().isBoolean()) {
            throw expected("true or false");
        }
        return parser.getBooleanValue();
    }

    int integer() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return parser.getIntValue();
    }

    long whole() throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        return parser.getLongValue();
    }

    double number() throws IOException {
        if (!parser.currentToken().isNumeric()) {
            throw expected("a number");
        }
        return parser.getDoubleValue();
    }

    Duration seconds() throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return Duration.ofSeconds(parser.getLongValue());
        }
        if (!parser.currentToken().isNumeric()) {
            throw expected("a number of seconds");
        }
        BigDecimal seconds = parser.getDecimalValue();
        if (seconds.precision() - (long) seconds.scale() > MOST_DIGITS) {
            throw expected("a number of seconds of at most " + MOST_DIGITS + " digits");
        }
        return made(() -> Duration.ofSeconds(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).intValue()));
    }

    /** An amount of money, written as a text so that no reader rounds it. */
    BigDecimal amount() throws IOException {
        String text = text();
        if (!AMOUNT.matcher(text).matches()) {
            throw error("must be an amount such as \"0.0012\" but is " + shown(text), null);
        }
        return new BigDecimal(text);
    }

    Instant instant() throws IOException {
        String text = text();
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw error("must be a time such as 2026-03-02T09:00:00Z but is " + shown(text), unreadable);
        }
    }

    Locale locale() throws IOException {
        String text = text();
        try {
            return new Locale.Builder().setLanguageTag(text).build();
        } catch (IllformedLocaleException unreadable) {
            throw error(
                    "must be a language tag such as en or de-AT but is " + shown(text),
                    text.length() > MOST_SHOWN ? null : unreadable);
        }
    }

    <E extends Enum<E>> E constant(Names<E> names) throws IOException {
        String text = text();
        E constant = names.constant(text);
        if (constant == null) {
            throw error("must be one of " + names + " but is " + shown(text), null);
        }
        return constant;
    }

    <T> List<T> list(Reader<T> reader) throws IOException {
        expect(JsonToken.START_ARRAY, "a list");
        List<T> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(reader.read(this));
        }
        return list;
    }

    /** What {@code reader} makes of the object's fields, or the objection of the value that it builds from them. */
    <T> T made(Supplier<T> value) throws IOException {
        try {
            return value.get();
        } catch (IllegalArgumentException | IllegalStateException | ArithmeticException objection) {
            throw error(String.valueOf(objection.getMessage()), objection);
        }
    }

    <T> T required(@Nullable T value, String field) throws IOException {
        if (value == null) {
            throw error("lacks the field \"" + field + "\"", null);
        }
        return value;
    }

    void version() throws IOException {
        int version = integer();
        if (version < 1) {
            throw error("must be 1 or more but is " + version, null);
        }
        if (version > VivavoceModule.VERSION) {
            throw error(
                    "was written by a newer version (" + version + "); this one reads up to " + VivavoceModule.VERSION,
                    null);
        }
    }

    /** Rubrics that questions further on refer to by their index. */
    void share(List<Rubric> shared) {
        rubrics = shared;
    }

    Rubric rubric(Reader<Rubric> reader) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            return reader.read(this);
        }
        int index = integer();
        if (index < 0 || index >= rubrics.size()) {
            throw error("names rubric " + index + " but " + rubrics.size() + " were listed before", null);
        }
        return rubrics.get(index);
    }

    /** What is wrong, and where. What was read may be long and a person's own: no more than its start is ever told. */
    JsonMappingException error(String what, @Nullable Throwable cause) {
        String place = parser.getParsingContext().pathAsPointer().toString();
        String pointer = place.isEmpty() ? "" : place + ": ";
        if (what.length() > MOST_SAID) {
            String start = WordLimit.wellFormed(what.substring(0, MOST_SAID));
            return JsonMappingException.from(parser, pointer + start + "…");
        }
        return JsonMappingException.from(parser, pointer + what, cause);
    }

    /** The start of {@code text}, in quotation marks. */
    static String shown(String text) {
        return text.length() <= MOST_SHOWN
                ? "\"" + text + "\""
                : "\"" + WordLimit.wellFormed(text.substring(0, MOST_SHOWN)) + "…\"";
    }

    private void expect(JsonToken token, String what) throws IOException {
        if (parser.currentToken() != token) {
            throw expected(what);
        }
    }

    private JsonMappingException expected(String what) throws IOException {
        JsonToken token = parser.currentToken();
        String found =
                switch (token == null ? JsonToken.NOT_AVAILABLE : token) {
                    case VALUE_STRING -> "the text " + shown(parser.getText());
                    case START_OBJECT -> "an object";
                    case START_ARRAY -> "a list";
                    case NOT_AVAILABLE -> "nothing";
                    default -> shown(parser.getText());
                };
        return error("must be " + what + " but is " + found, null);
    }
}
