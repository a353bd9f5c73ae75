package dev.vivavoce.portal.sessions.control;

import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.TenantSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What somebody is writing, saved every few seconds, until it is their answer. It leaves the session's own row alone. */
@ApplicationScoped
public class Drafts {
    @Inject
    Database database;

    @Inject
    Caller caller;

    @Inject
    TenantSeal seal;

    public void save(UUID session, int turn, String text) {
        int open = database.row(
                        row -> row.getInt("open_turn"),
                        "select open_turn from study_session where id = ? and user_id = ? for share",
                        session,
                        caller.id())
                .orElseThrow(Problem::notFound);
        if (open != turn) {
            throw Problem.conflict("not-open", "Turn " + turn + " does not wait for an answer.");
        }
        database.change(
                "insert into draft (tenant_id, session_id, turn, content, saved_at) values (?, ?, ?, ?, ?)"
                        + " on conflict (session_id, turn) do update set content = excluded.content, saved_at = excluded.saved_at",
                caller.tenant().orElseThrow(),
                session,
                turn,
                seal.seal(text, purpose(session)),
                Instant.now());
    }

    public Optional<String> find(UUID session, int turn) {
        return database.row(
                        row -> row.getBytes("content"),
                        "select content from draft where session_id = ? and turn = ?",
                        session,
                        turn)
                .map(content -> seal.open(content, purpose(session)));
    }

    public void remove(UUID session, int turn) {
        database.change("delete from draft where session_id = ? and turn = ?", session, turn);
    }

    private static String purpose(UUID session) {
        return "draft " + session;
    }
}
