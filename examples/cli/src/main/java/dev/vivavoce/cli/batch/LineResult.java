package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Code;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.cli.json.Lines;
import dev.vivavoce.core.spi.UnavailableException;
import java.nio.charset.StandardCharsets;

/**
 * What became of one line.
 *
 * @param json the line out, id first
 * @param failed whether it holds an error
 */
record LineResult(ObjectNode json, boolean failed) {

    /** The result of {@code task} on a line; any fault of the line is in the result. */
    static LineResult of(RawLine line, LineTask task) {
        if (line.isTooLong()) {
            return failure(
                    NullNode.instance,
                    Code.TOO_LONG,
                    "the line has " + line.length() + " bytes; the most is " + RawLine.MOST_BYTES);
        }
        String text = "";
        JsonNode id = NullNode.instance;
        try {
            text = Lines.decode(line.bytes());
            ObjectNode object = Lines.parse(text);
            id = object.path("id").isMissingNode() ? NullNode.instance : object.get("id");
            ObjectNode json = Json.object();
            json.set("id", id);
            json.setAll(task.apply(Fields.of(object)));
            return new LineResult(json, false);
        } catch (BadInput bad) {
            return failure(bad.code() == Code.INVALID_JSON ? Lines.idIn(text) : id, bad.code(), message(bad));
        } catch (IllegalArgumentException refused) {
            return failure(id, Code.INVALID_VALUE, message(refused));
        } catch (UnavailableException unavailable) {
            return failure(id, Code.UNAVAILABLE, message(unavailable));
        }
    }

    /** The result of a line on which this program failed; says where, never on what text. */
    static LineResult fault(RawLine line, Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        String where = trace.length == 0 ? "" : " at " + trace[0];
        JsonNode id = Lines.idIn(new String(line.bytes(), StandardCharsets.UTF_8));
        return failure(id, Code.INTERNAL_ERROR, cause.getClass().getSimpleName() + where);
    }

    private static LineResult failure(JsonNode id, Code code, String message) {
        ObjectNode json = Json.object();
        json.set("id", id);
        json.putObject("error").put("code", Json.name(code)).put("message", message);
        return new LineResult(json, true);
    }

    private static String message(RuntimeException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
