package dev.vivavoce.portal.questions.control;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.storage.control.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** How many questions of its own a tenant has, within its transaction. Whoever changes one holds this row first. */
@ApplicationScoped
public class QuestionCounts {
    /** The most questions of a tenant's own, whatever their state. */
    public static final int MOST = 100_000;
    /** The most that are live: they are held in memory to choose from. */
    public static final int MOST_LIVE = 10_000;

    /**
     * Where a tenant stands.
     *
     * @param revision one more whenever what may be asked has changed
     */
    public record Counts(long revision, int total, int live) {
        static final Counts NONE = new Counts(0, 0, 0);
    }

    @Inject
    Database database;

    @Inject
    Caller caller;

    public Counts read() {
        return row("").orElse(Counts.NONE);
    }

    /** Waits for whoever changes something now. */
    Counts hold() {
        prepare();
        return row(" for update").orElseThrow();
    }

    /** Refuses when somebody changes something now: that may take a while, if it is an import. */
    Counts holdAtOnce() {
        prepare();
        return row(" for update skip locked")
                .orElseThrow(() -> Problem.conflict(
                        "questions-busy", "The questions are being changed by another request; try again after it."));
    }

    void write(Counts counts) {
        database.change(
                "update own_question_count set revision = ?, total = ?, live = ?",
                counts.revision(),
                counts.total(),
                counts.live());
    }

    private void prepare() {
        if (row("").isEmpty()) {
            database.change(
                    "insert into own_question_count (tenant_id, revision, total, live) values (?, 0, 0, 0)"
                            + " on conflict do nothing",
                    caller.tenant().orElseThrow());
        }
    }

    private Optional<Counts> row(String lock) {
        return database.row(
                row -> new Counts(row.getLong("revision"), row.getInt("total"), row.getInt("live")),
                "select revision, total, live from own_question_count" + lock);
    }
}
