package dev.vivavoce.portal.exchange.boundary;

import dev.vivavoce.portal.exchange.control.Places;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.exchange.control.Weather;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Everything else. A database that is away is weather, and answered with 503; whatever remains is a defect of ours, told by an id in
 * answer and log.
 */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(UnexpectedMapper.class.getName());
    private static final Duration WHILE_THE_DATABASE_IS_AWAY = Duration.ofSeconds(5);

    @Override
    public Response toResponse(Throwable failure) {
        return answer(failure);
    }

    static Response answer(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof Problem problem) {
                return Problems.answer(problem);
            }
            if (cause instanceof OptimisticLockException) {
                return Problems.answer(Problem.lostRace());
            }
            if (cause instanceof SQLException sql && Weather.is(sql)) {
                LOG.log(System.Logger.Level.WARNING, "The database is away: {0}", sql.getSQLState());
                return Problems.answer(Problem.unavailable(WHILE_THE_DATABASE_IS_AWAY));
            }
            if (cause instanceof WebApplicationException refusal
                    && refusal.getResponse().getStatus() < 500
                    && cause != failure) {
                return new RefusalMapper().toResponse(refusal);
            }
        }
        String id = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "Unexpected failure {0}: {1}", id, Places.of(failure));
        return Problems.answer(Problem.of(
                500, "failure", "Something went wrong", "Nobody expected this. It stands in the log as " + id + "."));
    }
}
