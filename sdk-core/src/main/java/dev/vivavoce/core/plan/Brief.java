package dev.vivavoce.core.plan;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.WordLimit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a person says about themselves to get a plan.
 *
 * @param role the role they aim at, as a title
 * @param story their own story: experience, strengths, worries; may be empty
 * @param minutesPerDay 5 to 600
 * @param weakAreas in their own words; may be empty
 * @param motivation 1 (low) to 5 (high)
 * @param weeks until the interview, 1 to 52, where it is known
 */
public record Brief(
        String role, String story, int minutesPerDay, List<String> weakAreas, int motivation, OptionalInt weeks) {

    /** The longest story, in UTF-16 code units. */
    public static final int MOST_CHARACTERS = 100_000;
    /** The most weeks a plan looks ahead. */
    public static final int MOST_WEEKS = 52;

    public Brief {
        WordLimit.NONE.require(role, "role");
        story = WordLimit.wellFormed(requireNonNull(story, "story"));
        if (story.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "story must have at most " + MOST_CHARACTERS + " characters but has " + story.length());
        }
        if (minutesPerDay < 5 || minutesPerDay > 600) {
            throw new IllegalArgumentException("minutes per day must be 5 to 600 but were " + minutesPerDay);
        }
        weakAreas = requireNonNull(weakAreas, "weakAreas").stream()
                .map(WordLimit::wellFormed)
                .filter(area -> WordLimit.count(area) > 0)
                .toList();
        if (motivation < 1 || motivation > 5) {
            throw new IllegalArgumentException("motivation must be 1 to 5 but was " + motivation);
        }
        requireNonNull(weeks, "weeks");
        if (weeks.isPresent() && (weeks.getAsInt() < 1 || weeks.getAsInt() > MOST_WEEKS)) {
            throw new IllegalArgumentException("weeks must be 1 to " + MOST_WEEKS + " but were " + weeks.getAsInt());
        }
    }

    /** A brief with no story, no weak areas, motivation 3 and an open end. */
    public static Brief of(String role, int minutesPerDay) {
        return new Brief(role, "", minutesPerDay, List.of(), 3, OptionalInt.empty());
    }

    /**
     * This brief with the weeks from {@code today} to {@code target}, begun weeks counted in full.
     *
     * @throws IllegalArgumentException when {@code target} is not after {@code today} or more than a year ahead
     */
    public Brief until(LocalDate today, LocalDate target) {
        long days = ChronoUnit.DAYS.between(today, target);
        if (days < 1 || days > MOST_WEEKS * 7L) {
            throw new IllegalArgumentException(
                    "target date must be 1 to " + MOST_WEEKS * 7 + " days ahead but is " + days);
        }
        int begun = (int) ((days + 6) / 7);
        return new Brief(role, story, minutesPerDay, weakAreas, motivation, OptionalInt.of(begun));
    }
}
