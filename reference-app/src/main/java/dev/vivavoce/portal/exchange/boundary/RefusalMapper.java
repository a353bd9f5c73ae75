package dev.vivavoce.portal.exchange.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the JAX-RS runtime refuses: unknown paths, methods and types. Its own message stays here; it may quote the request. */
@Provider
public class RefusalMapper implements ExceptionMapper<WebApplicationException> {
    /** The runtime calls a number that is none "not found", and names the parameter in its message only. */
    private static final Pattern PARAMETER = Pattern.compile("QueryParam\\(\"(\\w+)\"\\)");

    @Override
    public Response toResponse(WebApplicationException refusal) {
        Response given = refusal.getResponse();
        if (given.getStatus() < 400) {
            return given;
        }
        if (given.getStatus() >= 500) {
            return UnexpectedMapper.answer(refusal);
        }
        if (refusal.getCause() instanceof com.fasterxml.jackson.core.JsonProcessingException json) {
            return new UnreadableJsonMapper().toResponse(json);
        }
        Matcher parameter = PARAMETER.matcher(String.valueOf(refusal.getMessage()));
        if (parameter.find()) {
            return Problems.answer(Problem.invalid("?" + parameter.group(1), "is of the wrong type"));
        }
        Response.ResponseBuilder answer = Response.fromResponse(Problems.answer(Problems.of(given.getStatus())));
        String allow = given.getHeaderString(HttpHeaders.ALLOW);
        return allow == null
                ? answer.build()
                : answer.header(HttpHeaders.ALLOW, allow).build();
    }
}
