package dev.vivavoce.portal.storage.control;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The key over all keys: it seals the data key of each tenant and the keys that sign tokens. It comes from the environment, never from
 * the database, as one or more AES-256 keys in Base64, parted by commas: the first seals, all of them open. A key management system would
 * stand in here.
 */
@ApplicationScoped
public class MasterKey {
    @Inject
    @ConfigProperty(name = "master.key")
    Optional<String> fromEnvironment;

    @Inject
    @ConfigProperty(name = "master.key.file")
    Optional<Path> fromFile;

    private @Nullable Aead aead;
    private @Nullable Aead newest;
    private int newestId;

    @PostConstruct
    void load() {
        String text = fromEnvironment.or(() -> fromFile.map(MasterKey::read)).orElse("");
        if (text.isBlank()) {
            throw new IllegalStateException("Set MASTER_KEY or MASTER_KEY_FILE: 32 random bytes in Base64"
                    + " (openssl rand -base64 32). Without it nothing sealed can be opened.");
        }
        try {
            AeadConfig.register();
            KeysetHandle keys = keyset(text);
            aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
            newest = keyset(text.strip().split(",", -1)[0]).getPrimitive(RegistryConfiguration.get(), Aead.class);
            newestId = keys.getPrimary().getId();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("MASTER_KEY must hold AES-256 keys: 32 bytes each, in Base64.", e);
        }
    }

    /** Seals and opens under the master key. */
    public Aead aead() {
        if (aead == null) {
            throw new IllegalStateException("not loaded");
        }
        return aead;
    }

    /** Seals as {@link #aead} does, and opens only what the newest key has sealed. */
    public Aead newest() {
        if (newest == null) {
            throw new IllegalStateException("not loaded");
        }
        return newest;
    }

    /** Tells the newest key from others, and nothing about it. */
    public String newestId() {
        return Integer.toHexString(newestId);
    }

    @AccessesPartialKey
    private static KeysetHandle keyset(String text) throws GeneralSecurityException {
        AesGcmParameters parameters = AesGcmParameters.builder()
                .setKeySizeBytes(32)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.TINK)
                .build();
        KeysetHandle.Builder keys = KeysetHandle.newBuilder();
        boolean first = true;
        for (String part : text.strip().split("\\s*,\\s*", -1)) {
            byte[] raw = Base64.getDecoder().decode(part);
            AesGcmKey key = AesGcmKey.builder()
                    .setParameters(parameters)
                    .setKeyBytes(SecretBytes.copyFrom(raw, InsecureSecretKeyAccess.get()))
                    .setIdRequirement(id(raw))
                    .build();
            KeysetHandle.Builder.Entry entry = KeysetHandle.importKey(key);
            keys.addEntry(first ? entry.makePrimary() : entry);
            first = false;
        }
        return keys.build();
    }

    /** The same key has the same id on every node, whatever its place in the list. */
    private static int id(byte[] raw) {
        int id = ByteBuffer.wrap(Sha256.of(raw)).getInt();
        return id == 0 ? 1 : id;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("MASTER_KEY_FILE cannot be read", e);
        }
    }
}
