package dev.vivavoce.portal.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.vivavoce.portal.tenancy.control.SealedColumns;
import dev.vivavoce.portal.testing.Rows;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sealed column that is in no registration would be lost when its tenant's key is rotated. */
class SealedColumnsIT {
    /** Hashes, what the master key seals, what everybody may see, and a column of db-scheduler that is not used. */
    private static final List<String> OF_NO_TENANTS_KEY = List.of(
            "api_key.hash",
            "audit_entry.hash",
            "audit_entry.previous",
            "branding.logo",
            "idempotent_answer.fingerprint",
            "invitation.hash",
            "login_failure.bucket",
            "refresh_token.hash",
            "scheduled_tasks.task_data",
            "signing_key.sealed",
            "tenant.data_key");

    private static List<String> registered() throws ReflectiveOperationException {
        List<String> columns = new ArrayList<>();
        for (JavaClass type : new ClassFileImporter().importPackages("dev.vivavoce.portal")) {
            if (type.isAssignableTo(SealedColumns.class) && !type.isInterface()) {
                SealedColumns part =
                        (SealedColumns) type.reflect().getDeclaredConstructor().newInstance();
                part.columns().forEach(column -> columns.add(column.table() + "." + column.column()));
            }
        }
        return columns;
    }

    @Test
    void every_column_of_bytes_is_registered_or_known_not_to_be_sealed_by_a_tenants_key()
            throws ReflectiveOperationException {
        List<String> columns = Rows.texts("select table_name || '.' || column_name from information_schema.columns"
                + " where table_schema = 'public' and data_type = 'bytea'");
        List<String> known = registered();

        assertThat(known).doesNotHaveDuplicates().hasSizeGreaterThan(6).doesNotContainAnyElementsOf(OF_NO_TENANTS_KEY);
        known.addAll(OF_NO_TENANTS_KEY);
        assertThat(columns).containsExactlyInAnyOrderElementsOf(known);
    }
}
