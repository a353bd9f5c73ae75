package dev.vivavoce.cli.dataset;

import dev.vivavoce.cli.io.Streams;
import java.util.Locale;

/** Counts on one line of a terminal, now and then; says nothing where there is none. Not thread-safe. */
final class Progress implements Runnable {

    private static final int EACH = 100;

    private final Streams streams;
    private final String words;
    private int count;

    /** @param words behind the count, such as "lines read" */
    Progress(Streams streams, String words) {
        this.streams = streams;
        this.words = words;
    }

    @Override
    public void run() {
        count++;
        if (count % EACH == 0 && streams.errIsTerminal()) {
            streams.err().printf(Locale.ROOT, "\r\033[K%,d %s", count, words);
            streams.err().flush();
        }
    }

    /** Wipes it. */
    void close() {
        if (streams.errIsTerminal()) {
            streams.err().print("\r\033[K");
            streams.err().flush();
        }
    }
}
