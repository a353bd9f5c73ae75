package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The batch that drafts were sent for, in a file, because it stands for what is paid. The file is there only while there is such a
 * batch, or this object. Not thread-safe; in the hands of one process.
 */
final class BatchNote implements AutoCloseable {

    private static final String SEEDS = "seeds";
    private static final String ORDER = "order";

    /**
     * A batch.
     *
     * @param id of it
     * @param seeds one a call
     */
    record Sent(String id, List<Long> seeds) {
        @Override
        public String toString() {
            return seeds.size() + " calls sent in batch " + id;
        }
    }

    private final Path file;
    private final DurableLog log;
    private final ObjectNode order;
    private @Nullable Sent sent;
    private boolean removed;

    private BatchNote(Path file, DurableLog log, ObjectNode order) {
        this.file = file;
        this.log = log;
        this.order = order;
    }

    /**
     * The note in a file, which is made where it is not there.
     *
     * @throws Unusable when another process has it, it is something else, it cannot be written, or its batch is of another order
     */
    static BatchNote open(Path file, ObjectNode order) {
        DurableLog log = DurableLog.open(file);
        try {
            BatchNote note = new BatchNote(file, log, order);
            note.read();
            return note;
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private void read() {
        ObjectNode head = Json.object().put("journal", "generate").put("format", 1);
        log.read(head, (json, place) -> {
            if (place.start() > 0) {
                take(json);
            } else if (!json.equals(head)) {
                throw log.noLog();
            }
        });
    }

    private void take(ObjectNode json) {
        if (!json.path(ORDER).equals(order)) {
            throw new Unusable(file + ": a batch was sent for " + Json.line(json.path(ORDER))
                    + " and is paid for; collect it first with --batch, or remove the file");
        }
        List<Long> seeds = new ArrayList<>();
        json.path(SEEDS).forEach(seed -> seeds.add(seed.asLong()));
        sent = new Sent(json.path(DurableLog.BATCH).asText(), seeds);
    }

    /** What was sent. */
    Optional<Sent> sent() {
        return Optional.ofNullable(sent);
    }

    /**
     * Sends a batch, and notes it as the next thing that is done. On return it is on disk.
     *
     * @param sender gives the id
     * @throws Unusable when it cannot be written
     */
    Sent send(List<Long> seeds, Supplier<String> sender) {
        ObjectNode json = Json.object().put(DurableLog.BATCH, "");
        json.set(ORDER, order);
        ArrayNode numbers = json.putArray(SEEDS);
        seeds.forEach(numbers::add);
        Sent batch = new Sent(log.appendSent(json, sender), seeds);
        sent = batch;
        return batch;
    }

    /**
     * Forgets the batch: all that came of it stands elsewhere, or nothing will come.
     *
     * @throws Unusable when the file cannot be removed
     */
    void remove() {
        try {
            log.delete();
            removed = true;
        } catch (IOException e) {
            throw new Unusable("cannot remove " + file + ": " + Failures.reason(e), e);
        }
    }

    @Override
    public void close() {
        try (log) {
            // Once it is removed, a file of that name is another process's.
            if (sent == null && !removed) {
                remove();
            }
        }
    }
}
