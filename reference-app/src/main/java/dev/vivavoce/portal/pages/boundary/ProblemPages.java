package dev.vivavoce.portal.pages.boundary;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.tenancy.control.Hosts;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Turns a problem into a page for whoever reads one; our scripts ask for {@code application/problem+json} and get it as it is. Who has not
 * signed in, or no longer, is led to where one does, and back afterwards.
 */
@Provider
public class ProblemPages implements ContainerResponseFilter {
    @Inject
    Pages pages;

    @Inject
    Caller caller;

    @Inject
    Hosts hosts;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        if (!(response.getEntity() instanceof Problem.Document problem)
                || !isRead(String.valueOf(request.getHeaderString(HttpHeaders.ACCEPT)))) {
            return;
        }
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            if (isOfCandidates(request)) {
                replace(response, Pages.to("/invitation"));
                return;
            }
            String next = request.getMethod().equals("GET")
                    ? request.getUriInfo().getRequestUri().getRawPath()
                    : "/";
            replace(response, Pages.to("/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)));
            return;
        }
        boolean canAsk = problem.status() < 500 && isKnown(request);
        replace(
                response,
                canAsk
                        ? pages.show(problem.status(), "pages/problem", problem)
                        : pages.plain(problem.status(), "pages/problem", problem));
    }

    /** They have no password: what lets them in is their link. What stands behind its {@code #} goes along. */
    private static boolean isOfCandidates(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        return path.equals("/interview") || path.startsWith("/interview/");
    }

    private static boolean isRead(String accept) {
        return accept.contains("text/html") && !accept.contains("application/problem+json");
    }

    /** A path that nobody answers to is refused before anybody asks whose host it is. */
    private boolean isKnown(ContainerRequestContext request) {
        if (caller.tenant().isEmpty()) {
            Optional.ofNullable(request.getUriInfo().getRequestUri().getHost())
                    .flatMap(hosts::tenant)
                    .ifPresent(caller::belongsTo);
        }
        return caller.tenant().isPresent();
    }

    private static void replace(ContainerResponseContext response, Response page) {
        response.setStatus(page.getStatus());
        response.getHeaders().remove(HttpHeaders.WWW_AUTHENTICATE);
        response.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        page.getHeaders().forEach((name, values) -> response.getHeaders().put(name, new ArrayList<>(values)));
        response.setEntity(page.getEntity(), new java.lang.annotation.Annotation[0], page.getMediaType());
    }
}
