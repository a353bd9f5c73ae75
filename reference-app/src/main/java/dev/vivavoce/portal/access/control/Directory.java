package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.access.entity.Role;
import dev.vivavoce.portal.access.entity.User;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.storage.control.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of a tenant. All of it happens within the tenant's transaction. */
@ApplicationScoped
public class Directory {
    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    Database database;

    @Inject
    PasswordHashes hashes;

    /** A new user; the name must be free in this tenant. */
    public User add(String username, @Nullable String name, String password, Set<Role> roles) {
        PasswordPolicy.fault(password, username).ifPresent(fault -> {
            throw Problem.invalid("/password", fault);
        });
        if (find(username).isPresent()) {
            throw taken();
        }
        User user = new User(username, name, hashes.hash(password), roles);
        try {
            entities.persist(user);
            entities.flush();
        } catch (PersistenceException e) {
            throw DatabaseFailure.isTaken(e) ? taken() : e;
        }
        return user;
    }

    /** A candidate, who comes by a link and has no password. */
    public User invite(String username) {
        User user = User.invited(username);
        entities.persist(user);
        entities.flush();
        return user;
    }

    public Optional<User> find(String username) {
        return entities.createQuery("select u from User u where u.usernameKey = :key", User.class)
                .setParameter("key", User.key(username))
                .getResultStream()
                .findFirst();
    }

    /** Empty where they are gone. */
    public Optional<User> known(UUID id) {
        return Optional.ofNullable(entities.find(User.class, id));
    }

    /** The user of that id; nobody learns whether another tenant has one. */
    public User user(UUID id) {
        User user = entities.find(User.class, id);
        if (user == null) {
            throw Problem.notFound();
        }
        return user;
    }

    /** The same, but for invited candidates, who are nobody's to manage here. */
    public User member(UUID id) {
        User user = user(id);
        if (user.isInvited()) {
            throw Problem.notFound();
        }
        return user;
    }

    /** The team and the learners, without invited candidates, in the order in which they were made. */
    public List<User> after(Cursor cursor, int limit) {
        return entities.createQuery(
                        "select u from User u where not u.invited and (u.createdAt > :at or (u.createdAt = :at and u.id > :id))"
                                + " order by u.createdAt, u.id",
                        User.class)
                .setParameter("at", cursor.at())
                .setParameter("id", cursor.id())
                .setMaxResults(limit)
                .getResultList();
    }

    /** The same, of those whose name or user name holds {@code words}. */
    public List<User> after(Cursor cursor, int limit, String words) {
        return words.isEmpty()
                ? after(cursor, limit)
                : entities.createQuery(
                                "select u from User u where not u.invited and (u.createdAt > :at or (u.createdAt = :at and u.id > :id))"
                                        + " and (locate(:words, u.usernameKey) > 0 or locate(:words, lower(u.name)) > 0)"
                                        + " order by u.createdAt, u.id",
                                User.class)
                        .setParameter("at", cursor.at())
                        .setParameter("id", cursor.id())
                        .setParameter("words", words.toLowerCase(Locale.ROOT))
                        .setMaxResults(limit)
                        .getResultList();
    }

    /** Of whom nothing may be removed, without invited candidates. */
    public List<User> held() {
        return entities.createQuery(
                        "select u from User u where u.legalHold = true and not u.invited order by u.createdAt, u.id",
                        User.class)
                .getResultList();
    }

    /** Those of the ids that are somebody here. */
    public List<User> users(Set<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : entities.createQuery("select u from User u where u.id in :ids", User.class)
                        .setParameter("ids", ids)
                        .getResultList();
    }

    /** Gives somebody a password to begin anew with. */
    public void reset(User user, String password) {
        user.changePassword(hashes.hash(password));
        entities.flush();
    }

    /**
     * Refuses what would leave a tenant with nobody to administer it. Who goes on from here goes on alone until the transaction ends; others
     * may still add rows to the tenant meanwhile, or two would wait for each other.
     */
    public void keepAnAdministrator(User leaving) {
        if (!leaving.roles().contains(Role.ADMINISTRATOR)) {
            return;
        }
        database.row(row -> true, "select 1 from tenant where id = current_tenant() for no key update");
        long others = database.row(
                        row -> row.getLong(1),
                        "select count(*) from users where active and id <> ? and ' ' || roles || ' ' like '% administrator %'",
                        leaving.id())
                .orElse(0L);
        if (others == 0) {
            throw Problem.conflict("last-administrator", "A tenant needs an active administrator.");
        }
    }

    public void remove(User user) {
        entities.remove(user);
        entities.flush();
    }

    /** Writes what was changed, so that the version that comes next is known. */
    public void flush() {
        entities.flush();
    }

    private static Problem taken() {
        return Problem.conflict("username-taken", "The user name is taken.");
    }
}
