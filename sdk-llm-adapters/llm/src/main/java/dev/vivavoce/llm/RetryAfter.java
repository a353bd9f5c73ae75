package dev.vivavoce.llm;

import dev.vivavoce.core.spi.UnavailableException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a provider says that it makes sense to ask again.
 *
 * <p>The providers of this project give it as an {@link UnavailableException} in the chain of causes. LangChain4j's own clients
 * keep the body of a failed response as a message, and no header; Gemini, Groq and others write the delay into the body.
 */
final class RetryAfter {

    private static final String SECONDS = "(\\d{1,6}(?:\\.\\d{1,9})?)";
    private static final Pattern DELAY = Pattern.compile("\"?retry_?delay\"?\\s*[:=]\\s*\"?" + SECONDS + "s");
    private static final Pattern HEADER =
            Pattern.compile("\"?retry[-_ ]?after\"?\\s*[:=]\\s*\"?" + SECONDS + "\\b(?!\\s*ms)");
    private static final Pattern PROSE = Pattern.compile(
            "(?:try again|retry) in (?:(\\d{1,4})m(?!s))?(?:" + SECONDS + "\\s?(ms|milliseconds?|s|seconds?)\\b)?");
    private static final int MOST_CAUSES = 10;

    private RetryAfter() {}

    /** The delay that any message in the chain of causes names. */
    static Optional<Duration> in(Throwable failure) {
        Throwable next = failure;
        for (int i = 0; i < MOST_CAUSES && next != null; i++) {
            String message = next.getMessage();
            Optional<Duration> delay = next instanceof UnavailableException told ? told.retryAfter() : Optional.empty();
            if (delay.isEmpty() && message != null) {
                delay = in(message.toLowerCase(Locale.ROOT));
            }
            if (delay.isPresent()) {
                return delay;
            }
            next = next.getCause();
        }
        return Optional.empty();
    }

    private static Optional<Duration> in(String message) {
        for (Pattern pattern : new Pattern[] {DELAY, HEADER}) {
            Matcher found = pattern.matcher(message);
            if (found.find()) {
                return Optional.of(seconds(found.group(1), 1));
            }
        }
        Matcher prose = PROSE.matcher(message);
        while (prose.find()) {
            String minutes = prose.group(1);
            String rest = prose.group(2);
            if (minutes != null || rest != null) {
                Duration whole = Duration.ofMinutes(minutes == null ? 0 : Long.parseLong(minutes));
                boolean millis = rest != null && prose.group(3).startsWith("m");
                return Optional.of(rest == null ? whole : whole.plus(seconds(rest, millis ? 1_000 : 1)));
            }
        }
        return Optional.empty();
    }

    private static Duration seconds(String number, int parts) {
        return Duration.ofMillis(Math.round(Math.ceil(Double.parseDouble(number) * 1_000 / parts)));
    }
}
