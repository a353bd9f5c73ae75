package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** All that there is of a tenant which was erased, whatever component has written it: row-level security shows nothing else. */
@ApplicationScoped
class TenantRows {
    @Inject
    Database database;

    /** Removes some of it; 0 when nothing was left but the tenant's own row, which then is gone too. */
    @InTenant
    int remove(int most) {
        // Later tables refer to earlier ones.
        for (String table : database.rows(
                row -> row.getString(1),
                "select quote_ident(c.relname) from pg_class c join pg_attribute a on a.attrelid = c.oid"
                        + " where a.attname = 'tenant_id' and not a.attisdropped and c.relkind = 'r'"
                        + " and c.relnamespace = 'public'::regnamespace and c.relname <> 'audit_entry' order by c.oid desc")) {
            int removed = database.change(
                    "delete from " + table + " where ctid = any (array(select ctid from " + table
                            + " where tenant_id = current_tenant() limit ?))",
                    most);
            if (removed > 0) {
                return removed;
            }
        }
        int removed = database.row(row -> row.getInt(1), "select remove_erased_audit(?)", most)
                .orElse(0);
        if (removed == 0) {
            database.change("delete from tenant where id = current_tenant() and erased_at is not null");
        }
        return removed;
    }
}
