package dev.vivavoce.portal.access.entity;

import dev.vivavoce.portal.storage.control.Sha256;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A secret that is looked up rather than verified: an API key ({@code vv_…}) or a refresh token ({@code vr_…}). The tenant's id and 256
 * random bits; the tenant stands in it so that the row is looked for within that tenant alone. Since it is random, SHA-256 is hash enough.
 */
public final class OpaqueToken {
    public static final String API_KEY = "vv_";
    public static final String REFRESH = "vr_";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TENANT = 16;
    private static final int SECRET = 32;

    private final UUID tenant;
    private final String text;

    private OpaqueToken(UUID tenant, String text) {
        this.tenant = tenant;
        this.text = text;
    }

    public static OpaqueToken make(String prefix, UUID tenant) {
        byte[] secret = new byte[SECRET];
        RANDOM.nextBytes(secret);
        byte[] all = ByteBuffer.allocate(TENANT + SECRET)
                .putLong(tenant.getMostSignificantBits())
                .putLong(tenant.getLeastSignificantBits())
                .put(secret)
                .array();
        return new OpaqueToken(
                tenant, prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    /** Empty where it is no such token. */
    public static Optional<OpaqueToken> parse(String prefix, String text) {
        if (!text.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            ByteBuffer all = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text.substring(prefix.length())));
            return all.remaining() == TENANT + SECRET
                    ? Optional.of(new OpaqueToken(new UUID(all.getLong(), all.getLong()), text))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public UUID tenant() {
        return tenant;
    }

    /** To be shown once. */
    public String text() {
        return text;
    }

    public String hint() {
        return text.substring(text.length() - 4);
    }

    public byte[] hash() {
        return Sha256.of(text);
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "OpaqueToken[…" + hint() + "]";
    }
}
