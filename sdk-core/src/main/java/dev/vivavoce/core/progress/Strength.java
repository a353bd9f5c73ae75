package dev.vivavoce.core.progress;

import dev.vivavoce.core.assessment.ScoreScale;
import java.util.Collection;

/**
 * How good somebody is at something, as far as the evidence goes.
 *
 * <p>Scores 1 to 10 become shares 0 to 1, and each counts as one trial of a Beta distribution that starts from the uniform
 * one: {@code Beta(1 + Σ share, 1 + Σ (1 − share))}. The interval is the mean ± 1.645 standard deviations, the normal
 * approximation to the central 90 %, cut to 0 to 1. Little evidence gives a wide interval around one half.
 *
 * @param mean the posterior mean, 0 to 1
 * @param low the lower end of the interval
 * @param high the upper end of the interval
 */
public record Strength(double mean, double low, double high) {

    private static final double CENTRAL_90 = 1.645;

    public Strength {
        if (!(0 <= low && low <= mean && mean <= high && high <= 1)) {
            throw new IllegalArgumentException(
                    "strength must have 0 ≤ low ≤ mean ≤ high ≤ 1 but was " + low + ", " + mean + ", " + high);
        }
    }

    /**
     * The strength that scores show.
     *
     * @param scores 1 to 10 each; none gives one half, from near 0 to near 1
     * @throws IllegalArgumentException when a score is not 1 to 10
     */
    public static Strength of(Collection<Double> scores) {
        double a = 1;
        double b = 1;
        for (double score : scores) {
            requireScore(score);
            double share = (score - ScoreScale.LOWEST) / (ScoreScale.HIGHEST - ScoreScale.LOWEST);
            a += share;
            b += 1 - share;
        }
        double n = a + b;
        double mean = a / n;
        double reach = CENTRAL_90 * Math.sqrt(a * b / (n * n * (n + 1)));
        return new Strength(mean, Math.max(0, mean - reach), Math.min(1, mean + reach));
    }

    static void requireScore(double score) {
        if (!(score >= ScoreScale.LOWEST && score <= ScoreScale.HIGHEST)) {
            throw new IllegalArgumentException(
                    "score must be " + ScoreScale.LOWEST + " to " + ScoreScale.HIGHEST + " but was " + score);
        }
    }
}
