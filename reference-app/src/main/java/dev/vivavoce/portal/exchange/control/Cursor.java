package dev.vivavoce.portal.exchange.control;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list ends, in the order (creation, id). Opaque to clients, but not secret: under row-level security a forged
 * one shows nothing that the list would not.
 */
public record Cursor(Instant at, UUID id) {

    /** Before everything. */
    public static final Cursor START = new Cursor(Instant.EPOCH, new UUID(0, 0));

    /** After everything, for lists that show the newest first. */
    public static final Cursor END = new Cursor(Instant.parse("9999-12-31T00:00:00Z"), new UUID(-1, -1));

    public String encoded() {
        return encode(ChronoUnit.MICROS.between(Instant.EPOCH, at) + "~" + id);
    }

    /** What {@link #encoded} wrote, or {@code start} where a client names none. */
    public static Cursor decoded(@Nullable String text, Cursor start) {
        return text == null
                ? start
                : decode(text, plain -> {
                    int tilde = plain.indexOf('~');
                    long micros = Long.parseLong(plain.substring(0, tilde));
                    if (micros < 0) {
                        throw new IllegalArgumentException("before the first row there can be");
                    }
                    return new Cursor(
                            Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(plain.substring(tilde + 1)));
                });
    }

    public static String encode(String plain) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what {@link #encode} wrote; anything else is the client's mistake. */
    public static <T> T decode(String text, Function<String, T> reader) {
        try {
            return reader.apply(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException
                | java.time.DateTimeException e) {
            throw Problem.invalid("?cursor", "is not a cursor of this list");
        }
    }
}
