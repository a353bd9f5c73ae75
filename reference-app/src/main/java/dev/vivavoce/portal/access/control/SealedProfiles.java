package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.tenancy.control.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What people tell of themselves. */
@ApplicationScoped
public class SealedProfiles implements SealedColumns {
    @Override
    public List<Column> columns() {
        return List.of(new Column("users", "story", "'story'"));
    }
}
