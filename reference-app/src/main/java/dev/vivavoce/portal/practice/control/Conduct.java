package dev.vivavoce.portal.practice.control;

import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Suggestion;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.sessions.entity.StudySession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How a study session begins and ends, and what there is to ask, within the tenant's transaction. */
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

    public List<Suggestion> suggest(UUID id, int count) {
        Study study = sessions.owned(id).requireRunning();
        List<Session> earlier = sessions.all().stream()
                .map(Study::session)
                .filter(session -> !session.id().equals(study.session().id()))
                .toList();
        return engine.suggest(study.session(), new History(earlier, Map.of()), count);
    }

    /** Ends the session, or shows again how it ended; ratings that came since count. */
    public Ended end(UUID id) {
        Study study = sessions.ownedAndLocked(id).requireNoOpenTurn();
        Plan plan = plans.current();
        if (study.row().state() == StudySession.State.OPEN) {
            study = sessions.store(study.row(), study.session().end());
            Reconciliation all = engine.reconcile(plan, Plans.counted(plan, sessions.all()), Map.of(), learner.story());
            Optional<Plans.Changed> changes =
                    all.proposal().changes().isEmpty() ? Optional.empty() : Optional.of(plans.keep(all.proposal()));
            study.row().end(changes.map(changed -> changed.row().id()));
            return new Ended(study, own(study), all.progress(), changes);
        }
        return new Ended(
                study,
                own(study),
                plans.progress(plan),
                study.row().proposalId().map(plans::changes));
    }

    private static Progress own(Study study) {
        return Progress.of(List.of(study.session()));
    }
}
