package dev.vivavoce.cli.interview;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.jackson.VivavoceModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Sessions as they stand in files. */
final class SessionJson {

    static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new VivavoceModule())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private static final Pattern INDEX = Pattern.compile("/(\\d+)(?=/|$)");

    private SessionJson() {}

    static byte[] write(Session session) {
        try {
            return MAPPER.writeValueAsBytes(session);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a session.
     *
     * @throws Unusable naming the file, the line, and the field that is wrong
     */
    static Session read(Path file, byte[] json) {
        if (json.length == 0) {
            throw new Unusable(file + ", line 1: the file is empty");
        }
        requireWhole(file, json);
        try {
            Session session = MAPPER.readValue(json, Session.class);
            if (session == null) {
                throw new Unusable(file + ", line 1: holds no session");
            }
            return session;
        } catch (JsonProcessingException e) {
            throw new Unusable(file + place(e) + ": " + firstLine(e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where JSON breaks off, a parser knows the field; a mapper that is being fed by it does not say. */
    private static void requireWhole(Path file, byte[] json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            JsonPointer[] last = {JsonPointer.empty()};
            try {
                while (parser.nextToken() != null) {
                    last[0] = parser.getParsingContext().pathAsPointer();
                }
            } catch (JsonProcessingException e) {
                throw new Unusable(
                        file + line(e.getLocation()) + field(path(last[0])) + ": the file is cut off or damaged: "
                                + firstLine(e.getOriginalMessage()),
                        e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(JsonProcessingException failure) {
        StringBuilder path = new StringBuilder();
        if (failure instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference reference : mapping.getPath()) {
                path.append(
                        reference.getFieldName() == null
                                ? "[" + reference.getIndex() + "]"
                                : (path.isEmpty() ? "" : ".") + reference.getFieldName());
            }
        }
        return line(failure.getLocation()) + field(path.toString());
    }

    private static String line(JsonLocation location) {
        return location == null ? "" : ", line " + location.getLineNr();
    }

    private static String field(String path) {
        return path.isEmpty() ? "" : ", field \"" + path + "\"";
    }

    private static String path(JsonPointer pointer) {
        String indexed = INDEX.matcher(pointer.toString()).replaceAll("[$1]");
        return indexed.isEmpty() ? "" : indexed.substring(1).replace('/', '.');
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }
}
