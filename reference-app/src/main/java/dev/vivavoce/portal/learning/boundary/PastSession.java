package dev.vivavoce.portal.learning.boundary;

import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.learning.control.StudyRoom;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.sessions.entity.StudySession;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.UUID;

/** A line of a list of sessions. */
public record PastSession(
        UUID id, String topic, Instant at, int minutes, int answered, OptionalDouble score, boolean isOpen) {
    static PastSession of(Study study) {
        StudySession row = study.row();
        return new PastSession(
                row.id(),
                study.session().topic().map(Topic::name).orElse(""),
                row.startedAt(),
                row.plannedMinutes(),
                (int) study.session().turns().stream()
                        .filter(Turn.Spoken.class::isInstance)
                        .count(),
                StudyRoom.score(study.session()),
                row.state() == StudySession.State.OPEN);
    }
}
