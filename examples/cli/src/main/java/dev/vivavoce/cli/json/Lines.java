package dev.vivavoce.cli.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Lines of JSON Lines. */
public final class Lines {

    private static final String ID = "id";

    private Lines() {}

    /** The text in {@code bytes}; {@link BadInput} names the first byte that is not UTF-8. */
    public static String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            int offset = validBytes(bytes);
            String hex = String.format(Locale.ROOT, "0x%02X", bytes[offset] & 0xFF);
            throw new BadInput(Code.INVALID_UTF8, "byte " + (offset + 1) + " (" + hex + ") is not UTF-8");
        }
    }

    /** The object that {@code line} is. */
    public static ObjectNode parse(String line) {
        if (line.isBlank()) {
            throw new BadInput(Code.EMPTY_LINE, "the line is empty");
        }
        try {
            JsonNode node = Json.MAPPER.readTree(line);
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new BadInput(
                    Code.INVALID_JSON,
                    "the line must be a JSON object but is "
                            + node.getNodeType().name().toLowerCase(Locale.ROOT));
        } catch (JsonProcessingException e) {
            String column = e.getLocation() == null
                    ? ""
                    : " at column " + e.getLocation().getColumnNr();
            throw new BadInput(
                    Code.INVALID_JSON, "the line is not valid JSON" + column + ": " + e.getOriginalMessage());
        }
    }

    /** The id in a line that is no valid JSON, if it stands in full before the fault; otherwise null in JSON. */
    public static JsonNode idIn(String line) {
        try (JsonParser parser = Json.MAPPER.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return NullNode.instance;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(ID)) {
                    JsonNode id = parser.readValueAsTree();
                    return parser.nextToken() == null ? NullNode.instance : id;
                }
                parser.skipChildren();
            }
            return NullNode.instance;
        } catch (IOException e) {
            // The fault comes before the id, or within it: it is the same one that made the line invalid.
            return NullNode.instance;
        }
    }

    private static int validBytes(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        return result.isError() ? in.position() : Math.max(0, bytes.length - 1);
    }
}
