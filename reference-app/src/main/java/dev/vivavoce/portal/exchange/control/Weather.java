package dev.vivavoce.portal.exchange.control;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Optional;

/** Failures of the database that may be over the next time, as against those that no repeat mends. */
public final class Weather {
    private static final int DEEPEST = 20;

    private Weather() {}

    /**
     * Connections lost or not to be had (class 08), a server that shuts down, starts or gives up on a statement (57) or has no room (53),
     * no connection free in time, and transactions that had to make way for others (40).
     */
    public static boolean is(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientException
                || failure instanceof SQLNonTransientConnectionException
                || (state != null
                        && (state.startsWith("08")
                                || state.startsWith("57")
                                || state.startsWith("53")
                                || state.startsWith("40")));
    }

    /** The first such failure in the chain of causes. */
    public static Optional<SQLException> behind(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < DEEPEST; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql && is(sql)) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}
