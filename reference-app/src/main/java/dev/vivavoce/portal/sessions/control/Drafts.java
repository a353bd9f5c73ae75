package dev.vivavoce.portal.sessions.control;

import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.sessions.entity.StudySession;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.TenantSeal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What somebody is writing, saved every few seconds, until it is their answer. It leaves the session's own row alone. */
@ApplicationScoped
public class Drafts {
    /**
     * Where a draft would stand.
     *
     * @param open the number of the turn that waits for an answer; 0 where none does
     * @param until when an answer is too late; empty where it never is
     */
    private record Place(int open, Optional<Instant> until) {}

    @Inject
    Database database;

    @Inject
    Caller caller;

    @Inject
    TenantSeal seal;

    public void save(UUID session, int turn, String text) {
        Place place = database.row(
                        Drafts::place,
                        "select open_turn, purpose, started_at, planned_minutes, extra_seconds from study_session"
                                + " where id = ? and user_id = ? for share",
                        session,
                        caller.id())
                .orElseThrow(Problem::notFound);
        if (turn < 1 || place.open() != turn) {
            throw Problem.conflict("not-open", "Turn " + turn + " does not wait for an answer.");
        }
        if (place.until().filter(Instant.now()::isAfter).isPresent()) {
            throw Problem.conflict(
                    "time-over", "The time is over. What was saved before counts: submit the interview.");
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

    private static Place place(ResultSet row) throws SQLException {
        boolean isTimed = row.getString("purpose").equals(Purpose.ASSESSMENT.name());
        return new Place(
                row.getInt("open_turn"),
                isTimed
                        ? Optional.of(StudySession.answerableUntil(
                                Database.instant(row, "started_at"),
                                row.getInt("planned_minutes"),
                                row.getInt("extra_seconds")))
                        : Optional.empty());
    }

    private static String purpose(UUID session) {
        return "draft " + session;
    }
}
