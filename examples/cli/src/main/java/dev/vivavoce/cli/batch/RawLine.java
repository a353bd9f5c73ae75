package dev.vivavoce.cli.batch;

/** A line as it was read. */
public final class RawLine {

    /**
     * The longest line in bytes. The longest answer, posting or story takes less, even with each character escaped; in a
     * line of attempts there is room for tens of thousands.
     */
    public static final int MOST_BYTES = 4 << 20;

    private final byte[] bytes;
    private final long length;

    /**
     * @param bytes without the line's end; empty where the line is too long; not copied
     * @param length of the line in bytes
     */
    RawLine(byte[] bytes, long length) {
        this.bytes = bytes;
        this.length = length;
    }

    /** The line without its end; not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** The line's length in bytes, however long it is. */
    long length() {
        return length;
    }

    /** Whether it has more than {@link #MOST_BYTES}. */
    public boolean isTooLong() {
        return length > MOST_BYTES;
    }
}
