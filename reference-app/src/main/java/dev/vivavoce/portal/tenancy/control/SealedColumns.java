package dev.vivavoce.portal.tenancy.control;

import java.util.List;

/**
 * Where a component keeps what {@link TenantSeal} has sealed. Each component that does has a bean of this kind, with a constructor without
 * parameters: when a tenant's key is rotated, {@link KeyRotation} seals anew what stands there, and what stands anywhere else is lost.
 */
public interface SealedColumns {
    /**
     * One column.
     *
     * @param table of tenants, by its name in SQL
     * @param column of bytes, which may be null
     * @param purpose under which each value is sealed: an expression in SQL over the columns of its row
     */
    record Column(String table, String column, String purpose) {}

    List<Column> columns();
}
