package dev.vivavoce.portal.tenancy.control;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/** The keys of a tenant, oldest first; one of them seals, all of them open. In the database they are sealed by the master key. */
final class Keysets {
    /** What Tink puts before a value: a byte, and the id of the key that has sealed it. */
    static final int PREFIX = 5;

    private Keysets() {}

    static KeysetHandle fresh() throws GeneralSecurityException {
        return KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    }

    static byte[] seal(KeysetHandle keys, UUID tenant, Aead master) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.serializeEncryptedKeyset(
                keys, master, bound(tenant, "data key"), RegistryConfiguration.get());
    }

    static KeysetHandle open(byte[] sealed, UUID tenant, Aead master) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                sealed, master, bound(tenant, "data key"), RegistryConfiguration.get());
    }

    static Aead aead(KeysetHandle keys) throws GeneralSecurityException {
        return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    }

    /** With one key more, which seals nothing yet. */
    static KeysetHandle withAnother(KeysetHandle keys) throws GeneralSecurityException {
        return KeysetHandle.newBuilder(keys)
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId())
                .build();
    }

    /** Now the newest seals. */
    static KeysetHandle newestFirst(KeysetHandle keys) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        builder.getAt(builder.size() - 1).makePrimary();
        return builder.build();
    }

    static KeysetHandle newestAlone(KeysetHandle keys) throws GeneralSecurityException {
        KeysetHandle.Builder builder = KeysetHandle.newBuilder(keys);
        while (builder.size() > 1) {
            builder.deleteAt(0);
        }
        return builder.build();
    }

    static KeysetHandle.Entry newest(KeysetHandle keys) {
        return keys.getAt(keys.size() - 1);
    }

    /** With what the values begin that this key has sealed. */
    static byte[] prefix(KeysetHandle.Entry key) {
        return ByteBuffer.allocate(PREFIX).put((byte) 1).putInt(key.getId()).array();
    }

    static byte[] bound(UUID tenant, String purpose) {
        return (tenant + "/" + purpose).getBytes(StandardCharsets.UTF_8);
    }
}
