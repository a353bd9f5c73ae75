package dev.vivavoce.portal.questions.control;

import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.bank.QuestionReader.Fitting;
import dev.vivavoce.bank.QuestionReader.Line;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.questions.control.QuestionCounts.Counts;
import dev.vivavoce.portal.storage.control.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes over a file of questions that was looked through, within the tenant's transaction: all of its good lines or nothing. */
@ApplicationScoped
public class Intake {
    private static final System.Logger LOG = System.getLogger(Intake.class.getName());
    private static final int BATCH = 500;

    /** More changes than these are only counted. */
    public static final int MOST_TOLD = 200;

    /** What came of a file, or would come; with what is amiss in it, and the first {@value #MOST_TOLD} changes. */
    public record Outcome(
            int added, int changed, int unchanged, int rejected, Findings findings, List<Change> changes) {}

    /**
     * A question that is another than before.
     *
     * @param line from 1
     * @param before its state and text, where there was one
     */
    public record Change(int line, String id, State state, String text, Optional<Was> before) {}

    /** What a question was. */
    public record Was(State state, String text) {}

    @Inject
    Database database;

    @Inject
    Caller caller;

    @Inject
    QuestionCounts counts;

    @Inject
    OwnQuestions questions;

    @Inject
    AuditTrail audit;

