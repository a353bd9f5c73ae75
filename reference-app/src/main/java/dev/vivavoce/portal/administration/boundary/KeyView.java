package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.portal.access.boundary.ApiKeysResource;
import dev.vivavoce.portal.access.boundary.ApiKeysResource.MadeKey;
import dev.vivavoce.portal.access.control.ApiKeys;
import dev.vivavoce.portal.access.entity.ApiKey;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows the keys, in a transaction of its own: a form that was refused is shown again after its own has ended. */
@RequestScoped
public class KeyView {
    private static final int MOST = 50;

    /**
     * The form for one more, as it was filled in.
     *
     * @param fault the text that tells why none was made
     */
    public record Entry(String name, Set<String> scopes, Optional<String> fault) {
        static final Entry EMPTY = new Entry("", Set.of(), Optional.empty());
    }

    /**
     * The list.
     *
     * @param next the link to the next page
     * @param made a new one, which is told once
     */
    public record Keys(List<KeyRow> keys, Optional<String> next, Entry entry, Optional<MadeKey> made) {}

    /** One of them. */
    public record KeyRow(ApiKeysResource.Key key, boolean active) {}

    @Inject
    Pages pages;

    @Inject
    ApiKeys keys;

    @InTenant
    public Response list(int status, @Nullable String cursor, Entry entry, Optional<MadeKey> made) {
        Cursor start = Cursor.decoded(cursor, Cursor.START);
        Paging<ApiKey> found = Paging.of(
                MOST, most -> keys.after(start, most), key -> new Cursor(key.createdAt(), key.id()).encoded());
        Stream<KeyRow> rows = found.rows().stream()
                .map(key ->
                        new KeyRow(ApiKeysResource.Key.of(key), key.revokedAt().isEmpty()));
        return pages.show(
                status,
                "administration/keys",
                new Keys(
                        rows.toList(),
                        found.next()
                                .map(next -> Link.to("").with("cursor", next).text()),
                        entry,
                        made));
    }
}
