package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;

/**
 * Refuses what another site makes a browser send. A browser says itself where a request comes from, and no page can make it say otherwise:
 * {@code Sec-Fetch-Site}, or {@code Origin} where it is too old for that. A request that changes something and tells neither is refused.
 */
@Provider
@Priority(Priorities.AUTHENTICATION - 50)
public class SameOrigin implements ContainerRequestFilter {
    private static final Set<String> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public void filter(ContainerRequestContext request) {
        require(request);
    }

    static void require(ContainerRequestContext request) {
        if (!SAFE.contains(request.getMethod()) && !isOwn(request)) {
            throw Problem.of(403, "cross-site", "Not from here", "The request comes from another site.");
        }
    }

    private static boolean isOwn(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin");
        }
        String origin = request.getHeaderString("Origin");
        String host = request.getHeaderString(HttpHeaders.HOST);
        if (origin == null || host == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
