package dev.vivavoce.portal.exchange.control;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Why a request is refused, as RFC 9457 tells it. Thrown anywhere below a boundary; rolls the transaction back. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One field that is wrong: a JSON pointer (RFC 6901) into the body, or {@code ?name} for a parameter. */
    public record Fault(String pointer, String detail) {}

    /** What goes over the wire. */
    public record Document(String type, String title, int status, String detail, List<Fault> errors) {}

    private final int status;
    private final String kind;
    private final String title;
    private final transient List<Fault> faults;
    private final transient Optional<Duration> retryAfter;

    private Problem(
            int status, String kind, String title, String detail, List<Fault> faults, Optional<Duration> retryAfter) {
        super(detail, null, false, false);
        this.status = status;
        this.kind = kind;
        this.title = title;
        this.faults = List.copyOf(faults);
        this.retryAfter = retryAfter;
    }

    public static Problem of(int status, String kind, String title, String detail) {
        return new Problem(status, kind, title, detail, List.of(), Optional.empty());
    }

    /** For what will be possible later. */
    public static Problem of(int status, String kind, String title, String detail, Duration retryAfter) {
        return new Problem(status, kind, title, detail, List.of(), Optional.of(retryAfter));
    }

    public static Problem malformed(String detail) {
        return of(400, "malformed", "The request cannot be read", detail);
    }

    public static Problem invalid(List<Fault> faults) {
        return new Problem(422, "invalid", "The request holds invalid values", "See errors.", faults, Optional.empty());
    }

    public static Problem invalid(String pointer, String detail) {
        return invalid(List.of(new Fault(pointer, detail)));
    }

    /** The same words whatever was wrong with the credential. */
    public static Problem unauthorized() {
        return of(401, "unauthorized", "Not signed in", "A valid credential is needed.");
    }

    public static Problem forbidden() {
        return of(403, "forbidden", "Not allowed", "This credential does not allow the call.");
    }

    /** Also for what exists but belongs to somebody else: nobody learns of it. */
    public static Problem notFound() {
        return of(404, "not-found", "Not found", "There is nothing here.");
    }

    public static Problem conflict(String kind, String detail) {
        return of(409, kind, "Conflict", detail);
    }

    public static Problem lostRace() {
        return of(412, "changed-meanwhile", "Changed meanwhile", "Somebody else has changed it; read it again.");
    }

    public static Problem tooMany(Duration retryAfter) {
        return new Problem(
                429, "too-many-requests", "Too many requests", "Try again later.", List.of(), Optional.of(retryAfter));
    }

    public static Problem unavailable(Duration retryAfter) {
        return new Problem(
                503,
                "unavailable",
                "Temporarily unavailable",
                "Nothing was lost; try again.",
                List.of(),
                Optional.of(retryAfter));
    }

    public int status() {
        return status;
    }

    /** Whole seconds, at least one. */
    public Optional<String> retryAfter() {
        return retryAfter.map(
                wait -> Long.toString(Math.max(1, wait.plusMillis(999).toSeconds())));
    }

    public Document document() {
        return new Document("https://vivavoce.dev/problems/" + kind, title, status, detail(), faults);
    }

    private String detail() {
        String message = getMessage();
        return message == null ? title : message;
    }
}
