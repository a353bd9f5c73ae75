package dev.vivavoce.portal.practice.control;

import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.practice.entity.StudySession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions of learners, within the tenant's transaction. Somebody else's is not found. */
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
    }

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    Learner learner;

    @Inject
    SealedJson json;

    /** Opens a session on a topic of the plan; a learner has one open at a time. */
    public Study open(Plan plan, TopicId topicId, InterviewFormat format) {
        Topic topic = plan.topic(topicId).orElseThrow(() -> Problem.invalid("/topicId", "is not a topic of your plan"));
        learner.lock();
        running().ifPresent(other -> {
            throw Problem.conflict("session-open", "Session " + other.id() + " is open; end it first.");
        });
        UUID id = UUID.randomUUID();
        Session session = Session.builder(id.toString(), Position.of(plan.targetRole()))
                .topic(topic)
                .format(format)
                .seed(id.getLeastSignificantBits())
                .open();
        StudySession row = new StudySession(id, learner.id(), format.minutes(), json.seal(session, purpose(id)));
        entities.persist(row);
        entities.flush();
        return new Study(row, session);
    }

    public Study owned(UUID id) {
        return own(entities.find(StudySession.class, id));
    }

    /** Nobody else changes it until the transaction ends. */
    public Study ownedAndLocked(UUID id) {
        return own(entities.find(StudySession.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Of whoever it is; empty when it was erased meanwhile. */
    Optional<Study> locked(UUID id) {
        StudySession row = entities.find(StudySession.class, id, LockModeType.PESSIMISTIC_WRITE);
        return Optional.ofNullable(row).map(this::read);
    }

    Optional<Study> find(UUID id) {
        return Optional.ofNullable(entities.find(StudySession.class, id)).map(this::read);
    }

    /** The learner's, newest first, those before {@code cursor}. */
    public List<Study> before(Cursor cursor, int limit) {
        return entities.createQuery(
                        "select s from StudySession s where s.userId = :user and (s.startedAt < :at"
                                + " or (s.startedAt = :at and s.id < :id)) order by s.startedAt desc, s.id desc",
                        StudySession.class)
                .setParameter("user", learner.id())
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setMaxResults(limit)
                .getResultStream()
                .map(this::read)
                .toList();
    }

    /** All of the learner's, oldest first. */
    public List<Study> all() {
        return all(learner.id());
    }

    List<Study> all(UUID person) {
        return entities.createQuery(
                        "select s from StudySession s where s.userId = :user order by s.startedAt, s.id",
                        StudySession.class)
                .setParameter("user", person)
                .getResultStream()
                .map(this::read)
                .toList();
    }

    /** Those that say something about the plan: of its topics. */
    public static List<Session> on(Plan plan, List<Study> studies) {
        List<Session> found = new ArrayList<>();
        for (Study study : studies) {
            boolean counts = study.session().topic().stream().anyMatch(topic -> plan.topics().stream()
                    .anyMatch(planned -> planned.name().equals(topic.name())));
            if (counts) {
                found.add(study.session());
            }
        }
        return found;
    }

    /** Writes what the engine has made of it. */
    public Study store(StudySession row, Session session) {
        OptionalInt open =
                session.open().isPresent() ? OptionalInt.of(session.turns().size()) : OptionalInt.empty();
        row.become(json.seal(session, purpose(row.id())), open);
        entities.flush();
        return new Study(row, session);
    }

    private Optional<StudySession> running() {
        return entities.createQuery(
                        "select s from StudySession s where s.userId = :user and s.state = :open", StudySession.class)
                .setParameter("user", learner.id())
                .setParameter("open", StudySession.State.OPEN)
                .getResultStream()
                .findFirst();
    }

    private Study own(@Nullable StudySession row) {
        if (row == null || !row.userId().equals(learner.id())) {
            throw Problem.notFound();
        }
        return read(row);
    }

    private Study read(StudySession row) {
        return new Study(row, json.open(row.content(), Session.class, purpose(row.id())));
    }

    private static String purpose(UUID id) {
        return "study session " + id;
    }
}
