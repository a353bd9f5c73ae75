package dev.vivavoce.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What people wrote, as JSON of which no part can pass for anything but text: the marks that models and templates take for
 * control tokens are escaped, and so is what nobody can see.
 */
final class Envelope {

    private static final ObjectWriter WRITER = writer();

    private Envelope() {}

    /** An empty object, to be filled from what stays the same to what changes. */
    static ObjectNode open() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** One line of JSON. */
    static String seal(JsonNode content) {
        try {
            return visible(WRITER.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectWriter writer() {
        JsonMapper mapper = new JsonMapper();
        mapper.getFactory().setCharacterEscapes(new Marks());
        return mapper.writer();
    }

    /** Outside of strings JSON has no such characters, so all of them may be escaped. */
    private static String visible(String json) {
        StringBuilder visible = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(point -> {
            if (isHidden(point)) {
                for (char unit : Character.toChars(point)) {
                    visible.append("\\u").append(HexFormat.of().toHexDigits(unit));
                }
            } else {
                visible.appendCodePoint(point);
            }
        });
        return visible.toString();
    }

    private static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.FORMAT,
                    Character.CONTROL,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SURROGATE -> true;
            default -> point == 0x2028 || point == 0x2029;
        };
    }

    /** Angle and square brackets, as in {@code <|im_start|>}, {@code </s>} and {@code [INST]}. */
    private static final class Marks extends CharacterEscapes {

        private static final long serialVersionUID = 1;

        private final int[] escapes = standardAsciiEscapesForJSON();

        Marks() {
            for (char mark : "<>[]".toCharArray()) {
                escapes[mark] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes.clone();
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
