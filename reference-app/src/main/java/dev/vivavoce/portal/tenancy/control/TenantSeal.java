package dev.vivavoce.portal.tenancy.control;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.storage.control.Database;
import dev.vivavoce.portal.storage.control.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/**
 * Seals what people write, under a key of their tenant that lies in the database sealed by the {@link MasterKey}. Without that row nothing
 * of the tenant can be read again, in no backup either. Each seal is bound to tenant and purpose, so that no sealed value can be moved.
 */
@ApplicationScoped
public class TenantSeal {
    @Inject
    Caller caller;

    @Inject
    Database database;

    @Inject
    MasterKey masterKey;

    /** A new key for a tenant, sealed. */
    public byte[] newKey(UUID tenant) {
        try {
            return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                    KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get()),
                    masterKey.aead(),
                    bound(tenant, "data key"),
                    RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A tenant's key cannot be made.", e);
        }
    }

    /** Within the tenant's transaction. */
    public byte[] seal(String plain, String purpose) {
        UUID tenant = tenant();
        try {
            return key(tenant).encrypt(plain.getBytes(StandardCharsets.UTF_8), bound(tenant, purpose));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing failed.", e);
        }
    }

    public String open(byte[] sealed, String purpose) {
        UUID tenant = tenant();
        try {
            return new String(key(tenant).decrypt(sealed, bound(tenant, purpose)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A sealed value cannot be opened: another key, or changed.", e);
        }
    }

    private Aead key(UUID tenant) throws GeneralSecurityException {
        byte[] sealed = database.row(row -> row.getBytes(1), "select data_key from tenant where id = ?", tenant)
                .orElseThrow(() -> new GeneralSecurityException("no key"));
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                        sealed, masterKey.aead(), bound(tenant, "data key"), RegistryConfiguration.get())
                .getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    private UUID tenant() {
        return caller.tenant().orElseThrow(() -> new IllegalStateException("No tenant is bound to the request."));
    }

    private static byte[] bound(UUID tenant, String purpose) {
        return (tenant + "/" + purpose).getBytes(StandardCharsets.UTF_8);
    }
}
