package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.batch.DurableLog.Place;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.Code;
import dev.vivavoce.cli.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What is known so far of the lines of a file, on disk as soon as it is known, in the order in which it became known.
 *
 * <p>The first line says who rates. Each other one has a line's result, or the id of a batch and the lines that were sent in it,
 * and counts more than those before it. A result of a line that has changed since counts nothing. Thread-safe; in the hands of
 * one process.
 */
final class Journal implements AutoCloseable {

    private static final String LINE = "line";
    private static final String KEY = "sha256";
    private static final String RESULT = "result";
    private static final String RATER = "rater";

    /**
     * Lines that were sent together.
     *
     * @param number of the batch, counted from 0
     * @param id of the batch
     * @param lines counted from 0
     */
    record Sent(int number, String id, List<Integer> lines) {}

    private record Kept(Place place, boolean unavailable) {}

    private final Path file;
    private final DurableLog log;
    private final RaterIdentity rater;
    private final InputLines input;
    private final Map<Integer, Kept> results = new HashMap<>();
    private final List<Sent> batches = new ArrayList<>();
    /** Lines of which nothing came yet, with the number of the last batch that each was sent in. */
    private final Map<Integer, Integer> waiting = new HashMap<>();

    private int stale;

    private Journal(Path file, DurableLog log, RaterIdentity rater, InputLines input) {
        this.file = file;
        this.log = log;
        this.rater = rater;
        this.input = input;
    }

    /**
     * The journal in a file, which is made where it is not there.
     *
     * @throws Unusable when another process has it, it is another rater's or no journal, it cannot be written, or a line has
     *     changed that was sent in a batch which is not collected yet
     */
    static Journal open(Path file, RaterIdentity rater, InputLines input) {
        DurableLog log = DurableLog.open(file);
        try {
            Journal journal = new Journal(file, log, rater, input);
            journal.read();
            return journal;
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private void read() {
        ObjectNode head =
                Json.object().put("journal", "rescore").put("format", 1).set(RATER, rater.json());
        Set<Integer> changed = new HashSet<>();
        log.read(head, (json, place) -> {
            if (place.start() == 0) {
                requireSame(head, json);
            } else if (json.has(DurableLog.BATCH)) {
                takeBatch(json, changed);
            } else {
                takeResult(json, place);
            }
        });
        changed.retainAll(waiting.keySet());
        if (!changed.isEmpty()) {
            throw new Unusable(
                    "line " + (Collections.min(changed) + 1) + " has changed since it was sent in a batch, which"
                            + " is paid for; put it back, or remove " + file);
        }
    }

    private void requireSame(ObjectNode head, ObjectNode there) {
        if (there.equals(head)) {
            return;
        }
        ObjectNode ofOther = there.deepCopy();
        ofOther.set(RATER, rater.json());
        if (!ofOther.equals(head)) {
            throw log.noLog();
        }
        throw new Unusable(file + ": holds results of another rater, " + RaterIdentity.of(there.path(RATER))
                + ", not of " + rater + "; ask that one again, name another --out, or remove the journal");
    }

    private void takeBatch(ObjectNode json, Set<Integer> changed) {
        List<Integer> lines = new ArrayList<>();
        for (JsonNode line : json.path("lines")) {
            int index = index(line);
            lines.add(index);
            if (!isOfInput(index, line)) {
                changed.add(index);
            }
        }
        sent(json.path(DurableLog.BATCH).asText(), lines);
    }

    private void takeResult(ObjectNode json, Place place) {
        int index = index(json);
        if (isOfInput(index, json)) {
            keep(index, json.path(RESULT), place);
        } else {
            waiting.remove(index);
            stale++;
        }
    }

    private static int index(JsonNode json) {
        return json.path(LINE).asInt() - 1;
    }

    private boolean isOfInput(int index, JsonNode json) {
        return index >= 0 && index < input.size() && json.path(KEY).asText().equals(rater.key(input.line(index)));
    }

    private void keep(int index, JsonNode result, Place place) {
        boolean unavailable = result.at("/error/code").asText().equals(Json.name(Code.UNAVAILABLE));
        results.put(index, new Kept(place, unavailable));
        waiting.remove(index);
    }

    private Sent sent(String id, List<Integer> lines) {
        Sent batch = new Sent(batches.size(), id, List.copyOf(lines));
        batches.add(batch);
        lines.forEach(index -> waiting.put(index, batch.number()));
        return batch;
    }

    /** The lines that are to be asked about, counted from 0. */
    synchronized int[] missing() {
        return IntStream.range(0, input.size())
                .filter(index -> !waiting.containsKey(index))
                .filter(index -> Optional.ofNullable(results.get(index))
                        .map(Kept::unavailable)
                        .orElse(true))
                .toArray();
    }

    /** Whether there was none before. */
    synchronized boolean isNew() {
        return log.isNew();
    }

    /** How many results are of lines that have changed since. */
    synchronized int stale() {
        return stale;
    }

    /** How many lines could not be served the last time they were asked about. */
    synchronized int unavailable() {
        return (int) results.values().stream().filter(Kept::unavailable).count();
    }

    /** How many lines were sent of which nothing came yet. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** The batches of which something is still to come. */
    synchronized List<Sent> batches() {
        return batches.stream()
                .filter(batch -> batch.lines().stream().anyMatch(index -> isWaiting(index, batch)))
                .toList();
    }

    /** Whether what comes of a line will come from this batch. */
    synchronized boolean isWaiting(int index, Sent batch) {
        return waiting.getOrDefault(index, -1) == batch.number();
    }

    /**
     * Keeps a line's result. On return it is on disk.
     *
     * @throws Unusable when it cannot be written
     */
    synchronized void add(int index, RawLine line, LineResult result) {
        ObjectNode json = Json.object().put(LINE, index + 1).put(KEY, rater.key(line));
        json.set(RESULT, result.json());
        keep(index, result.json(), log.append(json));
    }

    /**
     * Sends lines, and keeps the batch's id as the next thing that is done. On return it is on disk.
     *
     * @param sender gives the id
     * @throws Unusable when it cannot be written
     */
    synchronized Sent send(List<Integer> lines, Supplier<String> sender) {
        ObjectNode json = Json.object().put(DurableLog.BATCH, "");
        ArrayNode entries = json.putArray("lines");
        for (int index : lines) {
            entries.addObject().put(LINE, index + 1).put(KEY, rater.key(input.line(index)));
        }
        return sent(log.appendSent(json, sender), lines);
    }

    /** The line out of a line that was asked about. */
    synchronized ObjectNode result(int index) throws IOException {
        Kept result = results.get(index);
        if (result == null) {
            throw new IllegalStateException("line " + (index + 1) + " was not asked about");
        }
        return log.line(result.place()).withObject("/" + RESULT);
    }

    /** Removes it: all is known, and stands elsewhere. */
    synchronized void delete() throws IOException {
        log.delete();
    }

    @Override
    public void close() {
        log.close();
    }
}
