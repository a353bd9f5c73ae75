package dev.vivavoce.portal.tenancy.control;

import com.google.crypto.tink.Aead;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.storage.control.MasterKey;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Seals what people write, under a key of their tenant that lies in the database sealed by the {@link MasterKey}. Without that row nothing
 * of the tenant can be read again, in no backup either. Each seal is bound to tenant and purpose, so that no sealed value can be moved.
 *
 * <p>The tenant is the transaction's. Its key is asked for once in a transaction and forgotten with it, so that a key that goes is gone for
 * all nodes with the next one.
 */
@ApplicationScoped
public class TenantSeal {
    private static final String OPENED = TenantSeal.class.getName();

    /** A tenant's key, ready for use. */
    private record Opened(UUID tenant, Aead aead) {}

    @Resource
    TransactionSynchronizationRegistry transaction;

    @Inject
    Database database;

    @Inject
    MasterKey masterKey;

    /** A new key for a tenant, sealed. */
    public byte[] newKey(UUID tenant) {
        try {
            return Keysets.seal(Keysets.fresh(), tenant, masterKey.aead());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A tenant's key cannot be made.", e);
        }
    }

    /** Within the tenant's transaction. */
    public byte[] seal(String plain, String purpose) {
        try {
            Opened key = key();
            return key.aead().encrypt(plain.getBytes(StandardCharsets.UTF_8), Keysets.bound(key.tenant(), purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed.", e);
        }
    }

    /** Within the tenant's transaction. */
    public String open(byte[] sealed, String purpose) {
        return new String(openBytes(sealed, purpose), StandardCharsets.UTF_8);
    }

    /** The same, as UTF-8. Within the tenant's transaction. */
    public byte[] openBytes(byte[] sealed, String purpose) {
        try {
            Opened key = key();
            return key.aead().decrypt(sealed, Keysets.bound(key.tenant(), purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed value cannot be opened: another key, or changed.", e);
        }
    }

    /** Whether the caller's tenant is there, and has a key: one that was erased has none. */
    @InTenant
    public boolean hasKey() {
        return database.row(
                        row -> row.getBoolean(1), "select length(data_key) > 0 from tenant where id = current_tenant()")
                .orElse(false);
    }

    /** The key has changed, or is gone: what this transaction knows of it is forgotten. */
    void forget() {
        transaction.putResource(OPENED, "forgotten");
    }

    private Opened key() throws GeneralSecurityException {
        if (transaction.getResource(OPENED) instanceof Opened known) {
            return known;
        }
        if (!(transaction.getResource(TenantBinding.PROPERTY) instanceof UUID tenant)) {
            throw new IllegalStateException("No tenant is bound to the transaction.");
        }
        byte[] sealed = database.row(row -> row.getBytes(1), "select data_key from tenant where id = ?", tenant)
                .orElseThrow(() -> new GeneralSecurityException("no key"));
        Aead aead = Keysets.aead(Keysets.open(sealed, tenant, masterKey.aead()));
        Opened opened = new Opened(tenant, aead);
        transaction.putResource(OPENED, opened);
        return opened;
    }
}
