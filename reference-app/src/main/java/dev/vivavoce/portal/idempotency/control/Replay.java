package dev.vivavoce.portal.idempotency.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.vivavoce.portal.exchange.boundary.Json;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.TenantSeal;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the answer in the transaction that creates: after a crash there is either both or neither, and no key that waits for ever. While
 * that transaction runs it holds a lock, on whichever node; who comes second meanwhile gets 409. Answers are kept for a day, sealed, since
 * some hold a secret that is shown once.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 100)
public class Replay {
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
            byte[] fingerprint, int status, @Nullable String location, byte[] body) {}

    @AroundInvoke
    Object once(InvocationContext call) throws Exception {
        Optional<String> key = request.key();
        if (key.isEmpty()) {
            return call.proceed();
        }
        if (key.get().isBlank() || key.get().length() > LONGEST_KEY) {
            throw Problem.malformed("Idempotency-Key must have 1 to " + LONGEST_KEY + " characters.");
        }
        boolean alone = database.row(
                        row -> row.getBoolean(1),
                        "select pg_try_advisory_xact_lock(hashtextextended(?, 2))",
                        caller.tenant() + " " + caller.label() + " " + key.get())
                .orElse(false);
        if (!alone) {
            throw Problem.conflict("still-running", "The first request with this Idempotency-Key is still running.");
        }
        database.change("delete from idempotent_answer where created_at < now() - interval '1 day'");
        Optional<Kept> kept = database.row(
                row -> new Kept(row.getBytes(1), row.getInt(2), row.getString(3), row.getBytes(4)),
                "select fingerprint, status, location, body from idempotent_answer where caller = ? and key = ?",
                caller.label(),
                key.get());
        if (kept.isPresent()) {
            return again(kept.get());
        }
        Response answer = (Response) call.proceed();
        keep(key.get(), answer);
        return answer;
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
                .entity(new com.fasterxml.jackson.databind.util.RawValue(seal.open(kept.body(), PURPOSE)));
        String location = kept.location();
        if (location != null) {
            answer.header(HttpHeaders.LOCATION, location);
        }
        return answer.build();
    }

    private void keep(String key, Response answer) throws JsonProcessingException {
        database.change(
                "insert into idempotent_answer (tenant_id, caller, key, fingerprint, status, location, body)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                caller.tenant().orElseThrow(),
                caller.label(),
                key,
                request.hash(),
                answer.getStatus(),
                answer.getHeaderString(HttpHeaders.LOCATION),
                seal.seal(Json.mapper().writeValueAsString(answer.getEntity()), PURPOSE));
    }
}
