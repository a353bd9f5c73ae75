package dev.vivavoce.portal.exchange.boundary;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A page of a list, with a {@code Link} to the next one where there is more. */
public record Paging<R>(List<R> rows, Optional<String> next) {

    /**
     * The first {@code limit} of the rows that {@code query} finds. It is asked for one more than that, which tells whether there is a next
     * page; {@code cursor} says where that one begins, from the last row of this one.
     */
    public static <R> Paging<R> of(int limit, IntFunction<List<R>> query, Function<? super R, String> cursor) {
        List<R> found = query.apply(limit + 1);
        return found.size() > limit
                ? new Paging<>(found.subList(0, limit), Optional.of(cursor.apply(found.get(limit - 1))))
                : new Paging<>(found, Optional.empty());
    }

    /** The rows as clients see them. The link is relative, so that no {@code Host} header of the request shows in it. */
    public <V> Response answer(Function<? super R, V> view, Function<List<V>, ?> list, UriInfo here) {
        Response.ResponseBuilder answer =
                Response.ok(list.apply(rows.stream().map(view).toList()));
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
