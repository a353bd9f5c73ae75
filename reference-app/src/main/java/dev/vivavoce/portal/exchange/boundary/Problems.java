package dev.vivavoce.portal.exchange.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/** Puts a {@link Problem} on the wire. */
final class Problems {
    static final String TYPE = "application/problem+json";

    private Problems() {}

    static Response answer(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(TYPE).entity(problem.document());
        problem.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait));
        if (problem.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"vivavoce\"");
        }
        return answer.build();
    }

    /** For what ends before a resource is reached. */
    static void write(Problem problem, HttpServletResponse answer) throws IOException {
        answer.setStatus(problem.status());
        answer.setContentType(TYPE);
        problem.retryAfter().ifPresent(wait -> answer.setHeader(HttpHeaders.RETRY_AFTER, wait));
        answer.getOutputStream().write(Json.mapper().writeValueAsBytes(problem.document()));
    }

    /** The problem for a status that the server itself came to. */
    static Problem of(int status) {
        return switch (status) {
            case 400 -> Problem.malformed("The request cannot be read.");
            case 401 -> Problem.unauthorized();
            case 403 -> Problem.forbidden();
            case 404 -> Problem.notFound();
            case 405 -> Problem.of(405, "method-not-allowed", "Method not allowed", "See the Allow header.");
            case 406 -> Problem.of(406, "not-acceptable", "Not acceptable", "No answer of an accepted type exists.");
            case 413 -> Problem.of(413, "too-large", "The request is too large", "Send less at once.");
            case 415 -> Problem.of(415, "unsupported-type", "Unsupported content type", "The call does not take it.");
            default ->
                Problem.of(
                        status,
                        status < 500 ? "refused" : "failure",
                        status < 500 ? "Refused" : "Something went wrong",
                        status < 500
                                ? "The request was refused."
                                : "Nobody expected this. The request's id finds it in the log.");
        };
    }

    static Problem tooLarge(int limit) {
        return Problem.of(413, "too-large", "The request is too large", "Send at most " + limit + " bytes at once.");
    }
}
