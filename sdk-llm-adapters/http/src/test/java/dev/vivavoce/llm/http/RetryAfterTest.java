package dev.vivavoce.llm.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetryAfterTest {

    private static final String NOW = "Wed, 21 Oct 2026 07:28:00 GMT";

    @Test
    void a_date_counts_from_the_clock_of_the_provider() {
        assertThat(delay(Map.of("Date", NOW, "Retry-After", "Wed, 21 Oct 2026 07:28:30 GMT")))
                .contains(Duration.ofSeconds(30));
    }

    @Test
    void a_date_that_is_past_or_counts_from_nothing_is_none() {
        assertThat(delay(Map.of("Date", NOW, "Retry-After", "Wed, 21 Oct 2026 07:27:59 GMT")))
                .isEmpty();
        assertThat(delay(Map.of("Retry-After", NOW))).isEmpty();
        assertThat(delay(Map.of("Date", "today", "Retry-After", NOW))).isEmpty();
    }

    @Test
    void milliseconds_are_more_exact_than_seconds() {
        assertThat(delay(Map.of("Retry-After-Ms", "1499", "Retry-After", "2"))).contains(Duration.ofMillis(1_499));
    }

    private static Optional<Duration> delay(Map<String, String> headers) {
        HttpHeaders given = HttpHeaders.of(
                headers.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))),
                (name, value) -> true);
        return RetryAfter.of(given, "");
    }
}
