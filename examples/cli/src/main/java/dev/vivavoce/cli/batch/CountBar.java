package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Streams;

/** How many of a known number are there, on one line of a terminal that is drawn again; nothing where there is none. */
public final class CountBar {

    private static final int CELLS = 30;

    private final Streams streams;
    private final int all;

    /** @param all how many there will be, 1 or more */
    public CountBar(Streams streams, int all) {
        this.streams = streams;
        this.all = all;
    }

    /**
     * Draws it.
     *
     * @param there how many there are, 0 to all
     * @param words behind it, such as "interviews"
     */
    public synchronized void draw(int there, String words) {
        if (streams.errIsTerminal()) {
            int full = (int) ((long) CELLS * there / all);
            streams.err()
                    .print("\r\033[K" + "█".repeat(full) + "░".repeat(CELLS - full) + " " + there + " of " + all + " "
                            + words);
            streams.err().flush();
        }
    }

    /** Wipes it. */
    public synchronized void wipe() {
        if (streams.errIsTerminal()) {
            streams.err().print("\r\033[K");
            streams.err().flush();
        }
    }
}
