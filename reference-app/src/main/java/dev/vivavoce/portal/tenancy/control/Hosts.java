package dev.vivavoce.portal.tenancy.control;

import dev.vivavoce.portal.storage.control.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Host names that belong to tenants. A client can send any {@code Host} it likes; all it can do so is to try its credentials with
 * another tenant.
 */
@ApplicationScoped
public class Hosts {
    @Inject
    Database database;

    /** The tenant that an operator has registered the host for. In a transaction of its own: a connection taken outside of one stays with the request. */
    @Transactional
    public Optional<UUID> tenant(String host) {
        return database.row(row -> row.getObject(1, UUID.class), "select tenant_of_host(?)", name(host));
    }

    /** Lower case, without a trailing dot. */
    public static String name(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
