package dev.vivavoce.portal.candidacy.boundary;

import dev.vivavoce.core.question.Style;
import dev.vivavoce.portal.sessions.boundary.SessionsResource.SessionView;
import dev.vivavoce.portal.sessions.boundary.TurnsResource.TurnView;
import dev.vivavoce.portal.sessions.entity.StudySession;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An interview as its candidate sees it.
 *
 * @param language in which it is answered, as a tag
 * @param total the time that this candidate has, extra time in it
 * @param told what they have just done, where that needs saying
 */
public record Sitting(SessionView session, String language, Duration total, Optional<String> told) {
    public String id() {
        return session.id().toString();
    }

    public String position() {
        return Objects.requireNonNullElse(session.position(), "");
    }

    public int questions() {
        return Objects.requireNonNullElse(session.questions(), 0);
    }

    public boolean hasEnded() {
        return session.state() == StudySession.State.ENDED;
    }

    public boolean isOver() {
        return !hasEnded() && session.remainingSeconds() == 0;
    }

    public boolean isAllAsked() {
        return session.turns().size() == questions();
    }

    /** The question that waits for an answer. */
    public Optional<TurnView> open() {
        return session.turns().stream()
                .filter(turn -> turn.state().equals("asked"))
                .findFirst();
    }

    public boolean isCode(TurnView turn) {
        return turn.question().style() == Style.CODING;
    }

    public long answered() {
        return count("answered");
    }

    public long skipped() {
        return count("skipped");
    }

    private long count(String state) {
        return session.turns().stream()
                .filter(turn -> turn.state().equals(state))
                .count();
    }

    /** What is to be seen of each question, by its number: {@code answered}, {@code skipped}, {@code asked} or {@code later}. */
    public List<String> states() {
        return java.util.stream.IntStream.range(0, questions())
                .mapToObj(
                        i -> i < session.turns().size() ? session.turns().get(i).state() : "later")
                .toList();
    }
}
