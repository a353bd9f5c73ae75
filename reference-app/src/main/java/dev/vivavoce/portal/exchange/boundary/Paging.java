package dev.vivavoce.portal.exchange.boundary;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;

/** A page of a list, with a {@code Link} to the next one where there is more. */
public final class Paging {
    private Paging() {}

    /** The link is relative, so that no {@code Host} header of the request shows in it. */
    public static Response answer(Object page, Optional<String> next, UriInfo here) {
        Response.ResponseBuilder answer = Response.ok(page);
        next.ifPresent(cursor -> answer.header(
                "Link",
                "<"
                        + here.getRequestUriBuilder()
                                .scheme(null)
                                .host(null)
                                .port(-1)
                                .replaceQueryParam("cursor", cursor)
                                .build()
                                .toString()
                        + ">; rel=\"next\""));
        return answer.build();
    }
}
