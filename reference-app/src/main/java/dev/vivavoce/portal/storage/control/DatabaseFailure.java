package dev.vivavoce.portal.storage.control;

import java.sql.SQLException;

/** A statement that failed; the cause says how. */
public final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String UNIQUE_VIOLATION = "23505";

    DatabaseFailure(SQLException cause) {
        super(cause);
    }

    /** Whether something of that name is there already, anywhere in the chain of causes. */
    public static boolean isTaken(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql && UNIQUE_VIOLATION.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
