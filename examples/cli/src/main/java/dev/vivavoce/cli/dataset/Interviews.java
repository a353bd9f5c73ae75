package dev.vivavoce.cli.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.cli.json.Lines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A file of played interviews that only grows. An interview's last line says so; lines after the last such line were cut by a
 * crash, and are dropped when the file is opened. Thread-safe, and of one process while it is open.
 */
final class Interviews implements AutoCloseable {

    private static final String NUMBER = "interview";
    private static final String LAST = "last";
    private static final String BEGINNING = "{\"id\":\"interview-";

    private final Path file;
    private final FileChannel channel;
    private final Set<Integer> there = new HashSet<>();
    private int answers;

    private Interviews(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * The interviews in a file, which is made where it is not there.
     *
     * @throws Unusable when another process has it, it cannot be read, or it holds something else
     */
    static Interviews open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Interviews interviews = new Interviews(file, channel);
            try {
                if (isTaken(channel)) {
                    throw new Unusable(file + ": another process is at work on it; wait for it, or end it first");
                }
                interviews.read();
                return interviews;
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new Unusable("cannot read " + file + ": " + Failures.reason(e), e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private void read() throws IOException {
        byte[] all = Files.readAllBytes(file);
        int whole = 0;
        int pending = 0;
        int start = 0;
        for (int end = end(all, 0); end >= 0; end = end(all, start)) {
            JsonNode line = line(Arrays.copyOfRange(all, start, end));
            start = end + 1;
            pending += line.has("answer") ? 1 : 0;
            if (line.path(LAST).asBoolean()) {
                there.add(line.path(NUMBER).asInt());
                answers += pending;
                pending = 0;
                whole = start;
            }
        }
        requireOurs(all, start);
        channel.truncate(whole);
        channel.position(whole);
    }

    private static int end(byte[] all, int from) {
        for (int i = from; i < all.length; i++) {
            if (all[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** A line without an end was cut by a crash, if it begins as ours do. */
    private void requireOurs(byte[] all, int from) {
        String cut =
                new String(all, from, Math.min(all.length - from, BEGINNING.length()), StandardCharsets.ISO_8859_1);
        if (!BEGINNING.startsWith(cut) && !cut.startsWith("{\"" + NUMBER)) {
            throw strange();
        }
    }

    private JsonNode line(byte[] bytes) {
        try {
            ObjectNode line = Lines.parse(Lines.decode(bytes));
            if (line.path(NUMBER).isInt()) {
                return line;
            }
        } catch (BadInput broken) {
            throw strange();
        }
        throw strange();
    }

    private Unusable strange() {
        return new Unusable(file + ": holds something else than played interviews");
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
        try {
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

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Unusable("cannot close " + file + ": " + Failures.reason(e), e);
        }
    }
}
