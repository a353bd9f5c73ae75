package dev.vivavoce.portal.interviews.control;

import dev.vivavoce.portal.tenancy.control.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Who was invited. */
@ApplicationScoped
public class SealedContacts implements SealedColumns {
    @Override
    public List<Column> columns() {
        return List.of(new Column("invitation", "contact", "'invitation ' || id"));
    }
}
