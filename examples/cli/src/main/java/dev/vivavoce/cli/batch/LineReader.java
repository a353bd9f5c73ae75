package dev.vivavoce.cli.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Splits bytes into lines at LF or CR LF, without a mark of byte order at the start. Keeps at most one line in memory, and
 * of a line that is too long nothing. Not thread-safe.
 */
public final class LineReader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private boolean first;
    private long passed;

    /** @param in is not closed here */
    public LineReader(InputStream in) {
        this(in, true);
    }

    /** @param first whether the first line is that of a file, before which a mark may stand */
    LineReader(InputStream in, boolean first) {
        this.in = in;
        this.first = first;
    }

    /** How many bytes the lines so far took, with their ends. */
    long position() {
        return passed + position;
    }

    /** The next line; empty at the end. What follows the last line end counts as a line if there is something. */
    public Optional<RawLine> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        long length = 0;
        boolean ended = false;
        while (!ended && (position < limit || fill())) {
            int start = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            ended = position < limit;
            length += position - start;
            if (length <= RawLine.MOST_BYTES + 1L) {
                line.write(buffer, start, position - start);
            } else {
                line.reset();
            }
            position += ended ? 1 : 0;
        }
        return length == 0 && !ended ? Optional.empty() : Optional.of(trimmed(line.toByteArray(), length));
    }

    private boolean fill() throws IOException {
        passed += limit;
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }

    private RawLine trimmed(byte[] bytes, long length) {
        int from = first && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
        first = false;
        int to = bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        long trimmed = length - from - (bytes.length - to);
        return new RawLine(trimmed > RawLine.MOST_BYTES ? new byte[0] : Arrays.copyOfRange(bytes, from, to), trimmed);
    }

    private static boolean startsWithMark(byte[] bytes) {
        return bytes.length >= BYTE_ORDER_MARK.length
                && Arrays.equals(bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }
}
