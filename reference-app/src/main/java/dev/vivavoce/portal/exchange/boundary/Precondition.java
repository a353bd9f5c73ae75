package dev.vivavoce.portal.exchange.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** {@code ETag} and {@code If-Match} over the version of a row: whoever changes a thing says which state of it they have seen. */
public final class Precondition {
    private Precondition() {}

    public static String tag(int version) {
        return "\"" + version + "\"";
    }

    /** Refuses the change of a state that is no longer there (412), and one that names no state at all (428). */
    public static void holds(@Nullable String ifMatch, int version) {
        if (ifMatch == null) {
            throw Problem.of(
                    428, "precondition-required", "If-Match is needed", "Send the ETag of what you have read.");
        }
        boolean seen = Arrays.stream(ifMatch.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || tag.equals(tag(version)));
        if (!seen) {
            throw Problem.lostRace();
        }
    }
}
