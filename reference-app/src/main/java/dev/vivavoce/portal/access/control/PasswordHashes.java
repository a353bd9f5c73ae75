package dev.vivavoce.portal.access.control;

import com.password4j.Argon2Function;
import com.password4j.BadParametersException;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.concurrent.Semaphore;

/**
 * Argon2id with the parameters that OWASP gives as the least (19 MiB, two passes, one lane). A hash carries the parameters it was made with,
 * so raising them here strengthens each password when it is next used. At most four are computed at once, and by no more than half of the
 * processors: each takes its memory and one of them for some 50 ms, and a flood of sign-ins must take neither the heap nor everybody else's time.
 */
@ApplicationScoped
public class PasswordHashes {
    private static final int SALT = 16;
    private static final Argon2Function CURRENT = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    private static final String OF_NOBODY = Password.hash("nobody has this password")
            .addRandomSalt(SALT)
            .with(CURRENT)
            .getResult();

    private final Semaphore places =
            new Semaphore(Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors() / 2)), true);

    public String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return Password.hash(normal(password))
                    .addRandomSalt(SALT)
                    .with(CURRENT)
                    .getResult();
        } finally {
            places.release();
        }
    }

    public boolean matches(String password, String hash) {
        places.acquireUninterruptibly();
        try {
            return Password.check(normal(password), hash).with(Argon2Function.getInstanceFromHash(hash));
        } catch (BadParametersException unreadable) {
            return false;
        } finally {
            places.release();
        }
    }

    /** Takes as long as a check of somebody who exists. */
    public void pretend(String password) {
        matches(password, OF_NOBODY);
    }

    /** Whether the hash was made with other parameters than today's. */
    public boolean outdated(String hash) {
        return !CURRENT.equals(Argon2Function.getInstanceFromHash(hash));
    }

    /** The same password typed on another keyboard is the same password. */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }
}
