package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Output;
import dev.vivavoce.cli.io.Unusable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Runs a task over lines on several threads and writes the results in the order of the lines.
 *
 * <p>One thread reads, some work, and the caller's writes. What is under way is bounded in lines and in bytes, so that a file
 * of any length passes through a small memory; a result is written as soon as those before it are, so that a program can
 * also talk to this one line by line.
 */
final class Batch {

    private static final int LINES_PER_THREAD = 64;
    private static final int BYTES_UNDER_WAY = 8 * RawLine.MOST_BYTES;

    private final InputStream in;
    private final LineTask task;
    private final Function<ObjectNode, String> format;
    private final Watcher watcher;
    private final ExecutorService workers;
    private final BlockingQueue<Slot> slots;
    private final Semaphore bytes = new Semaphore(BYTES_UNDER_WAY);

    /** Is told of each line that was written. */
    @FunctionalInterface
    interface Watcher {
        void written(long lineBytes, boolean failed);
    }

    /** A line under way; the last slot has none. */
    private record Slot(RawLine line, Future<Optional<LineResult>> result, int permits) {}

    private static final RawLine NO_LINE = new RawLine(new byte[0], 0);

    /**
     * @param in read to its end by a thread of this batch
     * @param threads how many work
     * @param task for each line
     * @param format makes a result a text, without the end of the line
     * @param watcher is called by the thread that runs the batch
     */
    Batch(InputStream in, int threads, LineTask task, Function<ObjectNode, String> format, Watcher watcher) {
        this.in = in;
        this.task = task;
        this.format = format;
        this.watcher = watcher;
        this.workers = Executors.newFixedThreadPool(threads, work -> daemon(work, "line"));
        this.slots = new ArrayBlockingQueue<>(threads * LINES_PER_THREAD);
    }

    /**
     * Writes a line to {@code out} for each line read.
     *
     * @return how many lines failed
     * @throws IOException when {@code out} cannot be written
     * @throws Unusable when the input cannot be read
     */
    long run(Output out) throws IOException {
        Thread reader = daemon(this::read, "reader");
        reader.start();
        try {
            return write(out.stream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            reader.interrupt();
            workers.shutdownNow();
        }
    }

    private long write(OutputStream out) throws IOException, InterruptedException {
        long failed = 0;
        while (true) {
            Slot slot = slots.poll();
            if (slot == null) {
                out.flush();
                slot = slots.take();
            }
            if (!slot.result.isDone()) {
                out.flush();
            }
            Optional<LineResult> result = await(slot);
            if (result.isEmpty()) {
                return failed;
            }
            out.write(format.apply(result.get().json()).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            bytes.release(slot.permits);
            failed += result.get().failed() ? 1 : 0;
            watcher.written(slot.line.length() + 1, result.get().failed());
        }
    }

    private static Optional<LineResult> await(Slot slot) throws InterruptedException {
        try {
            return slot.result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Unusable unusable) {
                throw unusable;
            }
            return Optional.of(LineResult.fault(slot.line, e.getCause() == null ? e : e.getCause()));
        }
    }

    private void read() {
        LineReader lines = new LineReader(in);
        try {
            Optional<RawLine> line = next(lines);
            while (line.isPresent()) {
                RawLine raw = line.get();
                int permits = (int) Math.min(raw.length() + 1, RawLine.MOST_BYTES);
                bytes.acquire(permits);
                slots.put(new Slot(raw, workers.submit(() -> Optional.of(LineResult.of(raw, task))), permits));
                line = next(lines);
            }
            slots.put(new Slot(NO_LINE, CompletableFuture.completedFuture(Optional.empty()), 0));
        } catch (InterruptedException e) {
            // The batch has ended early; nobody waits for the rest.
            Thread.currentThread().interrupt();
        }
    }

    private Optional<RawLine> next(LineReader lines) throws InterruptedException {
        try {
            return lines.next();
        } catch (IOException e) {
            Unusable unusable = new Unusable("cannot read the input: " + Failures.reason(e), e);
            slots.put(new Slot(NO_LINE, CompletableFuture.failedFuture(unusable), 0));
            return Optional.empty();
        }
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, "vivavoce-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
