package dev.vivavoce.cli.batch;

import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.llm.BatchQuestionSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/** Has drafts written in one batch of the provider: the one that is noted, or else a new one. */
final class DraftsByBatch {

    private final BatchQuestionSource source;
    private final Order order;
    private final Drafts drafts;
    private final BatchNote note;
    private final Polling polling;
    private final Consumer<String> say;

    /** @param say tells the person */
    DraftsByBatch(
            BatchQuestionSource source,
            Order order,
            Drafts drafts,
            BatchNote note,
            Polling.Pause pause,
            Consumer<String> say) {
        this.source = source;
        this.order = order;
        this.drafts = drafts;
        this.note = note;
        this.polling = new Polling(pause, say);
        this.say = say;
    }

    /**
     * Waits for the batch, and removes the note once what came of it is kept.
     *
     * @throws Unusable when the model will not work as it is set up, or a file cannot be read or written
     */
    void run() {
        polling.until(() -> {
            Optional<BatchNote.Sent> sent = note.sent().or(this::submit);
            return sent.isEmpty() || collect(sent.get());
        });
        note.remove();
    }

    private Optional<BatchNote.Sent> submit() {
        int calls = Order.calls(drafts.missing());
        List<Long> seeds =
                LongStream.range(drafts.there(), drafts.there() + calls).boxed().toList();
        try {
            BatchNote.Sent sent = note.send(seeds, () -> source.submit(order.queries(seeds)));
            say.accept(sent + ", which may take a day; to stop is safe, the same command goes on");
            return Optional.of(sent);
        } catch (UnavailableException away) {
            polling.tell(away);
            return Optional.empty();
        }
    }

    /** Whether all is known of it. */
    private boolean collect(BatchNote.Sent sent) {
        return polling.collect(
                () -> source.collect(sent.id(), order.queries(sent.seeds())),
                this::take,
                lost -> say.accept("what was sent is lost; the same command sends another batch"));
    }

    private void take(List<List<Question>> written) {
        long none = written.stream().filter(List::isEmpty).count();
        if (none > 0) {
            say.accept(none + " of " + written.size() + " calls gave no questions");
        }
        written.forEach(drafts::add);
        if (drafts.missing() > 0) {
            say.accept(drafts.missing() + " questions are still missing; the same command sends another batch");
        }
    }
}
