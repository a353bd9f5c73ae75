package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The lines of a file that are read in any order, and more than once; of each only its place is kept. Thread-safe. */
final class InputLines implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;
    private final long[] starts;

    private InputLines(Path file, FileChannel channel, long[] starts) {
        this.file = file;
        this.channel = channel;
        this.starts = starts;
    }

    /** @throws Unusable when it cannot be read, or is no file */
    static InputLines open(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new Unusable("cannot read " + file + ": it must be a file, for it is read more than once");
        }
        try (InputStream in = Files.newInputStream(file)) {
            LineReader lines = new LineReader(in);
            long[] starts = new long[1024];
            int count = 0;
            while (lines.next().isPresent()) {
                count++;
                starts = count < starts.length ? starts : Arrays.copyOf(starts, 2 * count);
                starts[count] = lines.position();
            }
            return new InputLines(file, FileChannel.open(file), Arrays.copyOf(starts, count + 1));
        } catch (IOException e) {
            throw new Unusable("cannot read " + file + ": " + Failures.reason(e), e);
        }
    }

    int size() {
        return starts.length - 1;
    }

    /** How many bytes a line takes, with its end. */
    long bytes(int index) {
        return starts[index + 1] - starts[index];
    }

    /**
     * A line.
     *
     * @param index from 0
     * @throws Unusable when it cannot be read any more
     */
    RawLine line(int index) {
        long length = bytes(index);
        try {
            if (length > RawLine.MOST_BYTES) {
                InputStream in = Channels.newInputStream(FileChannel.open(file).position(starts[index]));
                try (in) {
                    return new LineReader(in, index == 0).next().orElseThrow(EOFException::new);
                }
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) length);
            while (bytes.hasRemaining() && channel.read(bytes, starts[index] + bytes.position()) >= 0) {
                // A read may give less than was asked for.
            }
            if (bytes.hasRemaining()) {
                throw new EOFException("it has become shorter");
            }
            return new LineReader(new ByteArrayInputStream(bytes.array()), index == 0)
                    .next()
                    .orElseThrow(EOFException::new);
        } catch (IOException e) {
            throw new Unusable("cannot read " + file + ": " + Failures.reason(e), e);
        }
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
