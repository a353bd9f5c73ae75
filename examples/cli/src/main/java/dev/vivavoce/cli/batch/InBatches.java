package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.assessment.Effort;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.llm.BatchEvaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Rates lines in batches of the provider, which may take a day. A batch's id is in the journal before anything else is done, so
 * that a program that comes after this one collects it. Only a crash between the provider's answer and that line in the journal
 * lets a batch be sent, and paid for, twice.
 */
final class InBatches {

    static final int MOST_LINES = 1_000;
    /** Providers take no more than some 20 MB at once; the prompt of each line comes on top. */
    private static final long MOST_BYTES = 8_000_000;

    private final InputLines input;
    private final Journal journal;
    private final BatchEvaluator evaluator;
    private final Function<Evaluator, LineTask> task;
    private final OneByOne.Results results;
    private final Polling polling;
    private final Consumer<String> say;
    private final List<Journal.Sent> open = new ArrayList<>();

    /**
     * @param task what is made of a line with an evaluator
     * @param say tells the person
     */
    InBatches(
            InputLines input,
            Journal journal,
            BatchEvaluator evaluator,
            Function<Evaluator, LineTask> task,
            OneByOne.Results results,
            Polling.Pause pause,
            Consumer<String> say) {
        this.input = input;
        this.journal = journal;
        this.evaluator = evaluator;
        this.task = task;
        this.results = results;
        this.polling = new Polling(pause, say);
        this.say = say;
    }

    /**
     * Rates lines, and waits for what was sent before.
     *
     * @throws Unusable when a model will not work as it is set up, or a result cannot be kept
     */
    void run(int[] lines) {
        int[] left = IntStream.of(lines).filter(this::canBeRated).toArray();
        AtomicInteger next = new AtomicInteger();
        open.addAll(journal.batches());
        polling.until(() -> {
            next.set(submit(left, next.get()));
            open.removeIf(this::collect);
            return open.isEmpty() && next.get() == left.length;
        });
    }

    /** Of a line that cannot be, the result is known at once. */
    private boolean canBeRated(int index) {
        Optional<LineResult> failure = parse(index, new ArrayList<>());
        failure.ifPresent(result -> results.add(index, input.line(index), result));
        return failure.isEmpty();
    }

    /** Sends what the provider takes; returns the first line that is to be sent later. */
    private int submit(int[] lines, int from) {
        int next = from;
        while (next < lines.length) {
            List<Integer> chunk = chunk(lines, next);
            try {
                List<Submission> submissions = submissions(chunk);
                Journal.Sent batch = journal.send(chunk, () -> evaluator.submit(submissions));
                open.add(batch);
                if (!batch.id().isEmpty()) {
                    say.accept(chunk.size() + " lines sent in batch " + batch.id()
                            + ", which may take a day; to stop is safe, the same command goes on");
                }
            } catch (UnavailableException away) {
                polling.tell(away);
                if (!open.isEmpty()) {
                    // Perhaps it takes more when it is through with what it has.
                    return next;
                }
                fail(chunk, away);
            }
            next += chunk.size();
        }
        return next;
    }

    private List<Integer> chunk(int[] lines, int from) {
        List<Integer> chunk = new ArrayList<>();
        long bytes = 0;
        for (int at = from; at < lines.length && chunk.size() < MOST_LINES && bytes < MOST_BYTES; at++) {
            chunk.add(lines[at]);
            bytes += input.bytes(lines[at]);
        }
        return chunk;
    }

    /** Whether all of a batch is known. */
    private boolean collect(Journal.Sent batch) {
        return polling.collect(
                () -> evaluator.collect(batch.id(), submissions(batch.lines())),
                evaluations -> {
                    for (int i = 0; i < evaluations.size(); i++) {
                        int index = batch.lines().get(i);
                        if (journal.isWaiting(index, batch)) {
                            Evaluation evaluation = evaluations.get(i);
                            keep(index, submission -> served(evaluation));
                        }
                    }
                },
                lost -> fail(
                        batch.lines().stream()
                                .filter(index -> journal.isWaiting(index, batch))
                                .toList(),
                        lost));
    }

    /** What the provider did not serve may be asked about again, as with single calls. */
    private static Evaluation served(Evaluation evaluation) {
        boolean called = evaluation.provenance().effort().map(Effort::calls).orElse(1) > 0;
        if (!called && evaluation instanceof Evaluation.Abstained abstained) {
            throw new UnavailableException(evaluation.provenance().rater(), abstained.reason(), Optional.empty());
        }
        return evaluation;
    }

    private void fail(List<Integer> lines, UnavailableException away) {
        for (int index : lines) {
            keep(index, submission -> {
                throw away;
            });
        }
    }

    private void keep(int index, Evaluator known) {
        RawLine line = input.line(index);
        results.add(index, line, LineResult.of(line, task.apply(known)));
    }

    private List<Submission> submissions(List<Integer> lines) {
        List<Submission> submissions = new ArrayList<>();
        for (int index : lines) {
            parse(index, submissions);
        }
        return submissions;
    }

    /** Adds what is to be rated in a line; or says why nothing is. */
    private Optional<LineResult> parse(int index, List<Submission> into) {
        int before = into.size();
        Evaluation none = new Evaluation.Abstained("not rated yet", Set.of(), Provenance.of("nobody", "1"));
        LineResult result = LineResult.of(input.line(index), task.apply(submission -> {
            into.add(submission);
            return none;
        }));
        return into.size() > before ? Optional.empty() : Optional.of(result);
    }
}
