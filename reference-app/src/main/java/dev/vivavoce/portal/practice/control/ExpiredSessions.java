package dev.vivavoce.portal.practice.control;

import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.ExpiringRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Sessions go by the tenant's own rule, those that nobody has ended too; a job that waits for one then finds nothing to rate. */
@ApplicationScoped
public class ExpiredSessions implements ExpiringRecords {
    @Inject
    Database database;

    @Override
    public String what() {
        return "sessions";
    }

    @Override
    public int removeExpired(Optional<Instant> contentsBefore, int most) {
        return contentsBefore
                .map(before -> database.change(
                        "delete from study_session where id = any (array(select s.id from study_session s"
                                + " join users u on u.id = s.user_id"
                                + " where not u.legal_hold and coalesce(s.ended_at, s.started_at) < ?"
                                + " limit ? for update of s skip locked))",
                        before,
                        most))
                .orElse(0);
    }
}
