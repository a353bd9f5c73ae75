package dev.vivavoce.cli.batch;

import java.io.PrintStream;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** How far a batch has come, on one line of a terminal that is drawn again and again. Not thread-safe. */
final class ProgressBar implements Batch.Watcher {

    private static final long REDRAW_NANOS = 100_000_000;
    private static final int CELLS = 30;

    private final PrintStream terminal;
    private final OptionalLong totalBytes;
    private final LongSupplier nanos;
    private final long start;
    private long drawn;
    private long bytes;
    private long lines;
    private long failed;

    /**
     * @param totalBytes of the input, where it is known
     * @param nanos time that only runs forward
     */
    ProgressBar(PrintStream terminal, OptionalLong totalBytes, LongSupplier nanos) {
        this.terminal = terminal;
        this.totalBytes = totalBytes;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.drawn = start;
    }

    @Override
    public void written(long lineBytes, boolean failure) {
        bytes += lineBytes;
        lines++;
        failed += failure ? 1 : 0;
        long time = nanos.getAsLong();
        if (time - drawn >= REDRAW_NANOS) {
            drawn = time;
            terminal.print("\r\033[K" + text(time));
            terminal.flush();
        }
    }

    /** Wipes the bar and says what was done. */
    void close() {
        terminal.println("\r\033[K" + counts(nanos.getAsLong()));
    }

    private String text(long time) {
        if (totalBytes.isEmpty() || totalBytes.getAsLong() == 0) {
            return counts(time);
        }
        double share = Math.min(1, (double) bytes / totalBytes.getAsLong());
        int full = (int) (share * CELLS);
        return "█".repeat(full)
                + "░".repeat(CELLS - full)
                + String.format(Locale.ROOT, " %3d %% · ", (int) (share * 100))
                + counts(time);
    }

    private String counts(long time) {
        double seconds = Math.max(0.001, (time - start) / 1e9);
        String rate = String.format(Locale.ROOT, "%,d lines · %,.0f lines/s", lines, lines / seconds);
        return failed == 0 ? rate : rate + String.format(Locale.ROOT, " · %,d failed", failed);
    }
}
