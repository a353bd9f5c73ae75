package dev.vivavoce.portal.sessions.control;

import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.questions.control.OwnBanks;
import dev.vivavoce.portal.questions.control.OwnQuestions;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A question's way through a session, but for its answer, within the tenant's transaction. */
@ApplicationScoped
public class Turns {
    private static final int MOST = 100;

    @Inject
    StudySessions sessions;

    @Inject
    Drafts drafts;

    @Inject
    OwnBanks banks;

    @Inject
    OwnQuestions ownQuestions;

    @Inject
    InterviewEngine engine;

    /** Asks the next question of those that were fixed beforehand; where none were, any that is known. */
    public Study ask(UUID id, String questionId) {
        Study study = sessions.ownedAndLocked(id).requireRunning().requireNoOpenTurn();
        if (study.session().turns().size() >= MOST) {
            throw Problem.conflict("too-many-turns", "A session has at most " + MOST + " turns.");
        }
        Question question = sessions.agenda(study.row())
                .map(agenda -> next(study, agenda, questionId))
                .or(() -> askable(questionId))
                .orElseThrow(() -> Problem.invalid("/questionId", "is not a question that is known here"));
        if (study.row().isAssessment() && !Instant.now().isBefore(study.row().closesAt())) {
            throw Problem.conflict("time-over", "The time is over: submit the interview.");
        }
        return sessions.store(study.row(), engine.ask(study.session(), question));
    }

    private static Question next(Study study, List<Question> agenda, String questionId) {
        int asked = study.session().turns().size();
        if (asked == agenda.size()) {
            throw Problem.conflict("all-asked", "All questions have been asked: submit the interview.");
        }
        Question next = agenda.get(asked);
        if (!next.id().value().equals(questionId)) {
            throw Problem.invalid("/questionId", "is not the next question");
        }
        return next;
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

    /** Also one that can no longer be asked, since somebody may have answered it. */
    public Optional<Question> question(String id) {
        return askable(id).or(() -> ownQuestions.asked(id));
    }

    private Optional<Question> askable(String id) {
        return WordLimit.count(id) == 0 ? Optional.empty() : banks.bank().question(new QuestionId(id));
    }
}
