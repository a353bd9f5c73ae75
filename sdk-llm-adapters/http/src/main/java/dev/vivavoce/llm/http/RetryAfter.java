package dev.vivavoce.llm.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The delay that a provider asks for: in a header in milliseconds, seconds or as a date, or in the body. */
final class RetryAfter {

    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,3})\\d*)?");

    private RetryAfter() {}

    /**
     * The delay, where the provider asks for one.
     *
     * @param delay from the body, such as "34.5s"; may be empty
     */
    static Optional<Duration> of(HttpHeaders headers, String delay) {
        Optional<String> after = headers.firstValue("retry-after");
        return headers.firstValue("retry-after-ms")
                .flatMap(RetryAfter::seconds)
                .map(thousandfold -> thousandfold.dividedBy(1_000))
                .or(() -> after.flatMap(RetryAfter::seconds))
                .or(() -> after.flatMap(date -> until(date, headers)))
                .or(() -> delay.endsWith("s") ? seconds(delay.substring(0, delay.length() - 1)) : Optional.empty());
    }

    private static Optional<Duration> seconds(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        if (!number.matches()) {
            return Optional.empty();
        }
        String fraction = number.group(2) == null ? "" : number.group(2);
        long millis = Long.parseLong(fraction + "0".repeat(3 - fraction.length()));
        return Optional.of(Duration.ofSeconds(Long.parseLong(number.group(1))).plusMillis(millis));
    }

    // By the provider's own clock, which its answer tells: ours may differ, and a library asks none.
    private static Optional<Duration> until(String date, HttpHeaders headers) {
        return headers.firstValue("date")
                .flatMap(RetryAfter::instant)
                .flatMap(now -> instant(date).map(then -> Duration.between(now, then)))
                .filter(delay -> !delay.isNegative());
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
