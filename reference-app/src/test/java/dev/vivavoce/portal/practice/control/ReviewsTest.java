package dev.vivavoce.portal.practice.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.portal.practice.control.Reviews.Past;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewsTest {
    private static final Instant HELD = Instant.parse("2026-05-01T00:30:00Z");

    @Test
    void who_stays_where_they_are_waits_for_their_own_midnight() {
        ZoneId zone = ZoneId.of("Europe/Berlin");

        assertThat(Reviews.next(new Past(HELD, zone), zone)).isEqualTo(Instant.parse("2026-05-01T22:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"UTC, -01:00", "-01:00, UTC", "UTC, Pacific/Kiritimati", "Pacific/Kiritimati, UTC"})
    void who_names_another_zone_waits_until_both_days_are_over(ZoneId last, ZoneId named) {
        Instant next = Reviews.next(new Past(HELD, last), named);

        assertThat(next.atZone(last).toLocalDate()).isAfter(HELD.atZone(last).toLocalDate());
        assertThat(next.atZone(named).toLocalDate()).isAfter(HELD.atZone(named).toLocalDate());
    }
}
