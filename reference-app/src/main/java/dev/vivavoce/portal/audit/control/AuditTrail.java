package dev.vivavoce.portal.audit.control;

import dev.vivavoce.portal.audit.entity.AuditEntry;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.storage.control.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who did what, when, to what, from where: a chain per tenant, in which every entry holds the hash of the one before. The application's
 * database role can add to it and read it, nothing else. An entry names people and things by id only, so that erasing a person leaves the
 * chain whole. It is written in the transaction of the deed: neither happens without the other.
 */
@ApplicationScoped
public class AuditTrail {
    private static final int BATCH = 500;

    /** What a look over the whole chain found. The head, kept elsewhere, shows later whether the end was cut off. */
    public record Verdict(boolean intact, long entries, String head, Optional<Long> firstBroken) {}

    /**
     * What is shown of a trail.
     *
     * @param actor as entries name it, such as {@code person:} and an id
     * @param action a whole one, or what stands before its point
     * @param from inclusive
     * @param to exclusive
     */
    public record Filter(
            Optional<String> actor,
            Optional<String> action,
            Optional<String> subject,
            Optional<Instant> from,
            Optional<Instant> to) {}

    @Inject
    Database database;

    @Inject
    Caller caller;

    /** Adds an entry; call it last, since it holds the end of the tenant's chain until the transaction ends. */
    public void record(String action, String subject) {
        UUID tenant =
                caller.tenant().orElseThrow(() -> new IllegalStateException("No tenant is bound to the request."));
        database.row(row -> true, "select pg_advisory_xact_lock(hashtextextended(?, 1))", "audit " + tenant);
        AuditEntry last = database.row(AuditTrail::read, "select * from audit_entry order by number desc limit 1")
                .orElse(AuditEntry.BEFORE_THE_FIRST);
        AuditEntry entry = last.followedBy(
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                caller.label(),
                action,
                subject,
                caller.address(),
                caller.requestId());
        database.change(
                "insert into audit_entry (tenant_id, number, at, actor, action, subject, address, request, previous, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tenant,
                entry.number(),
                entry.at(),
                entry.actor(),
                entry.action(),
                entry.subject(),
                entry.address(),
                entry.request(),
                entry.previous(),
                entry.hash());
    }

    /** Newest first, those before {@code number}. */
    public List<AuditEntry> before(long number, int limit) {
        return database.rows(
                AuditTrail::read,
                "select * from audit_entry where number < ? order by number desc limit ?",
                number,
                limit);
    }

    /** The same, of those that {@code filter} lets through. */
    public List<AuditEntry> before(long number, int limit, Filter filter) {
        StringBuilder where = new StringBuilder("number < ?");
        List<Object> values = new ArrayList<>(List.of(number));
        filter.actor().ifPresent(actor -> narrow(where, values, " and actor = ?", actor));
        filter.action()
                .ifPresent(action -> narrow(where, values, " and (action = ? or starts_with(action, ?))", action));
        filter.action().ifPresent(action -> values.add(action + "."));
        filter.subject().ifPresent(subject -> narrow(where, values, " and subject = ?", subject));
        filter.from().ifPresent(from -> narrow(where, values, " and at >= ?", from));
        filter.to().ifPresent(to -> narrow(where, values, " and at < ?", to));
        values.add(limit);
        return database.rows(
                AuditTrail::read,
                "select * from audit_entry where " + where + " order by number desc limit ?",
                values.toArray());
    }

    private static void narrow(StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(condition);
        values.add(value);
    }

    /** What a person has done, and what was done to them, oldest first. */
    public List<AuditEntry> about(UUID person) {
        return database.rows(
                AuditTrail::read,
                "select * from audit_entry where actor = ? or subject = ? order by number",
                "person:" + person,
                "user:" + person);
    }

    public Verdict verify() {
        AuditEntry last = AuditEntry.BEFORE_THE_FIRST;
        while (true) {
            List<AuditEntry> batch = database.rows(
                    AuditTrail::read,
                    "select * from audit_entry where number > ? order by number limit ?",
                    last.number(),
                    BATCH);
            for (AuditEntry entry : batch) {
                if (!entry.follows(last)) {
                    return new Verdict(false, last.number(), head(last), Optional.of(last.number() + 1));
                }
                last = entry;
            }
            if (batch.size() < BATCH) {
                return new Verdict(true, last.number(), head(last), Optional.empty());
            }
        }
    }

    private static String head(AuditEntry last) {
        return HexFormat.of().formatHex(last.hash());
    }

    private static AuditEntry read(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("number"),
                Database.instant(row, "at"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("address"),
                row.getString("request"),
                row.getBytes("previous"),
                row.getBytes("hash"));
    }
}
