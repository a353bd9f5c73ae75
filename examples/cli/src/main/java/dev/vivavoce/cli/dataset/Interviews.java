package dev.vivavoce.cli.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.DurableFile;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.cli.json.Lines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of played interviews that only grows. An interview's last line says so; lines after the last such line were cut by a
 * crash, and are dropped when the file is opened. Thread-safe, but of one process.
 */
final class Interviews {

    private static final String NUMBER = "interview";
    private static final String LAST = "last";

    private final Path file;
    private final Set<Integer> there = new HashSet<>();
    private int answers;

    /** @throws Unusable when the file cannot be read, or holds something else */
    Interviews(Path file) {
        this.file = file;
        try {
            if (Files.exists(file)) {
                open(Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (CharacterCodingException notText) {
            throw new Unusable(file + ": holds something else than played interviews", notText);
        } catch (IOException e) {
            throw new Unusable("cannot read " + file + ": " + Failures.reason(e), e);
        }
    }

    private void open(String text) throws IOException {
        int whole = 0;
        int pending = 0;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            JsonNode line = line(text.substring(start, end));
            start = end + 1;
            pending += line.has("answer") ? 1 : 0;
            if (line.path(LAST).asBoolean()) {
                there.add(line.path(NUMBER).asInt());
                answers += pending;
                pending = 0;
                whole = start;
            }
        }
        if (whole < text.length()) {
            DurableFile.write(file, text.substring(0, whole).getBytes(StandardCharsets.UTF_8));
        }
    }

    private JsonNode line(String text) {
        try {
            ObjectNode line = Lines.parse(text);
            if (line.path(NUMBER).isInt()) {
                return line;
            }
        } catch (BadInput broken) {
            throw new Unusable(file + ": holds something else than played interviews", broken);
        }
        throw new Unusable(file + ": holds something else than played interviews");
    }

    synchronized boolean has(int number) {
        return there.contains(number);
    }

    synchronized int count() {
        return there.size();
    }

    synchronized int answers() {
        return answers;
    }

    /**
     * Adds an interview; on return it is on disk.
     *
     * @throws Unusable when it cannot be written
     */
    synchronized void add(int number, List<Labelled> labelled) {
        List<ObjectNode> lines = new ArrayList<>();
        labelled.forEach(one -> lines.add(LabelledJson.of(one).put(NUMBER, number)));
        if (lines.isEmpty()) {
            lines.add(Json.object().put(NUMBER, number));
        }
        lines.get(lines.size() - 1).put(LAST, true);
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(Json.line(line)).append('\n'));
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        } catch (IOException e) {
            throw new Unusable("cannot write " + file + ": " + Failures.reason(e), e);
        }
        there.add(number);
        answers += labelled.size();
    }
}