    /**
     * What the file changes.
     *
     * @param dry whether only to tell what it would change
     */
    public Outcome take(QuestionFile file, boolean dry) {
        long start = System.nanoTime();
        Run run = new Run(file, dry, dry ? counts.read() : counts.holdAtOnce());
        QuestionFile.read(file.content(), file.table(), run::take);
        Outcome outcome = run.done();
        LOG.log(
                System.Logger.Level.INFO,
                "A file of questions of {0} bytes was taken over in {1} ms.",
                file.content().length,
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        return outcome;
    }

    private record Before(State state, Stored stored) {}

    private record After(Question question, State state, Stored stored) {}

    /** One file on its way. */
    private final class Run {
        private final QuestionFile file;
        private final boolean dry;
        private final Counts before;
        private final List<Fitting> batch = new ArrayList<>();
        private final Stored.Shelf shelf = new Stored.Shelf();
        private final List<Change> told = new ArrayList<>();
        private int total;
        private int live;
        private int added;
        private int changed;
        private int unchanged;
        private int rejected;

        Run(QuestionFile file, boolean dry, Counts before) {
            this.file = file;
            this.dry = dry;
            this.before = before;
            this.total = before.total();
            this.live = before.live();
        }

        void take(Line line) {
            if (file.refused().get(line.number()) || !(line instanceof Fitting fitting)) {
                rejected++;
                return;
            }
            batch.add(fitting);
            if (batch.size() == BATCH) {
                flush();
            }
        }

        Outcome done() {
            flush();
            if (!dry && added + changed > 0) {
                long revision = before.revision() + 1;
                counts.write(new Counts(revision, total, live));
                audit.record("questions.imported", "questions:" + revision);
            }
            return new Outcome(added, changed, unchanged, rejected, file.findings(), List.copyOf(told));
        }

        private void flush() {
            Map<String, Before> existing = new HashMap<>();
            String[] ids =
                    batch.stream().map(line -> line.question().id().value()).toArray(String[]::new);
            database.rows(
                            row -> Map.entry(
                                    row.getString("question_id"),
                                    new Before(State.valueOf(row.getString("state")), OwnQuestions.stored(row))),
                            "select q.question_id, q.state, q.content, q.rubric_id, r.content as rubric from own_question q"
                                    + " join own_rubric r on r.id = q.rubric_id where q.question_id = any(?::text[])",
                            (Object) ids)
                    .forEach(row -> existing.put(row.getKey(), row.getValue()));
            List<After> news = new ArrayList<>();
            List<After> changes = new ArrayList<>();
            for (Fitting line : batch) {
                Before old = existing.get(line.question().id().value());
                State state = line.state().orElse(old == null ? State.DRAFT : old.state());
                if (old != null
                        && old.state() == state
                        && shelf.read(old.stored()).equals(line.question())) {
                    unchanged++;
                } else if (fits(line, old, state)) {
                    total += old == null ? 1 : 0;
                    live += (state == State.LIVE ? 1 : 0) - (old != null && old.state() == State.LIVE ? 1 : 0);
                    (old == null ? news : changes).add(new After(line.question(), state, Stored.of(line.question())));
                    tell(line, old, state);
                } else {
                    rejected++;
                }
            }
            batch.clear();
            added += news.size();
            changed += changes.size();
            if (!dry) {
                insert(news);
                update(changes);
            }
        }

        private void tell(Fitting line, @Nullable Before old, State state) {
            if (told.size() < MOST_TOLD) {
                Question question = line.question();
                told.add(new Change(
                        line.number(),
                        question.id().value(),
                        state,
                        question.text(),
                        Optional.ofNullable(old)
                                .map(was -> new Was(
                                        was.state(), shelf.read(was.stored()).text()))));
            }
        }

        /** Whether a line may do what it would; if not, it has a finding. */
        private boolean fits(Fitting line, @Nullable Before old, State state) {
            if (old == null && total >= QuestionCounts.MOST) {
                return refuse(line, "", "is one too many; there can be " + QuestionCounts.MOST);
            }
            if (old != null && !Progression.allows(old.state(), state)) {
                return refuse(line, "state", Progression.refusal(old.state()));
            }
            if (state != State.LIVE) {
                return true;
            }
            if (file.unaskable().get(line.number())) {
                return refuse(line, "state", "cannot be live with an error of this line; it can be a draft");
            }
            if ((old == null || old.state() != State.LIVE) && live >= QuestionCounts.MOST_LIVE) {
                return refuse(line, "state", "is one too many; " + QuestionCounts.MOST_LIVE + " can be live");
            }
            return true;
        }

        private boolean refuse(Fitting line, String field, String detail) {
            file.findings().refuse(line.number(), field, detail);
            return false;
        }
    }

    private void insert(List<After> news) {
        if (!news.isEmpty()) {
            keepRubrics(news);
            database.change(
                    "insert into own_question (id, tenant_id, question_id, version, state, style, text, content, rubric_id, changed_at)"
                            + " select gen_random_uuid(), ?, n.question_id, 1, n.state, n.style, n.text, n.content, n.rubric_id::uuid, ?"
                            + " from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])"
                            + " as n (question_id, state, style, text, content, rubric_id)",
                    values(news, caller.tenant().orElseThrow(), Instant.now()));
        }
    }

    private void update(List<After> changes) {
        if (!changes.isEmpty()) {
            keepRubrics(changes);
            database.change(OwnQuestions.KEEP + " where question_id = any(?::text[])", (Object)
                    column(changes, after -> after.question().id().value()));
            database.change(
                    "with n as (select ? :: timestamptz as at, u.* from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])"
                            + " as u (question_id, state, style, text, content, rubric_id))"
                            + " update own_question q set version = q.version + 1, state = n.state, style = n.style, text = n.text,"
                            + " content = n.content, rubric_id = n.rubric_id::uuid, changed_at = n.at from n where q.question_id = n.question_id",
                    values(changes, Instant.now()));
        }
    }

    private void keepRubrics(List<After> rows) {
        questions.keepRubrics(rows.stream().map(After::stored).toList());
    }

    private static Object[] values(List<After> rows, Object... first) {
        List<Object> values = new ArrayList<>(List.of(first));
        values.add(column(rows, after -> after.question().id().value()));
        values.add(column(rows, after -> after.state().name()));
        values.add(column(rows, after -> after.question().style().name()));
        values.add(column(rows, after -> after.question().text()));
        values.add(column(rows, after -> after.stored().content()));
        values.add(column(rows, after -> after.stored().rubricId().toString()));
        return values.toArray();
    }

    private static String[] column(List<After> rows, Function<After, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
