package dev.vivavoce.portal.practice.control;

import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.ExpiringRecords;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** What was proposed and nobody has decided on for a month. */
@ApplicationScoped
public class ExpiredProposals implements ExpiringRecords {
    @Inject
    Database database;

    @Override
    public String what() {
        return "proposals";
    }

    @Override
    public int removeExpired(Optional<Instant> contentsBefore, int most) {
        return database.change(
                "delete from plan_proposal where id = any (array(select p.id from plan_proposal p"
                        + " join users u on u.id = p.user_id where not u.legal_hold and p.decided_at is null"
                        + " and p.made_at < now() - interval '30 days' limit ? for update of p skip locked))",
                most);
    }
}
