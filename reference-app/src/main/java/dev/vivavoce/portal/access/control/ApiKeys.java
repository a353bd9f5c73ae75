package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.access.entity.ApiKey;
import dev.vivavoce.portal.access.entity.OpaqueToken;
import dev.vivavoce.portal.access.entity.Scope;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The API keys of a tenant. All of it happens within the tenant's transaction. */
@ApplicationScoped
public class ApiKeys {
    /** A key, and the text of it, which is told once. */
    public record Made(ApiKey key, OpaqueToken token) {}

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    Caller caller;

    public Made make(String name, Set<Scope> scopes) {
        OpaqueToken token =
                OpaqueToken.make(OpaqueToken.API_KEY, caller.tenant().orElseThrow());
        ApiKey key = new ApiKey(name, token, scopes);
        entities.persist(key);
        entities.flush();
        return new Made(key, token);
    }

    /** In the order in which they were made. */
    public List<ApiKey> after(Cursor cursor, int limit) {
        return entities.createQuery(
                        "select k from ApiKey k where k.createdAt > :at or (k.createdAt = :at and k.id > :id)"
                                + " order by k.createdAt, k.id",
                        ApiKey.class)
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setMaxResults(limit)
                .getResultList();
    }

    public void revoke(UUID id) {
        ApiKey key = entities.find(ApiKey.class, id);
        if (key == null) {
            throw Problem.notFound();
        }
        key.revoke();
        entities.flush();
    }
}
