package dev.vivavoce.portal.tenancy.control;

import dev.vivavoce.portal.storage.control.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** Seals anew what another key than the newest has sealed, in all {@link SealedColumns}, within the tenant's transaction. */
@ApplicationScoped
class Resealing {
    @SuppressWarnings("ArrayRecordComponent")
    private record Value(String place, byte[] sealed, String purpose) {}

    @Inject
    Database database;

    @Inject
    TenantSeal seal;

    @Inject
    @Any
    Instance<SealedColumns> registered;

    /** Some of it, at most {@code most} values; rows that somebody else holds are left for the next time. */
    int some(byte[] prefix, int most) {
        int done = 0;
        for (SealedColumns.Column column : columns()) {
            if (done < most) {
                done += some(column, prefix, most - done);
            }
        }
        return done;
    }

    /** Whether anything is left, held by others or not. */
    boolean isComplete(byte[] prefix) {
        return columns().stream().noneMatch(column -> database.row(
                        row -> row.getBoolean(1), "select exists (" + others(column, "1") + ")", prefix)
                .orElse(false));
    }

    private int some(SealedColumns.Column column, byte[] prefix, int most) {
        List<Value> values = database.rows(
                row -> new Value(row.getString(1), row.getBytes(2), row.getString(3)),
                others(column, "ctid::text, " + column.column() + ", " + column.purpose())
                        + " limit ? for update skip locked",
                prefix,
                most);
        for (Value value : values) {
            database.change(
                    "update " + column.table() + " set " + column.column() + " = ? where ctid = ?::tid",
                    seal.seal(seal.open(value.sealed(), value.purpose()), value.purpose()),
                    value.place());
        }
        return values.size();
    }

    private static String others(SealedColumns.Column column, String what) {
        return "select " + what + " from " + column.table() + " where tenant_id = current_tenant() and "
                + column.column() + " is not null and substring(" + column.column() + " from 1 for " + Keysets.PREFIX
                + ") <> ?";
    }

    private List<SealedColumns.Column> columns() {
        return registered.stream().flatMap(part -> part.columns().stream()).toList();
    }
}
