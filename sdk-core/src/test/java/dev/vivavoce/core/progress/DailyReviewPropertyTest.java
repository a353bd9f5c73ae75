package dev.vivavoce.core.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DailyReviewPropertyTest {

    private static final long TWO_DAYS = 2 * 86_400;
    private static final long YEAR_1800 = -5_364_662_400L;
    private static final long YEAR_2100 = 4_102_444_800L;

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of);
    }

    @Property
    void is_held_at_most_once_a_day_in_every_time_zone(
            @ForAll("zones") ZoneId zone,
            @ForAll @LongRange(min = YEAR_1800, max = YEAR_2100) long last,
            @ForAll @LongRange(max = TWO_DAYS) long later) {
        requireAtMostOnceADay(Instant.ofEpochSecond(last), Instant.ofEpochSecond(last + later), zone);
    }

    @Property
    void comes_next_on_another_day_and_no_moment_later_than_that_day_begins(
            @ForAll("zones") ZoneId zone, @ForAll @LongRange(min = YEAR_1800, max = YEAR_2100) long last) {
        requireNextWithoutDelay(Instant.ofEpochSecond(last), zone);
    }

    /** Chance seldom meets the hours in which a clock is changed, so that these are all tried. */
    @Test
    void is_held_once_a_day_around_every_change_of_every_clock() {
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            for (Instant change : changes(zone)) {
                for (int before = -26; before <= 26; before++) {
                    Instant last = change.plusSeconds(before * 3_600L - 30);
                    requireNextWithoutDelay(last, zone);
                    for (int after = 0; after <= 26; after += 2) {
                        requireAtMostOnceADay(last, last.plusSeconds(after * 3_600L + 1_800), zone);
                    }
                }
            }
        }
    }

    private static List<Instant> changes(ZoneId zone) {
        List<Instant> changes = new ArrayList<>();
        for (ZoneOffsetTransition change : zone.getRules().getTransitions()) {
            // Clocks were changed in the middle of the night or across the date line: the others harm no day.
            if (!change.getDateTimeBefore()
                    .toLocalDate()
                    .equals(change.getDateTimeAfter().toLocalDate())) {
                changes.add(change.getInstant());
            }
        }
        return changes;
    }

    private static void requireAtMostOnceADay(Instant last, Instant now, ZoneId zone) {
        if (DailyReview.due(Optional.of(last), now, zone)) {
            assertThat(LocalDate.ofInstant(now, zone))
                    .as("day of %s after %s in %s", now, last, zone)
                    .isAfter(LocalDate.ofInstant(last, zone));
        }
    }

    private static void requireNextWithoutDelay(Instant last, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(last, zone);
        Instant next = DailyReview.nextAfter(last, zone);

        assertThat(next).as("next after %s in %s", last, zone).isAfter(last);
        assertThat(LocalDate.ofInstant(next, zone))
                .as("day of %s in %s", next, zone)
                .isAfter(day);
        assertThat(LocalDate.ofInstant(next.minusNanos(1), zone))
                .as("day just before %s in %s", next, zone)
                .isBeforeOrEqualTo(day);
    }
}
