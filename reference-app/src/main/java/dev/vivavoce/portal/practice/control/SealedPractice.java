package dev.vivavoce.portal.practice.control;

import dev.vivavoce.portal.tenancy.control.SealedColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What learners plan and write. */
@ApplicationScoped
public class SealedPractice implements SealedColumns {
    @Override
    public List<Column> columns() {
        return List.of(
                new Column("plan", "content", "'plan of ' || user_id"),
                new Column("plan_proposal", "content", "'plan of ' || user_id"),
                new Column("story", "content", "'story of ' || user_id"));
    }
}
