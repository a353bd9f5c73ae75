package dev.vivavoce.portal.idempotency.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.vivavoce.portal.exchange.boundary.Json;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.ExpiringRecords;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.tenancy.control.SealedColumns;
import dev.vivavoce.portal.tenancy.control.TenantSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers to requests that came with an {@code Idempotency-Key}, kept for a day, sealed, since some hold a secret that is shown once. Each
 * is kept in the transaction that creates: after a crash there is either both or neither, and no key that waits for ever.
 */
@ApplicationScoped
public class KeptAnswers implements ExpiringRecords, SealedColumns {
    private static final String PURPOSE = "idempotent answer";
    private static final int LONGEST_KEY = 200;

    @Inject
    RequestFingerprint request;

    @Inject
    Caller caller;

    @Inject
    Database database;

    @Inject
    TenantSeal seal;

    @SuppressWarnings("ArrayRecordComponent")
    private record Kept(
            byte[] fingerprint,
            int status,
            @Nullable String location,
            @Nullable String etag,
            byte[] body) {}

    /**
     * The last step of a call that takes several transactions, with the answer that it gives. Who sends the same request meanwhile has the work
     * before that done twice, and gets the answer of whoever came to this step first.
     */
    @InTenant
    public Response once(Supplier<Response> lastStep) {
        request.key()
                .ifPresent(key ->
                        database.row(row -> true, "select pg_advisory_xact_lock(hashtextextended(?, 2))", name(key)));
        return earlier().orElseGet(() -> {
            Response answer = lastStep.get();
            keep(answer);
            return answer;
        });
    }

    /** What the same request was answered before. */
    @InTenant
    Optional<Response> earlier() {
        Optional<String> key = request.key();
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (key.get().isBlank() || key.get().length() > LONGEST_KEY) {
            throw Problem.malformed("Idempotency-Key must have 1 to " + LONGEST_KEY + " characters.");
        }
        return database.row(
                        row -> new Kept(
                                row.getBytes(1), row.getInt(2), row.getString(3), row.getString(4), row.getBytes(5)),
                        "select fingerprint, status, location, etag, body from idempotent_answer where caller = ? and key = ?"
                                + " and created_at >= now() - interval '1 day'",
                        caller.label(),
                        key.get())
                .map(this::again);
    }

    /** Until the transaction ends, nobody else comes with this key, on whichever node. */
    void refuseWhileRunning() {
        boolean running = request.key()
                .flatMap(key -> database.row(
                        row -> !row.getBoolean(1),
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 2))",
                        name(key)))
                .orElse(false);
        if (running) {
            throw Problem.conflict("still-running", "The first request with this Idempotency-Key is still running.");
        }
    }

    void keep(Response answer) {
        if (request.key().isEmpty()) {
            return;
        }
        database.change(
                "insert into idempotent_answer (tenant_id, caller, key, fingerprint, status, location, etag, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, caller, key) do update set"
                        + " fingerprint = excluded.fingerprint, status = excluded.status, location = excluded.location,"
                        + " etag = excluded.etag, body = excluded.body, created_at = now()",
                caller.tenant().orElseThrow(),
                caller.label(),
                request.key().get(),
                request.hash(),
                answer.getStatus(),
                answer.getHeaderString(HttpHeaders.LOCATION),
                answer.getHeaderString(HttpHeaders.ETAG),
                seal.seal(json(answer.getEntity()), PURPOSE));
    }

    @Override
    public String what() {
        return "idempotent-answers";
    }

    @Override
    public int removeExpired(Optional<Instant> contentsBefore, int most) {
        return database.change(
                "delete from idempotent_answer where ctid = any (array(select ctid from idempotent_answer"
                        + " where created_at < now() - interval '1 day' limit ?))",
                most);
    }

    @Override
    public List<Column> columns() {
        return List.of(new Column("idempotent_answer", "body", "'" + PURPOSE + "'"));
    }

    private Response again(Kept kept) {
        if (!MessageDigest.isEqual(kept.fingerprint(), request.hash())) {
            throw Problem.of(
                    422,
                    "idempotency-key-reused",
                    "Idempotency-Key used before",
                    "Another request came with this Idempotency-Key before.");
        }
        Response.ResponseBuilder answer = Response.status(kept.status())
                .type(MediaType.APPLICATION_JSON)
                .header("Idempotent-Replayed", "true")
                .entity(new RawValue(seal.open(kept.body(), PURPOSE)));
        // A header without a value is none.
        return answer.header(HttpHeaders.LOCATION, kept.location())
                .header(HttpHeaders.ETAG, kept.etag())
                .build();
    }

    private String name(String key) {
        return caller.tenant() + " " + caller.label() + " " + key;
    }

    private static String json(Object entity) {
        try {
            return Json.mapper().writeValueAsString(entity);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer cannot be written.", e);
        }
    }
}
