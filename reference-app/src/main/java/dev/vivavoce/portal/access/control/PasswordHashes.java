package dev.vivavoce.portal.access.control;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id with parameters that OWASP gives as the least: of those that it holds for equally strong the ones with least memory (7 MiB, five passes,
 * one lane), which Java computes fastest. A hash carries the parameters it was made with, so raising them here strengthens each password when it
 * is next used. At most four are computed at once, and by no more than half of the processors: each takes its memory and one of them for
 * some 20 ms, and a flood of sign-ins must take neither the heap nor everybody else's time.
 *
 * @see <a href="https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html">OWASP, Password Storage</a>
 */
@ApplicationScoped
public class PasswordHashes {
    private static final Argon2PasswordEncoder ARGON2ID = new Argon2PasswordEncoder(16, 32, 1, 7_168, 5);
    private static final String START = "$argon2id$";
    private static final String OF_NOBODY = encoded("nobody has this password");

    private final Semaphore places =
            new Semaphore(Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2)), true);

    public String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return encoded(password);
        } finally {
            places.release();
        }
    }

    /** Nothing matches what is no hash, such as what stands there of somebody without a password; to find that out takes as long. */
    public boolean matches(String password, String hash) {
        boolean isHash = hash.startsWith(START);
        places.acquireUninterruptibly();
        try {
            return ARGON2ID.matches(normal(password), isHash ? hash : OF_NOBODY) && isHash;
        } finally {
            places.release();
        }
    }

    /** Takes as long as a check of somebody who exists. */
    public void pretend(String password) {
        matches(password, OF_NOBODY);
    }

    /** Whether the hash was made with less memory or fewer passes than today's. */
    public boolean outdated(String hash) {
        return ARGON2ID.upgradeEncoding(hash);
    }

    private static String encoded(String password) {
        return requireNonNull(ARGON2ID.encode(normal(password)), "hash");
    }

    /** The same password typed on another keyboard is the same password. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
