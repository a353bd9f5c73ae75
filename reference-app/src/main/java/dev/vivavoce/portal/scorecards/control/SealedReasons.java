package dev.vivavoce.portal.scorecards.control;

import dev.vivavoce.portal.tenancy.control.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Why people rated and decided as they did. */
@ApplicationScoped
public class SealedReasons implements SealedColumns {
    @Override
    public List<Column> columns() {
        return List.of(
                new Column("human_rating", "reason", "'reason of rating ' || id"),
                new Column("release", "reason", "'reason of release ' || session_id"));
    }
}
