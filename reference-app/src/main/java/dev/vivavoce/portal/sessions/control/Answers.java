package dev.vivavoce.portal.sessions.control;

import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.models.control.TenantModels;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The steps on an answer's way, each a transaction: it is taken, and a job with it; it is rated, in between and by nobody here; the rating is
 * kept. Whatever breaks off leaves an answer that the job rates later. Doing a step twice changes nothing.
 */
@ApplicationScoped
public class Answers {
    /**
     * What somebody says.
     *
     * @param time they spent on it; if empty, since the question was asked
     * @param language they say it is in
     */
    public record Given(String text, Answer.Kind kind, Optional<Duration> time, Optional<String> language) {}

    /**
     * An answer that is stored.
     *
     * @param fresh whether it came now; otherwise it is the same again
     */
    public record Taken(Study study, boolean fresh) {}

    @Inject
    StudySessions sessions;

    @Inject
    InterviewEngine engine;

    @Inject
    Drafts drafts;

    @Inject
    RatingQueue queue;

    @Inject
    TenantModels models;

    @Inject
    @ConfigProperty(name = "rating.grace.seconds")
    int grace;

    /** Answered is answered: the same again is no mistake, another one is. */
    @InTenant
    public Taken take(UUID id, int number, Given given) {
        Study study = sessions.ownedAndLocked(id);
        Turn turn = study.turn(number);
        if (turn instanceof Turn.Asked) {
            requireLanguage(given, study.session());
            Instant now = Instant.now();
            if (study.row().isAssessment() && now.isAfter(study.row().answerableUntil())) {
                throw Problem.conflict(
                        "time-over", "The time is over. What was saved as a draft counts: submit the interview.");
            }
            Duration time = given.time().orElseGet(() -> Study.open(turn, now));
            Answer answer = new Answer(given.text(), time, now, given.kind());
            Study answered = sessions.store(study.row(), engine.answer(study.session(), answer));
            drafts.remove(id, number);
            queue.add(
                    id,
                    number,
                    study.row().isAssessment() ? Duration.ZERO : models.patience(Duration.ofSeconds(grace)));
            return new Taken(answered, true);
        }
        if (turn instanceof Turn.Spoken spoken
                && spoken.answer().text().equals(given.text())
                && spoken.answer().kind() == given.kind()) {
            return new Taken(study, false);
        }
        throw turn instanceof Turn.Skipped
                ? Problem.conflict("skipped", "Turn " + number + " was skipped.")
                : Problem.conflict("answered", "Turn " + number + " has another answer already, and keeps it.");
    }

    /** The learner's session, if that turn still waits for its rating; refused where there is no answer. */
    @InTenant
    public Study answered(UUID id, int number) {
        Study study = sessions.owned(id);
        if (!(study.turn(number) instanceof Turn.Spoken)) {
            throw Problem.conflict("not-answered", "Turn " + number + " has no answer.");
        }
        return study;
    }

    /** The session, while that turn waits. */
    @InTenant
    public Optional<Study> waiting(UUID id, int number) {
        models.look();
        return sessions.ofAnybody(id).filter(study -> study.session().waiting().contains(number - 1));
    }

    /** Keeps a rating, unless there is one or the answer is another; the turn as it then is. */
    @InTenant
    public Turn.Evaluated keep(Study known, int number, Turn.Evaluated rated) {
        Turn.Evaluated kept = sessions.locked(known)
                .flatMap(study -> keepThere(study, number, rated))
                .orElse(rated);
        queue.remove(known.row().id(), number);
        return kept;
    }

    private Optional<Turn.Evaluated> keepThere(Study study, int number, Turn.Evaluated rated) {
        Turn turn = study.session().turns().get(number - 1);
        if (turn instanceof Turn.Answered answered && answered.answer().equals(rated.answer())) {
            sessions.store(study.row(), study.session().replace(number - 1, rated));
        }
        return turn instanceof Turn.Evaluated before ? Optional.of(before) : Optional.empty();
    }

    @InTenant
    public void postpone(UUID id, int number, Duration wait) {
        queue.postpone(id, number, wait);
    }

    @InTenant
    public Duration due(UUID id, int number) {
        return queue.due(id, number);
    }

    private static void requireLanguage(Given given, Session session) {
        String expected = session.locale().getLanguage();
        given.language()
                .map(tag -> Locale.forLanguageTag(tag).getLanguage())
                .filter(language -> !language.equals(expected))
                .ifPresent(other -> {
                    throw Problem.invalid("/language", "is not the session's, which is " + expected);
                });
    }
}
