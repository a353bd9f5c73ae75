package dev.vivavoce.portal.idempotency.control;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key that came with the request, and a hash of its method, path, query and body. */
@RequestScoped
public class RequestFingerprint {
    private @Nullable String key;
    private byte[] hash = new byte[0];

    public void is(@Nullable String withKey, byte[] ofRequest) {
        this.key = withKey;
        this.hash = ofRequest.clone();
    }

    Optional<String> key() {
        return Optional.ofNullable(key);
    }

    byte[] hash() {
        return hash.clone();
    }
}
