package dev.vivavoce.portal.sessions.control;

import dev.vivavoce.portal.tenancy.control.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What is asked and said. */
@ApplicationScoped
public class SealedSessions implements SealedColumns {
    @Override
    public List<Column> columns() {
        return List.of(
                new Column("study_session", "content", "'study session ' || id"),
                new Column("study_session", "agenda", "'agenda ' || id"),
                new Column("draft", "content", "'draft ' || session_id"));
    }
}
