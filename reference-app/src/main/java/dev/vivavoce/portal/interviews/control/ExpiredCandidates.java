package dev.vivavoce.portal.interviews.control;

import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.ExpiringRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Who was invited is forgotten with what they have said; who never came, once their link is no longer good. */
@ApplicationScoped
public class ExpiredCandidates implements ExpiringRecords {
    @Inject
    Database database;

    @Override
    public String what() {
        return "candidates";
    }

    @Override
    public int removeExpired(Optional<Instant> contentsBefore, int most) {
        return contentsBefore.map(before -> forget(before, most)).orElse(0);
    }

    private int forget(Instant before, int most) {
        int forgotten = database.change(
                "update invitation set contact = null, revoked_at = coalesce(revoked_at, now()), version = version + 1"
                        + " where id = any (array(select i.id from invitation i left join users u on u.id = i.user_id"
                        + " left join study_session s on s.id = i.session_id"
                        + " where i.contact is not null and not coalesce(u.legal_hold, false)"
                        + " and coalesce(s.ended_at, s.started_at, greatest(i.expires_at, i.used_at)) < ?"
                        + " limit ? for update of i skip locked))",
                before,
                most);
        database.change(
                "delete from users where id = any (array(select u.id from users u join invitation i on i.user_id = u.id"
                        + " where u.invited and not u.legal_hold and i.contact is null limit ?))",
                most);
        return forgotten;
    }
}
