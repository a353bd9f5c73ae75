package dev.vivavoce.portal.interviews.control;

import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.access.control.PersonalRecords;
import dev.vivavoce.portal.interviews.entity.Invitation;
import dev.vivavoce.portal.sessions.control.StudySessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is kept of a candidate: their contact, their consent, what they were asked and have said. That goes with their row by itself. How it
 * was rated they learn from those who decide.
 */
@ApplicationScoped
public class OwnInterview implements PersonalRecords {
    record Sat(
            Optional<Invitations.Contact> contact,
            BigDecimal extraTime,
            Optional<String> noticeVersion,
            Optional<Instant> consentedAt,
            List<Said> answers) {}

    record Said(String question, Optional<String> answer) {
        static Said of(Turn turn) {
            return new Said(
                    turn.question().text(),
                    turn instanceof Turn.Spoken spoken
                            ? Optional.of(spoken.answer().text())
                            : Optional.empty());
        }
    }

    @Inject
    Invitations invitations;

    @Inject
    StudySessions sessions;

    @Override
    public String section() {
        return "interview";
    }

    @Override
    public Object export(UUID person) {
        return invitations
                .ofUser(person)
                .map(invited -> {
                    Invitation row = invited.row();
                    return new Sat(
                            invited.contact(),
                            row.extraTime(),
                            row.noticeVersion(),
                            row.consentedAt(),
                            sessions.all(person).stream()
                                    .flatMap(study -> study.session().turns().stream())
                                    .map(Said::of)
                                    .toList());
                })
                .map(List::of)
                .orElse(List.of());
    }

    @Override
    public void erase(UUID person) {
        invitations.ofUser(person).ifPresent(invited -> invited.row().forget());
    }
}
