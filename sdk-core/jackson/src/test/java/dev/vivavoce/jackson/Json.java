package dev.vivavoce.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** A host's mapper, and what the tests ask of it. */
final class Json {

    static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new VivavoceModule()).build();

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private Json() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static String pretty(Object value) {
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
        try {
            return MAPPER.writer(printer).writeValueAsString(value) + "\n";
        } catch (JsonProcessingException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What the reader of a document that cannot be read is told. */
    static String objection(String json, Class<?> type) {
        JsonMappingException objection =
                catchThrowableOfType(JsonMappingException.class, () -> MAPPER.readValue(json, type));
        assertThat(objection).as("objection to %s", json).isNotNull().satisfies(told -> assertThat(causes(told))
                .noneMatch(cause -> cause.length() > 600));
        return String.valueOf(objection.getMessage());
    }

    /** What a log would tell, causes included. */
    private static List<String> causes(Throwable objection) {
        return Stream.iterate(objection, Objects::nonNull, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .toList();
    }
}
