package dev.vivavoce.portal.exchange.boundary;

import dev.vivavoce.portal.exchange.control.Caller;
import io.opentelemetry.api.trace.Span;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Tells the trace of a call, where traces are on, whose it was and by which id the log knows it; and takes from it what stands behind the question
 * mark, in which whoever calls can put anything, a token too.
 */
@Provider
@ApplicationScoped
// After the server's own filter, which begins the span.
@Priority(Priorities.USER + 100)
public class Traces implements ContainerRequestFilter {
    private static final String QUERY = "url.query";

    @Inject
    Caller caller;

    @Override
    public void filter(ContainerRequestContext request) {
        Span span = Span.current();
        if (!span.isRecording()) {
            return;
        }
        caller.tenant().ifPresent(tenant -> span.setAttribute("vivavoce.tenant", tenant.toString()));
        span.setAttribute("vivavoce.request", caller.requestId());
        if (request.getUriInfo().getRequestUri().getRawQuery() != null) {
            span.setAttribute(QUERY, "");
        }
    }
}
