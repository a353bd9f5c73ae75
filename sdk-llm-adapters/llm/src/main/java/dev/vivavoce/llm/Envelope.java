package dev.vivavoce.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What people wrote, as JSON of which no part can pass for anything but text: the marks that models and templates take for
 * control tokens are escaped, and so is what nobody can see.
 */
final class Envelope {

    private static final int ASCII = 0x80;
    private static final ObjectWriter WRITER = writer();
    private static final String[] ESCAPES = escapes();
    private static final boolean[] AS_IT_IS = new boolean[ASCII];

    static {
        for (int c = 0; c < ASCII; c++) {
            AS_IT_IS[c] = ESCAPES[c].length() == 1;
        }
    }

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

    /** What stands for each ASCII character in a string. */
    private static String[] escapes() {
        String[] escapes = new String[ASCII];
        for (char c = 0; c < ASCII; c++) {
            String quoted = seal(TextNode.valueOf(String.valueOf(c)));
            escapes[c] = quoted.substring(1, quoted.length() - 1);
        }
        return escapes;
    }

    /** Adds a text as it stands in a string of one line of JSON, without the quotation marks around it. */
    static void append(StringBuilder into, String text) {
        if (standsAsItIs(text)) {
            into.append(text);
            return;
        }
        text.codePoints().forEach(point -> {
            if (point < ASCII) {
                into.append(ESCAPES[point]);
            } else {
                show(into, point);
            }
        });
    }

    private static boolean standsAsItIs(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII || !AS_IT_IS[c]) {
                return false;
            }
        }
        return true;
    }

    /** Outside of strings JSON has no such characters, so all of them may be escaped. */
    private static String visible(String json) {
        StringBuilder visible = new StringBuilder(json.length() + 16);
        json.codePoints().forEach(point -> show(visible, point));
        return visible.toString();
    }

    private static void show(StringBuilder into, int point) {
        if (isHidden(point)) {
            for (char unit : Character.toChars(point)) {
                into.append("\\u").append(HexFormat.of().toHexDigits(unit));
            }
        } else {
            into.appendCodePoint(point);
        }
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
