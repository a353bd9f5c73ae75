package dev.vivavoce.core.progress;

import static dev.vivavoce.core.Samples.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.vivavoce.core.plan.Proposal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DailyReviewTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final ZoneId ST_JOHNS = ZoneId.of("America/St_Johns");

    @Test
    @SuppressWarnings("NullAway")
    void names_what_is_missing() {
        Reconciliation reconciliation =
                new Reconciliation(Progress.ofAttempts(List.of()), Proposal.of(plan(10), List.of()));

        assertThatNullPointerException()
                .isThrownBy(() -> new DailyReview(null, reconciliation))
                .withMessage("day");
        assertThatNullPointerException()
                .isThrownBy(() -> new DailyReview(DAY, null))
                .withMessage("reconciliation");
    }

    @Test
    void is_due_at_any_time_when_there_has_been_none() {
        assertThat(DailyReview.due(Optional.empty(), Instant.EPOCH, ZoneOffset.UTC))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T00:00:00Z, false",
        "2026-03-02T12:00:00Z, false",
        "2026-03-02T23:59:59.999999999Z, false",
        "2026-03-03T00:00:00Z, true",
        "2026-03-03T00:00:00.000000001Z, true",
        "2026-03-09T12:00:00Z, true"
    })
    void is_due_from_midnight_after_the_last_one(Instant now, boolean due) {
        Instant last = Instant.parse("2026-03-02T12:00:00Z");

        assertThat(DailyReview.due(Optional.of(last), now, ZoneOffset.UTC)).isEqualTo(due);
    }

    @Test
    void is_not_due_when_the_clock_was_set_back() {
        Instant last = Instant.parse("2026-03-02T12:00:00Z");

        assertThat(DailyReview.due(Optional.of(last), last.minusSeconds(86_400), ZoneOffset.UTC))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // The same moment ends different days.
        "2026-03-02T12:00:00Z, Pacific/Kiritimati, 2026-03-03T10:00:00Z",
        "2026-03-02T12:00:00Z, Pacific/Niue, 2026-03-03T11:00:00Z",
        "2026-03-02T09:00:00Z, Pacific/Kiritimati, 2026-03-02T10:00:00Z",
        // A day of 23 hours and one of 25.
        "2026-03-28T23:00:00Z, Europe/Berlin, 2026-03-29T22:00:00Z",
        "2026-10-24T22:00:00Z, Europe/Berlin, 2026-10-25T23:00:00Z",
        // A day that starts at one o'clock, and one that starts with an hour that comes twice.
        "2026-04-23T12:00:00Z, Africa/Cairo, 2026-04-23T22:00:00Z",
        "2025-11-01T12:00:00Z, America/Havana, 2025-11-02T04:00:00Z",
        // Samoa had no 30 December 2011.
        "2011-12-29T20:00:00Z, Pacific/Apia, 2011-12-30T10:00:00Z"
    })
    void comes_next_when_the_persons_own_day_is_over(Instant last, ZoneId zone, Instant next) {
        assertThat(DailyReview.nextAfter(last, zone)).isEqualTo(next);
    }

    @Test
    void waits_for_the_end_of_a_day_that_the_clock_goes_back_to() {
        // At 00:01 on 7 November 2010 it became 23:01 on the 6th once more.
        Instant noon = Instant.parse("2010-11-06T14:30:00Z");
        Instant firstMidnight = Instant.parse("2010-11-07T02:30:00Z");
        Instant secondMidnight = Instant.parse("2010-11-07T03:30:00Z");

        assertThat(DailyReview.nextAfter(noon, ST_JOHNS)).isEqualTo(secondMidnight);
        assertThat(DailyReview.nextAfter(secondMidnight.minusSeconds(60), ST_JOHNS))
                .isEqualTo(secondMidnight);
        assertThat(DailyReview.nextAfter(firstMidnight, ST_JOHNS)).isEqualTo(Instant.parse("2010-11-08T03:30:00Z"));
    }
}
