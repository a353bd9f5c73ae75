package dev.vivavoce.portal.practice.control;

import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.sessions.entity.StudySession;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How a study session begins and ends, and what there is to ask, within the tenant's transaction; its end takes two, with a planner between. */
@ApplicationScoped
public class Conduct {
    /**
     * How a session has ended.
     *
     * @param own what it shows by itself
     * @param all what it shows together with those before
     * @param changes what follows for the plan; empty where nothing does
     */
    public record Ended(Study study, Progress own, Progress all, Optional<Plans.Changed> changes) {}

    /** A session that goes on, and what came before it. */
    public record Course(Session session, History history) {}

    @Inject
    StudySessions sessions;

    @Inject
    Plans plans;

    @Inject
    Learner learner;

    @Inject
    InterviewEngine engine;

    /** Opens a session on a topic of the plan; a learner has one open at a time. */
    public Study open(Plan plan, TopicId topicId, InterviewFormat format) {
        Topic topic = plan.topic(topicId).orElseThrow(() -> Problem.invalid("/topicId", "is not a topic of your plan"));
        learner.lock();
        sessions.running().ifPresent(other -> {
            throw Problem.conflict("session-open", "Session " + other.id() + " is open; end it first.");
        });
        UUID id = UUID.randomUUID();
        Session session = Session.builder(id.toString(), Position.of(plan.targetRole()))
                .topic(topic)
                .format(format)
                .seed(id.getLeastSignificantBits())
                .open();
        return sessions.add(learner.id(), session, format.minutes());
    }

    /** What questions are chosen by. */
    @InTenant
    public Course course(UUID id) {
        Study study = sessions.owned(id).requireRunning();
        List<Session> earlier = sessions.all().stream()
                .map(Study::session)
                .filter(session -> !session.id().equals(study.session().id()))
                .toList();
        return new Course(study.session(), new History(earlier, Map.of()));
    }

    /** Ends the session, whatever a planner may come to; what that goes by, and empty where it came to something before. */
    @InTenant
    public Optional<Planning.Ground> close(UUID id) {
        Study study = sessions.ownedAndLocked(id).requireNoOpenTurn();
        if (study.row().state() == StudySession.State.OPEN) {
            study.row().end();
            sessions.store(study.row(), study.session().end());
        }
        return study.row().settled() ? Optional.empty() : Optional.of(plans.ground());
    }

    /** Keeps what follows for the plan, unless somebody else was faster. */
    @InTenant
    public Ended settle(UUID id, Reconciliation found) {
        learner.lock();
        Study study = sessions.ownedAndLocked(id);
        if (study.row().settled()) {
            return ended(study);
        }
        Optional<Plans.Changed> changes =
                found.proposal().changes().isEmpty() ? Optional.empty() : Optional.of(plans.keep(found.proposal()));
        study.row().settle(changes.map(changed -> changed.row().id()));
        return new Ended(study, own(study), found.progress(), changes);
    }

    /** Shows again how a session has ended; ratings that came since count. */
    @InTenant
    public Ended ended(UUID id) {
        return ended(sessions.owned(id));
    }

    private Ended ended(Study study) {
        return new Ended(
                study,
                own(study),
                plans.progress(plans.current()),
                study.row().proposalId().map(plans::changes));
    }

    private static Progress own(Study study) {
        return Progress.of(List.of(study.session()));
    }
}
