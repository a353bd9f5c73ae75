package dev.vivavoce.portal.practice.control;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Suggestion;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.practice.control.StudySessions.Study;
import dev.vivavoce.portal.practice.entity.StudySession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What happens in a session but for its answers, within the tenant's transaction. */
@ApplicationScoped
public class Conduct {
    private static final int MOST_TURNS = 100;

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
    Drafts drafts;

    @Inject
    QuestionBank bank;

    @Inject
    InterviewEngine engine;

    public List<Suggestion> suggest(UUID id, int count) {
        Study study = running(sessions.owned(id));
        List<Session> earlier = sessions.all().stream()
                .map(Study::session)
                .filter(session -> !session.id().equals(study.session().id()))
                .toList();
        return engine.suggest(study.session(), new History(earlier, Map.of()), count);
    }

    public Study ask(UUID id, String questionId) {
        Study study = running(sessions.ownedAndLocked(id));
        study.row().openTurn().ifPresent(Conduct::refuseOpen);
        if (study.session().turns().size() >= MOST_TURNS) {
            throw Problem.conflict("too-many-turns", "A session has at most " + MOST_TURNS + " turns.");
        }
        Question question = question(questionId)
                .orElseThrow(() -> Problem.invalid("/questionId", "is not a question that is known here"));
        return sessions.store(study.row(), engine.ask(study.session(), question));
    }

    /** Skipped is skipped: doing it again is no mistake. */
    public Study skip(UUID id, int number) {
        Study study = sessions.ownedAndLocked(id);
        Turn turn = study.turn(number);
        if (turn instanceof Turn.Skipped) {
            return study;
        }
        if (!(turn instanceof Turn.Asked)) {
            throw Problem.conflict("answered", "Turn " + number + " has an answer.");
        }
        drafts.remove(id, number);
        return sessions.store(study.row(), engine.skip(study.session()));
    }

    /** Ends the session, or shows again how it ended; ratings that came since count. */
    public Ended end(UUID id) {
        Study study = sessions.ownedAndLocked(id);
        study.row().openTurn().ifPresent(Conduct::refuseOpen);
        Plan plan = plans.current();
        if (study.row().state() == StudySession.State.OPEN) {
            study = sessions.store(study.row(), study.session().end());
            Reconciliation all =
                    engine.reconcile(plan, StudySessions.on(plan, sessions.all()), Map.of(), learner.story());
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

    public Optional<Question> question(String id) {
        return id.isBlank() ? Optional.empty() : bank.question(new QuestionId(id));
    }

    private static Progress own(Study study) {
        return Progress.of(List.of(study.session()));
    }

    private static Study running(Study study) {
        if (study.row().state() == StudySession.State.ENDED) {
            throw Problem.conflict("session-ended", "The session has ended.");
        }
        return study;
    }

    private static void refuseOpen(int turn) {
        throw Problem.conflict("question-open", "Turn " + turn + " is open: answer or skip it first.");
    }
}
