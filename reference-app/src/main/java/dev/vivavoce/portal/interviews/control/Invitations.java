package dev.vivavoce.portal.interviews.control;

import dev.vivavoce.portal.access.control.Directory;
import dev.vivavoce.portal.access.control.SignIns;
import dev.vivavoce.portal.access.control.Tenants;
import dev.vivavoce.portal.access.entity.OpaqueToken;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.interviews.entity.Invitation;
import dev.vivavoce.portal.positions.control.PositionUse;
import dev.vivavoce.portal.positions.control.Positions;
import dev.vivavoce.portal.positions.entity.StoredPosition;
import dev.vivavoce.portal.sessions.control.SealedJson;
import dev.vivavoce.portal.storage.control.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The invitations to interviews, within the tenant's transaction. */
@ApplicationScoped
public class Invitations implements PositionUse {
    public static final String TOKEN = "vi_";

    /** Whom it is for. */
    public record Contact(String name, String email) {}

    /** An invitation, and whom it is for unless they were erased. */
    public record Invited(Invitation row, Optional<Contact> contact) {}

    /** With the text of its link's token, which is told once. */
    public record Made(Invited invited, OpaqueToken token) {}

    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    Caller caller;

    @Inject
    Database database;

    @Inject
    Positions positions;

    @Inject
    Directory directory;

    @Inject
    Tenants tenants;

    @Inject
    SignIns signIns;

    @Inject
    SealedJson json;

    @Inject
    AuditTrail audit;

    /** The next of the position's question sets is this candidate's. */
    public Made make(UUID positionId, Contact contact, BigDecimal extraTime, String language, Instant expiresAt) {
        Positions.Held position = positions.locked(positionId);
        if (position.row().state() == StoredPosition.State.CLOSED) {
            throw Problem.conflict("position-closed", "The position takes no candidates.");
        }
        long earlier = database.row(
                        row -> row.getLong(1), "select count(*) from invitation where position_id = ?", positionId)
                .orElse(0L);
        UUID id = UUID.randomUUID();
        OpaqueToken token = OpaqueToken.make(TOKEN, caller.tenant().orElseThrow());
        Invitation row = new Invitation(
                id,
                positionId,
                json.seal(contact, purpose(id)),
                token,
                (int) (earlier % position.sets().size()),
                extraTime,
                language,
                expiresAt);
        entities.persist(row);
        entities.flush();
        audit.record("invitation.made", "invitation:" + id);
        return new Made(new Invited(row, Optional.of(contact)), token);
    }

    /** Once somebody was invited to it. */
    @Override
    public boolean isInUse(UUID position) {
        return database.row(row -> true, "select 1 from invitation where position_id = ? limit 1", position)
                .isPresent();
    }

    /** In the order in which they were made. */
    public List<Invited> after(UUID positionId, Cursor cursor, int limit) {
        positions.find(positionId);
        return entities.createQuery(
                        "select i from Invitation i where i.positionId = :position and (i.createdAt > :at"
                                + " or (i.createdAt = :at and i.id > :id)) order by i.createdAt, i.id",
                        Invitation.class)
                .setParameter("position", positionId)
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setMaxResults(limit)
                .getResultStream()
                .map(this::invited)
                .toList();
    }

    /** How many were invited, by position. */
    public Map<UUID, Long> counts() {
        Map<UUID, Long> counts = new HashMap<>();
        entities.createQuery("select i.positionId, count(i) from Invitation i group by i.positionId", Object[].class)
                .getResultStream()
                .forEach(row -> counts.put((UUID) row[0], (Long) row[1]));
        return counts;
    }

    public Invited find(UUID id) {
        return invited(row(id));
    }

    /** Whose session it is; empty where nobody was invited to it. */
    public Optional<Invited> of(UUID session) {
        return by("sessionId", session);
    }

    /** The same for many sessions, by their ids. */
    public Map<UUID, Invited> of(Collection<UUID> sessions) {
        Map<UUID, Invited> found = new HashMap<>();
        if (!sessions.isEmpty()) {
            entities.createQuery("select i from Invitation i where i.sessionId in :ids", Invitation.class)
                    .setParameter("ids", sessions)
                    .getResultStream()
                    .forEach(row -> found.put(row.sessionId().orElseThrow(), invited(row)));
        }
        return found;
    }

    Optional<Invited> ofUser(UUID user) {
        return by("userId", user);
    }

    private Optional<Invited> by(String field, UUID id) {
        return entities.createQuery("select i from Invitation i where i." + field + " = :id", Invitation.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(this::invited);
    }

    /** The invitation that the token is of. */
    Optional<Invited> of(OpaqueToken token) {
        return entities.createQuery("select i from Invitation i where i.hash = :hash", Invitation.class)
                .setParameter("hash", token.hash())
                .getResultStream()
                .findFirst()
                .map(this::invited);
    }

    /** Locks the invitation that the token is of. */
    Optional<Invitation> locked(OpaqueToken token) {
        return entities.createQuery("select i from Invitation i where i.hash = :hash", Invitation.class)
                .setParameter("hash", token.hash())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Its link leads nowhere from now on, and whoever came in by it is out. */
    public void revoke(UUID id) {
        Invitation row = row(id);
        row.revoke();
        row.userId().ifPresent(user -> signIns.revokeAll(user, null));
        entities.flush();
        audit.record("invitation.revoked", "invitation:" + id);
    }

    /** Another link, for a candidate who has lost theirs; the one before leads nowhere. */
    public Made renew(UUID id, Instant expiresAt) {
        Invitation row = row(id);
        if (row.state(Instant.now()) == Invitation.State.REVOKED) {
            throw Problem.conflict("invitation-revoked", "The invitation was revoked; make another one.");
        }
        OpaqueToken token = OpaqueToken.make(TOKEN, caller.tenant().orElseThrow());
        row.renew(token, expiresAt);
        entities.flush();
        audit.record("invitation.renewed", "invitation:" + id);
        return new Made(invited(row), token);
    }

    /** Erases the candidate: who they were, and all that they have said; refused under legal hold. */
    public void erase(UUID id) {
        Invitation row = row(id);
        Optional<User> candidate = row.userId().map(directory::user);
        if (tenants.current().held() || candidate.filter(User::held).isPresent()) {
            throw Problem.conflict("legal-hold", "There is a legal hold: nobody is erased until it is lifted.");
        }
        candidate.ifPresent(directory::remove);
        row.forget();
        entities.flush();
        audit.record("candidate.erased", "invitation:" + id);
    }

    private Invitation row(UUID id) {
        Invitation row = entities.find(Invitation.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw Problem.notFound();
        }
        return row;
    }

    private Invited invited(Invitation row) {
        return new Invited(row, row.contact().map(closed -> json.open(closed, Contact.class, purpose(row.id()))));
    }

    private static String purpose(UUID id) {
        return "invitation " + id;
    }
}
