package dev.vivavoce.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vivavoce.cli.io.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run of the program within this process. */
record Run(int status, String out, String err) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Run with(String input, String... arguments) {
        return with(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static Run with(byte[] input, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = start(new ByteArrayInputStream(input), out, err, arguments);
        return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static int start(InputStream in, OutputStream out, OutputStream err, String... arguments) {
        PrintStream errors = new PrintStream(err, true, StandardCharsets.UTF_8);
        return Vivavoce.run(new Streams(in, out, errors, false, false, false), arguments);
    }

    List<JsonNode> lines() {
        return out.lines().map(Run::json).toList();
    }

    JsonNode line() {
        List<JsonNode> lines = lines();
        if (lines.size() != 1) {
            throw new AssertionError("one line was due but there are " + lines.size() + ": " + out + err);
        }
        return lines.get(0);
    }

    String code() {
        return line().at("/error/code").asText();
    }

    String message() {
        return line().at("/error/message").asText();
    }

    static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
