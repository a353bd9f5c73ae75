package dev.vivavoce.portal.exchange.control;

import java.sql.SQLException;

/** Where a failure came from, for the log: classes and places only, since messages of exceptions may quote what people have written. */
public final class Places {
    private static final int CAUSES = 10;
    private static final int FRAMES = 12;

    private Places() {}

    /** Its class and its innermost places, then those of its causes; of failures of the database the state, too. */
    public static String of(Throwable failure) {
        StringBuilder places = new StringBuilder();
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < CAUSES; cause = cause.getCause(), depth++) {
            places.append(depth == 0 ? "" : " < ").append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                places.append('[').append(sql.getSQLState()).append(']');
            }
            StackTraceElement[] trace = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, trace.length); i++) {
                places.append(i == 0 ? " at " : ", ").append(trace[i]);
            }
        }
        return places.toString();
    }
}
