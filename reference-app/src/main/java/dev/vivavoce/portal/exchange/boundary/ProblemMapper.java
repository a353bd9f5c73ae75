package dev.vivavoce.portal.exchange.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** What our own code refuses. */
@Provider
public class ProblemMapper implements ExceptionMapper<Problem> {
    @Override
    public Response toResponse(Problem problem) {
        return Problems.answer(problem);
    }
}
