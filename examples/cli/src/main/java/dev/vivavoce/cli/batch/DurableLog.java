package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.DurableFile;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.cli.json.Lines;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A file of JSON Lines that grows a line at a time, each on disk before the next begins, in the hands of one process. Not
 * thread-safe.
 */
final class DurableLog implements AutoCloseable {

    /** Under which a line has the id of what was sent. */
    static final String BATCH = "batch";

    /** Far behind all content: on some systems nobody can read what is locked. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private final Path file;
    private final FileChannel channel;
    private long end;
    private boolean isNew;

    private DurableLog(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Where a line stands, in bytes, with its end. */
    record Place(long start, int length) {}

    /** Is told of each line that is there. */
    @FunctionalInterface
    interface Reader {
        void line(ObjectNode json, Place place);
    }

    /**
     * The log in a file, which is made where it is not there.
     *
     * @throws Unusable when another process has it, or it cannot be opened
     */
    static DurableLog open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            // A file that is gone by now was removed by the process that had it.
            if (isTaken(channel) || Files.notExists(file)) {
                channel.close();
                throw new Unusable(file + ": another process is at work on it; wait for it, or end it first");
            }
            return new DurableLog(file, channel);
        } catch (IOException e) {
            throw new Unusable("cannot open the journal " + file + ": " + Failures.reason(e), e);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(LOCKED_BYTE, 1, false) == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    /**
     * Reads all lines. What a crash has left half-written at the end is dropped.
     *
     * @param head how a log begins; written where there is none
     * @throws Unusable when something else stands there, which is left as it is
     */
    void read(ObjectNode head, Reader reader) {
        try {
            end = whole(reader);
            if (end == 0) {
                requireStartOf(bytes(head));
                isNew = true;
                reader.line(head, append(head));
                DurableFile.syncFolder(
                        Objects.requireNonNull(file.toAbsolutePath().getParent()));
            }
            channel.truncate(end);
        } catch (IOException e) {
            throw new Unusable("cannot read the journal " + file + ": " + Failures.reason(e), e);
        }
    }

    /** Where the last whole line ends. */
    private long whole(Reader reader) throws IOException {
        long size = channel.size();
        boolean ended = size > 0 && bytes(new Place(size - 1, 1))[0] == '\n';
        LineReader lines = new LineReader(Channels.newInputStream(channel.position(0)));
        long start = 0;
        for (Optional<RawLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            boolean last = lines.position() == size;
            if (last && !ended) {
                return start;
            }
            ObjectNode json;
            try {
                json = Lines.parse(Lines.decode(line.get().bytes()));
            } catch (BadInput torn) {
                if (last) {
                    return start;
                }
                throw noLog();
            }
            reader.line(json, new Place(start, (int) (lines.position() - start)));
            start = lines.position();
        }
        return start;
    }

    /** Where not even the first line is whole, it must at least be the beginning of ours: else the file is somebody's. */
    private void requireStartOf(byte[] head) throws IOException {
        long size = channel.size();
        if (size >= head.length) {
            throw noLog();
        }
        byte[] there = bytes(new Place(0, (int) size));
        if (!new String(head, StandardCharsets.UTF_8).startsWith(new String(there, StandardCharsets.UTF_8))) {
            throw noLog();
        }
    }

    /** Whether it was begun by this object. */
    boolean isNew() {
        return isNew;
    }

    /** What stands there is something else. */
    Unusable noLog() {
        return new Unusable(file + ": is no journal that can be read; remove it, or name another file");
    }

    /**
     * Adds a line. On return it is on disk.
     *
     * @throws Unusable when it is not, and counts as not written
     */
    Place append(ObjectNode json) {
        byte[] line = bytes(json);
        ByteBuffer left = ByteBuffer.wrap(line);
        try {
            while (left.hasRemaining()) {
                channel.write(left, end + left.position());
            }
            channel.force(false);
        } catch (IOException e) {
            throw new Unusable("cannot write the journal " + file + ": " + Failures.reason(e), e);
        }
        Place place = new Place(end, line.length);
        end += line.length;
        return place;
    }

    /**
     * Sends what stands for money, and adds a line with the id that it got as the next thing that is done. On return the line is on
     * disk: only a crash between the two lets something be sent, and paid for, twice.
     *
     * @param json what the line has besides
     * @param sender gives the id
     * @throws Unusable when it is not on disk
     */
    String appendSent(ObjectNode json, Supplier<String> sender) {
        String id = sender.get();
        append(json.put(BATCH, id));
        return id;
    }

    /** A line that was read or added before. */
    ObjectNode line(Place place) throws IOException {
        return Lines.parse(new String(bytes(place), StandardCharsets.UTF_8));
    }

    private byte[] bytes(Place place) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(place.length());
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, place.start() + bytes.position()) < 0) {
                throw new EOFException("it has become shorter");
            }
        }
        return bytes.array();
    }

    private static byte[] bytes(ObjectNode json) {
        return (Json.line(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Removes the file. */
    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new Unusable("cannot close the journal " + file + ": " + Failures.reason(e), e);
        }
    }
}
