package dev.vivavoce.core.progress;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * The review of all progress, at most once a day.
 *
 * @param day the person's own calendar day
 * @param reconciliation of everything so far
 */
public record DailyReview(LocalDate day, Reconciliation reconciliation) {
    public DailyReview {
        requireNonNull(day, "day");
        requireNonNull(reconciliation, "reconciliation");
    }

    /**
     * The first moment of the day after the last review, in the person's time zone. Where a clock goes back over midnight,
     * the old day goes on and the next one begins at the second midnight.
     *
     * @param last when the last review was held
     * @param zone where the person lives
     */
    public static Instant nextAfter(Instant last, ZoneId zone) {
        LocalDate next = LocalDate.ofInstant(last, zone).plusDays(1);
        ZonedDateTime start = next.atStartOfDay(zone);
        ZoneOffsetTransition change = zone.getRules().getTransition(start.toLocalDateTime());
        boolean back = change != null && change.getDateTimeAfter().toLocalDate().isBefore(next);
        return (back ? start.withLaterOffsetAtOverlap() : start).toInstant();
    }

    /** Whether a review may be held at {@code now}. */
    public static boolean due(Optional<Instant> last, Instant now, ZoneId zone) {
        return last.isEmpty() || !now.isBefore(nextAfter(last.get(), zone));
    }
}
