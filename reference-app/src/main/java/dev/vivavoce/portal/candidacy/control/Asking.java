package dev.vivavoce.portal.candidacy.control;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.sessions.control.Turns;
import dev.vivavoce.portal.sessions.entity.StudySession;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Brings a candidate on to what comes next. */
@ApplicationScoped
public class Asking {
    @Inject
    StudySessions sessions;

    @Inject
    Turns turns;

    /** The next question, unless one is open, all were asked or the time is over: then nothing happens, twice as well as once. */
    @InTenant
    public void next(UUID id) {
        Study study = sessions.ownedAndLocked(id);
        List<Question> agenda = sessions.agenda(study.row()).orElse(List.of());
        int asked = study.session().turns().size();
        boolean asks = study.row().state() == StudySession.State.OPEN
                && study.row().openTurn().isEmpty()
                && asked < agenda.size()
                && Instant.now().isBefore(study.row().closesAt());
        if (asks) {
            turns.ask(id, agenda.get(asked).id().value());
        }
    }
}
