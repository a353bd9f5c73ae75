package dev.vivavoce.portal.questions.control;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.bank.Finding;
import dev.vivavoce.bank.QuestionLinter;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.questions.entity.OwnQuestion;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/** The questions of the caller's tenant, within its transaction. */
@ApplicationScoped
public class OwnQuestions {
    /** Keeps what a question is now beside what it will be; a condition follows. */
    static final String KEEP =
            "insert into own_question_version (tenant_id, question_id, version, state, content, rubric_id, changed_at)"
                    + " select tenant_id, question_id, version, state, content, rubric_id, changed_at from own_question";

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1," + Scrutiny.LONGEST_ID + "}");

    /** A row, and the engine's question that it holds. */
    public record Owned(OwnQuestion row, Question question) {}

    /** What a question was, or is, in one version. */
    public record Past(int version, State state, Question question, Instant changedAt) {}

    /** That a question had a version, and from when on. */
    public record Kept(int version, State state, Instant changedAt) {}

    /** What is asked under an id. */
    record Text(String questionId, String text) {}

    /** What a list is narrowed down to; {@code words} stand in the text or the id. */
    public record Filter(Optional<State> state, Optional<Style> style, Optional<String> words) {}

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    Database database;

    @Inject
    Caller caller;

    private final QuestionLinter linter = new QuestionLinter();

    public Owned find(String questionId) {
        return row(questionId).map(row -> read(List.of(row)).get(0)).orElseThrow(Problem::notFound);
    }

    /** A question that is asked or was asked once. */
    public Optional<Question> asked(String questionId) {
        return row(questionId)
                .filter(row -> row.state() == State.LIVE || row.state() == State.RETIRED)
                .map(row -> read(List.of(row)).get(0).question());
    }

    /** As it was in that version: what an evaluation was made of does not change. */
    public Past version(String questionId, int version) {
        find(questionId);
        return database.row(
                        row -> new Past(
                                row.getInt("version"),
                                State.valueOf(row.getString("state")),
                                stored(row).read(),
                                Database.instant(row, "changed_at")),
                        "select v.*, r.content as rubric from (select version, state, content, rubric_id, changed_at from own_question"
                                + " where question_id = ? and version = ? union all"
                                + " select version, state, content, rubric_id, changed_at from own_question_version"
                                + " where question_id = ? and version = ?) v join own_rubric r on r.id = v.rubric_id",
                        questionId,
                        version,
                        questionId,
                        version)
                .orElseThrow(Problem::notFound);
    }

    /** Its versions, the newest first. */
    public List<Kept> history(String questionId) {
        return database.rows(
                row -> new Kept(
                        row.getInt("version"),
                        State.valueOf(row.getString("state")),
                        Database.instant(row, "changed_at")),
                "select version, state, changed_at from own_question where question_id = ? union all"
                        + " select version, state, changed_at from own_question_version where question_id = ?"
                        + " order by version desc limit 100",
                questionId,
                questionId);
    }

    /** By id, those after {@code after}. */
    public List<Owned> after(String after, int limit, Filter filter) {
        String where = filter.state().map(any -> " and q.state = :state").orElse("")
                + filter.style().map(any -> " and q.style = :style").orElse("")
                + filter.words()
                        .map(any -> " and (locate(:words, lower(q.text)) > 0 or locate(:words, q.questionId) > 0)")
                        .orElse("");
        TypedQuery<OwnQuestion> query = entities.createQuery(
                        "select q from OwnQuestion q where q.questionId > :after" + where + " order by q.questionId",
                        OwnQuestion.class)
                .setParameter("after", after)
                .setMaxResults(limit);
        filter.state().ifPresent(state -> query.setParameter("state", state));
        filter.style().ifPresent(style -> query.setParameter("style", style));
        filter.words().ifPresent(words -> query.setParameter("words", words.toLowerCase(Locale.ROOT)));
        return read(query.getResultList());
    }

    /** What the linter says of a question by itself. */
    public List<Finding> lint(Question question) {
        return linter.lint(question);
    }

    /** By id, those after {@code after} that are not retired. */
    @InTenant
    public List<Text> texts(String after, int limit) {
        return database.rows(
                row -> new Text(row.getString("question_id"), row.getString("text")),
                "select question_id, text from own_question where state <> 'RETIRED' and question_id > ?"
                        + " order by question_id limit ?",
                after,
                limit);
    }

    /** Those that are asked; they are at most {@link QuestionCounts#MOST_LIVE}. */
    List<Text> liveTexts() {
        return database.rows(
                row -> new Text(row.getString("question_id"), row.getString("text")),
                "select question_id, text from own_question where state = 'LIVE' order by question_id");
    }

    private Optional<OwnQuestion> row(String questionId) {
        return !ID.matcher(questionId).matches()
                ? Optional.empty()
                : entities.createQuery("select q from OwnQuestion q where q.questionId = :id", OwnQuestion.class)
                        .setParameter("id", questionId)
                        .getResultStream()
                        .findFirst();
    }

    private List<Owned> read(List<OwnQuestion> rows) {
        String[] ids =
                rows.stream().map(row -> row.rubricId().toString()).distinct().toArray(String[]::new);
        Map<UUID, String> rubrics = new HashMap<>();
        database.rows(
                        row -> Map.entry(row.getObject("id", UUID.class), row.getString("content")),
                        "select id, content from own_rubric where id = any(?::text[]::uuid[])",
                        (Object) ids)
                .forEach(rubric -> rubrics.put(rubric.getKey(), rubric.getValue()));
        Stored.Shelf shelf = new Stored.Shelf();
        return rows.stream()
                .map(row -> new Owned(
                        row,
                        shelf.read(new Stored(
                                row.content(), row.rubricId(), requireNonNull(rubrics.get(row.rubricId()))))))
                .toList();
    }

    /** Of a row that has both its own content and its rubric's. */
    static Stored stored(ResultSet row) throws SQLException {
        return new Stored(row.getString("content"), row.getObject("rubric_id", UUID.class), row.getString("rubric"));
    }

    /** Puts rubrics on the shelf that are not there yet. */
    void keepRubrics(Collection<Stored> stored) {
        Map<UUID, String> rubrics = new TreeMap<>();
        stored.forEach(one -> rubrics.put(one.rubricId(), one.rubric()));
        database.change(
                "insert into own_rubric (tenant_id, id, content) select ?, n.id::uuid, n.content"
                        + " from unnest(?::text[], ?::text[]) as n (id, content) on conflict do nothing",
                caller.tenant().orElseThrow(),
                rubrics.keySet().stream().map(UUID::toString).toArray(String[]::new),
                rubrics.values().toArray(String[]::new));
    }
}
