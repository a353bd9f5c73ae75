package dev.vivavoce.portal.sessions.control;

import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.models.control.CurrentSession;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has an answer rated, outside of any transaction: a rater may take minutes, and no connection waits for it. */
@ApplicationScoped
public class Rating {
    private static final System.Logger LOG = System.getLogger(Rating.class.getName());

    /** A rater that says it is away for longer is asked all the same. */
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    /**
     * What came of it.
     *
     * @param turn empty while the rater is unavailable; then {@code retryAfter} says when to ask again
     */
    public record Result(Optional<Turn.Evaluated> turn, Duration retryAfter) {}

    @Inject
    Answers answers;

    @Inject
    InterviewEngine engine;

    @Inject
    Caller caller;

    @Inject
    CurrentSession current;

    @Inject
    @ConfigProperty(name = "rating.retry.seconds")
    int retry;

    /**
     * Has one answer rated.
     *
     * @param study in which that turn waits
     */
    public Result rate(Study study, int number) {
        UUID id = study.row().id();
        Session rated;
        current.is(id);
        try {
            rated = engine.evaluate(study.session(), number - 1);
        } catch (UnavailableException unavailable) {
            Duration asked = unavailable.retryAfter().orElse(Duration.ofSeconds(retry));
            Duration wait = asked.compareTo(LONGEST_WAIT) < 0 ? asked : LONGEST_WAIT;
            LOG.log(System.Logger.Level.INFO, "No rater for session {0}, turn {1}, now.", id, number);
            answers.postpone(id, number, wait);
            return new Result(Optional.empty(), wait);
        }
        Turn.Evaluated turn = (Turn.Evaluated) rated.turns().get(number - 1);
        return new Result(Optional.of(answers.keep(study, number, turn)), Duration.ZERO);
    }

    /** The same for a job, which comes without a request; how long to wait where nobody can rate. */
    @ActivateRequestContext
    Optional<Duration> rate(RatingQueue.Place place) {
        caller.belongsTo(place.tenant());
        caller.is(Caller.Kind.SYSTEM, null, null, Set.of());
        return answers.waiting(place.session(), place.turn())
                .map(study -> rate(study, place.turn()))
                .filter(result -> result.turn().isEmpty())
                .map(Result::retryAfter);
    }
}
