package dev.vivavoce.portal.access.control;

import dev.vivavoce.portal.storage.control.Sha256;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tokens whose signature was found right, by their hashes, so that nobody can take one from here; the longest unused go first. It knows nothing of
 * whether a token is over, revoked, or signed by a key that is gone. Thread-safe.
 */
final class RightSignatures {
    private final Map<ByteBuffer, Boolean> hashes;

    RightSignatures(int most) {
        this.hashes = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
                return size() > most;
            }
        };
    }

    boolean contains(String token) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(token));
        synchronized (hashes) {
            return hashes.get(hash) != null;
        }
    }

    void add(String token) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.of(token));
        synchronized (hashes) {
            hashes.put(hash, true);
        }
    }
}
