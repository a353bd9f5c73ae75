package dev.vivavoce.portal.storage.control;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** What somebody can do who has the master key and the database. */
public final class TestKeys {
    private TestKeys() {}

    /** {@code keys} as in {@code MASTER_KEY}. */
    @SuppressWarnings("UnnecessaryAssignment")
    public static MasterKey master(String keys) {
        MasterKey master = new MasterKey();
        master.fromEnvironment = Optional.of(keys);
        master.fromFile = Optional.empty();
        master.load();
        return master;
    }

    public static KeysetHandle tenant(String masterKeys, String tenant, byte[] sealed) throws GeneralSecurityException {
        return TinkProtoKeysetFormat.parseEncryptedKeyset(
                sealed,
                master(masterKeys).aead(),
                (tenant + "/data key").getBytes(StandardCharsets.UTF_8),
                RegistryConfiguration.get());
    }
}
