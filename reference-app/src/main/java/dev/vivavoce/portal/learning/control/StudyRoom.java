package dev.vivavoce.portal.learning.control;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.sessions.control.Answers;
import dev.vivavoce.portal.sessions.control.Drafts;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.sessions.entity.StudySession;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.UUID;

/** A learner's own study sessions, as pages show them; each look is a transaction of its own. Interviews are not among them. */
@ApplicationScoped
public class StudyRoom {
    /**
     * A session as it is.
     *
     * @param draft of the turn that waits for the learner; empty where nothing was typed
     * @param remaining of the time that was planned
     */
    public record Look(Study study, String draft, Duration remaining) {
        public UUID id() {
            return study.row().id();
        }

        public boolean isOver() {
            return study.row().state() == StudySession.State.ENDED;
        }

        public OptionalInt openTurn() {
            return study.row().openTurn();
        }
    }

    @Inject
    StudySessions sessions;

    @Inject
    Drafts drafts;

    @Inject
    Answers answers;

    @InTenant
    public Look look(UUID id) {
        Study study = sessions.owned(id);
        if (study.row().isAssessment()) {
            throw Problem.notFound();
        }
        OptionalInt open = study.row().openTurn();
        String draft = open.isPresent() ? drafts.find(id, open.getAsInt()).orElse("") : "";
        return new Look(study, draft, study.row().remaining(Instant.now()));
    }

    /** The one that the learner has begun and not ended. */
    @InTenant
    public Optional<UUID> running() {
        return sessions.running().filter(row -> !row.isAssessment()).map(StudySession::id);
    }

    /** How long until a rater is asked again. */
    @InTenant
    public Duration due(UUID id, int number) {
        return answers.due(id, number);
    }

    /** Newest first. */
    @InTenant
    public List<Study> before(Cursor cursor, int limit) {
        return sessions.before(cursor, limit).stream()
                .filter(study -> !study.row().isAssessment())
                .toList();
    }

    /** The mean of what was rated in it. */
    public static OptionalDouble score(Session session) {
        return session.turns().stream()
                .filter(Turn.Evaluated.class::isInstance)
                .map(turn -> ((Turn.Evaluated) turn).evaluation())
                .filter(Evaluation.Scored.class::isInstance)
                .mapToDouble(evaluation -> ((Evaluation.Scored) evaluation).score())
                .average();
    }
}
