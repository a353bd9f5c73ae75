package dev.vivavoce.portal.exchange.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final TokenBuckets limits = new TokenBuckets(now::get, 3);

    private void later(Duration wait) {
        now.updateAndGet(before -> before.plus(wait));
    }

    private long passed(String key, int attempts) {
        return IntStream.range(0, attempts)
                .filter(i -> limits.take(key, 60).isEmpty())
                .count();
    }

    @Test
    void lets_a_quarter_of_a_minutes_worth_through_at_once() {
        assertThat(passed("a", 100)).isEqualTo(15);
    }

    @Test
    void says_how_long_to_wait_and_keeps_its_word() {
        passed("a", 15);

        Duration wait = limits.take("a", 60).orElseThrow();
        later(wait);

        assertThat(wait).isEqualTo(Duration.ofSeconds(1));
        assertThat(limits.take("a", 60)).isEmpty();
    }

    @Test
    void gives_back_no_more_than_a_burst_after_a_long_rest() {
        passed("a", 15);
        later(Duration.ofDays(1));

        assertThat(passed("a", 100)).isEqualTo(15);
    }

    @Test
    void a_clock_that_goes_back_gives_and_takes_nothing() {
        passed("a", 10);
        now.set(Instant.EPOCH.minusSeconds(3600));

        assertThat(passed("a", 100)).isEqualTo(5);
    }

    @Test
    void one_key_does_not_use_up_anothers() {
        passed("a", 100);

        assertThat(passed("b", 100)).isEqualTo(15);
    }

    @Test
    void forgets_the_longest_unused_key_rather_than_grow() {
        passed("a", 100);
        passed("b", 1);
        passed("c", 1);
        passed("d", 1);

        assertThat(passed("a", 100)).isEqualTo(15);
    }
}
