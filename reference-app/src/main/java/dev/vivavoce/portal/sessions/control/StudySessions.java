package dev.vivavoce.portal.sessions.control;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.sessions.entity.StudySession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sessions of learners and candidates, within the tenant's transaction. Somebody else's is not found. */
@ApplicationScoped
public class StudySessions {
    /** A row, and the engine's session that it holds. */
    public record Study(StudySession row, Session session) {
        /** The turn of that number, the first one being 1. */
        public Turn turn(int number) {
            if (number < 1 || number > session.turns().size()) {
                throw Problem.notFound();
            }
            return session.turns().get(number - 1);
        }

        /** How long a turn is open by now; no time where the clock of the node that has asked is ahead of this one's. */
        public static Duration open(Turn turn, Instant now) {
            Duration open = Duration.between(turn.askedAt(), now);
            return open.isNegative() ? Duration.ZERO : open;
        }

        public Study requireRunning() {
            if (row.state() == StudySession.State.ENDED) {
                throw Problem.conflict("session-ended", "The session has ended.");
            }
            return this;
        }

        public Study requireNoOpenTurn() {
            row.openTurn().ifPresent(turn -> {
                throw Problem.conflict("question-open", "Turn " + turn + " is open: answer or skip it first.");
            });
            return this;
        }
    }

    record Agenda(List<Question> questions) {}

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    SealedJson json;

    /** A new session of {@code owner}; its id is the engine's. */
    public Study add(UUID owner, Session session, int minutes) {
        UUID id = UUID.fromString(session.id());
        StudySession row = new StudySession(id, owner, session.purpose(), minutes, json.seal(session, purpose(id)));
        entities.persist(row);
        entities.flush();
        return new Study(row, session);
    }

    /** The same, of questions that are fixed beforehand. */
    public Study add(UUID owner, Session session, List<Question> questions, Duration extraTime) {
        Study added = add(owner, session, session.format().minutes());
        added.row().fix(json.seal(new Agenda(questions), agendaOf(added.row().id())), extraTime);
        entities.flush();
        return added;
    }

    /** What will be asked, in order; empty where whoever practises chooses. */
    public Optional<List<Question>> agenda(StudySession row) {
        return row.agenda().map(closed -> json.open(closed, Agenda.class, agendaOf(row.id()))
                .questions());
    }

    /** Whoever's session it is, the caller's or an assessment that they may look into. */
    public Study visible(UUID id) {
        StudySession row = entities.find(StudySession.class, id);
        return row != null && row.isAssessment() && mayLookIntoAssessments() ? read(row) : own(row);
    }

    public boolean mayLookIntoAssessments() {
        return Stream.of(Role.ADMINISTRATOR, Role.RECRUITER).map(Role::label).anyMatch(caller.roles()::contains);
    }

    /** An assessment of the tenant, whoever sat it. */
    public Study assessment(UUID id) {
        StudySession row = entities.find(StudySession.class, id);
        if (row == null || !row.isAssessment()) {
            throw Problem.notFound();
        }
        return read(row);
    }

    /** The same; nobody else changes it until the transaction ends. */
    public Study assessmentLocked(UUID id) {
        StudySession row = entities.find(StudySession.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !row.isAssessment()) {
            throw Problem.notFound();
        }
        return read(row);
    }

    public Study owned(UUID id) {
        return own(entities.find(StudySession.class, id));
    }

    /** Nobody else changes it until the transaction ends. */
    public Study ownedAndLocked(UUID id) {
        return own(entities.find(StudySession.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Of whoever it is; empty when it was erased meanwhile. */
    public Optional<Study> locked(UUID id) {
        return locked(id, this::read);
    }

    /** The same of one that was read before, and is read again only where it has changed. */
    Optional<Study> locked(Study known) {
        return locked(
                known.row().id(),
                row -> row.version() == known.row().version() ? new Study(row, known.session()) : read(row));
    }

    private Optional<Study> locked(UUID id, Function<StudySession, Study> reader) {
        return Optional.ofNullable(entities.find(StudySession.class, id, LockModeType.PESSIMISTIC_WRITE))
                .map(reader);
    }

    /** Whoever's it is; empty when it was erased. For what nobody is shown. */
    public Optional<Study> ofAnybody(UUID id) {
        return Optional.ofNullable(entities.find(StudySession.class, id)).map(this::read);
    }

    /** The caller's, newest first, those before {@code cursor}. */
    public List<Study> before(Cursor cursor, int limit) {
        return before("s.userId = :which", caller.id(), cursor, limit);
    }

    /** The tenant's assessments, newest first, those before {@code cursor}. */
    public List<Study> assessmentsBefore(Cursor cursor, int limit) {
        return before("s.purpose = :which", Purpose.ASSESSMENT, cursor, limit);
    }

    private List<Study> before(String condition, Object which, Cursor cursor, int limit) {
        return entities.createQuery(
                        "select s from StudySession s where " + condition + " and (s.startedAt < :at"
                                + " or (s.startedAt = :at and s.id < :id)) order by s.startedAt desc, s.id desc",
                        StudySession.class)
                .setParameter("which", which)
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setMaxResults(limit)
                .getResultStream()
                .map(this::read)
                .toList();
    }

    /** All of the caller's, oldest first. */
    public List<Study> all() {
        return all(caller.id());
    }

    /** All of somebody's, oldest first. */
    public List<Study> all(UUID person) {
        return entities.createQuery(
                        "select s from StudySession s where s.userId = :user order by s.startedAt, s.id",
                        StudySession.class)
                .setParameter("user", person)
                .getResultStream()
                .map(this::read)
                .toList();
    }

    /** Writes what the engine has made of it. */
    public Study store(StudySession row, Session session) {
        OptionalInt open =
                session.open().isPresent() ? OptionalInt.of(session.turns().size()) : OptionalInt.empty();
        row.become(json.seal(session, purpose(row.id())), open);
        entities.flush();
        return new Study(row, session);
    }

    /** The one that the caller has begun and not ended. */
    public Optional<StudySession> running() {
        return entities.createQuery(
                        "select s from StudySession s where s.userId = :user and s.state = :open", StudySession.class)
                .setParameter("user", caller.id())
                .setParameter("open", StudySession.State.OPEN)
                .getResultStream()
                .findFirst();
    }

    private Study own(@Nullable StudySession row) {
        if (row == null || !row.userId().equals(caller.id())) {
            throw Problem.notFound();
        }
        return read(row);
    }

    /** What a row holds. */
    public Study read(StudySession row) {
        return new Study(row, json.open(row.content(), Session.class, purpose(row.id())));
    }

    private static String agendaOf(UUID id) {
        return "agenda " + id;
    }

    private static String purpose(UUID id) {
        return "study session " + id;
    }
}
