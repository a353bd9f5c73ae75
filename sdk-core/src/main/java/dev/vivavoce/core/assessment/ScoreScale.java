package dev.vivavoce.core.assessment;

import java.util.List;

/**
 * The one way from levels to a score: the mean level, as a share of the highest, spread over 1 to 10.
 *
 * <p>{@code raw = mean(level) / 5} and {@code score = 1 + round(9 · raw)}, halves rounded up. All criteria weigh the
 * same: equal weights agree with outcomes about as well as fitted ones do, and hold up better on new data (Dawes, 1979).
 */
public final class ScoreScale {

    /** The lowest score. */
    public static final int LOWEST = 1;
    /** The highest score. */
    public static final int HIGHEST = 10;

    private ScoreScale() {}

    /**
     * The unrounded score.
     *
     * @return 0 to 1
     * @throws IllegalArgumentException when there is no rating
     */
    public static double raw(List<Rating> ratings) {
        if (ratings.isEmpty()) {
            throw new IllegalArgumentException("ratings must not be empty");
        }
        int sum = 0;
        for (Rating rating : ratings) {
            sum += rating.level();
        }
        return (double) sum / (ratings.size() * Rubric.HIGHEST);
    }

    /**
     * The score for {@code raw}.
     *
     * @param raw 0 to 1
     * @return {@value #LOWEST} to {@value #HIGHEST}
     */
    public static int score(double raw) {
        if (!(raw >= 0 && raw <= 1)) {
            throw new IllegalArgumentException("raw must be 0 to 1 but was " + raw);
        }
        return LOWEST + (int) Math.round((HIGHEST - LOWEST) * raw);
    }
}
