package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.ExpiringRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Sign-ins that are over, with their spent refresh tokens: kept for a month, for whoever asks from where somebody has come. */
@ApplicationScoped
public class EndedSignIns implements ExpiringRecords {
    @Inject
    Database database;

    @Override
    public String what() {
        return "sign-ins";
    }

    @Override
    public int removeExpired(Optional<Instant> contentsBefore, int most) {
        return database.change(
                "delete from sign_in where id = any (array(select s.id from sign_in s join users u on u.id = s.user_id"
                        + " where not u.legal_hold and least(s.revoked_at, s.expires_at) < now() - interval '30 days'"
                        + " limit ? for update of s skip locked))",
                most);
    }
}
