package dev.vivavoce.portal.access.boundary;

import dev.vivavoce.portal.access.control.ApiKeys;
import dev.vivavoce.portal.access.entity.ApiKey;
import dev.vivavoce.portal.access.entity.Scope;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What the machines of a tenant sign in with. */
@Path("tenant/api-keys")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ApiKeysResource {
    public record Key(
            UUID id,
            String name,
            String hint,
            Set<Scope> scopes,
            Instant createdAt,
            @Nullable Instant revokedAt) {
        public static Key of(ApiKey key) {
            return new Key(
                    key.id(),
                    key.name(),
                    key.hint(),
                    key.scopes(),
                    key.createdAt(),
                    key.revokedAt().orElse(null));
        }
    }

    public record KeyList(List<Key> items) {}

    public record NewKey(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty Set<@NotNull Scope> scopes) {}

    /** The key is told once. */
    public record MadeKey(UUID id, String name, Set<Scope> scopes, String key) {}

    @Inject
    ApiKeys keys;

    @Inject
    AuditTrail audit;

    @GET
    @InTenant
    @RolesAllowed("administrator")
    @APIResponseSchema(KeyList.class)
    public Response apiKeys(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo here) {
        Cursor start = Cursor.decoded(cursor, Cursor.START);
        return Paging.of(limit, most -> keys.after(start, most), key -> new Cursor(key.createdAt(), key.id()).encoded())
                .answer(Key::of, KeyList::new, here);
    }

    @POST
    @InTenant
    @Idempotent
    @RolesAllowed("administrator")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = MadeKey.class, responseCode = "201")
    public Response makeApiKey(@Valid @NotNull NewKey body) {
        ApiKeys.Made made = keys.make(body.name(), body.scopes());
        audit.record("api-key.made", "api-key:" + made.key().id());
        return Response.status(Response.Status.CREATED)
                .entity(new MadeKey(
                        made.key().id(),
                        made.key().name(),
                        made.key().scopes(),
                        made.token().text()))
                .build();
    }

    /** A revoked key stays in the list: what it did stands in the audit trail. */
    @DELETE
    @Path("{id}")
    @InTenant
    @RolesAllowed("administrator")
    public void revokeApiKey(@PathParam("id") UUID id) {
        keys.revoke(id);
        audit.record("api-key.revoked", "api-key:" + id);
    }
}
