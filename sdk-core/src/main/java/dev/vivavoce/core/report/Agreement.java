package dev.vivavoce.core.report;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.ScoreScale;
import java.util.List;

/**
 * How far two raters agree on the same answers.
 *
 * @param answers how many both have rated, 1 or more
 * @param kappa Cohen's kappa with quadratic weights (Cohen, 1968): 1 for the same scores, 0 for what chance gives; 0 where both
 *     gave one score to all
 * @param correlation Pearson's, −1 to 1; 0 where a rater gave one score to all
 * @param meanError the mean distance of the scores, 0 to 9
 * @param near the share of scores at most one apart, 0 to 1
 */
public record Agreement(int answers, double kappa, double correlation, double meanError, double near) {

    /**
     * An answer's two scores.
     *
     * @param one 1 to 10
     * @param other 1 to 10
     */
    public record Pair(double one, double other) {
        public Pair {
            require(one, "one");
            require(other, "other");
        }

        private static void require(double score, String name) {
            if (!(score >= ScoreScale.LOWEST && score <= ScoreScale.HIGHEST)) {
                throw new IllegalArgumentException(name + " must be 1 to 10 but was " + score);
            }
        }
    }

    /**
     * The agreement of two raters. For kappa, scores are rounded to whole ones.
     *
     * @param pairs at least one
     */
    public static Agreement of(List<Pair> pairs) {
        if (requireNonNull(pairs, "pairs").isEmpty()) {
            throw new IllegalArgumentException("pairs must not be empty");
        }
        double distance = 0;
        int near = 0;
        for (Pair pair : pairs) {
            distance += Math.abs(pair.one() - pair.other());
            near += Math.abs(pair.one() - pair.other()) <= 1 ? 1 : 0;
        }
        return new Agreement(
                pairs.size(), kappa(pairs), correlation(pairs), distance / pairs.size(), (double) near / pairs.size());
    }

    private static double kappa(List<Pair> pairs) {
        int most = ScoreScale.HIGHEST;
        double[] ofOne = new double[most + 1];
        double[] ofOther = new double[most + 1];
        double seen = 0;
        for (Pair pair : pairs) {
            int one = (int) Math.round(pair.one());
            int other = (int) Math.round(pair.other());
            ofOne[one]++;
            ofOther[other]++;
            seen += (double) (one - other) * (one - other);
        }
        double expected = 0;
        for (int one = ScoreScale.LOWEST; one <= most; one++) {
            for (int other = ScoreScale.LOWEST; other <= most; other++) {
                expected += (double) (one - other) * (one - other) * ofOne[one] * ofOther[other] / pairs.size();
            }
        }
        return expected == 0 ? 0 : 1 - seen / expected;
    }

    private static double correlation(List<Pair> pairs) {
        double one = pairs.stream().mapToDouble(Pair::one).average().orElseThrow();
        double other = pairs.stream().mapToDouble(Pair::other).average().orElseThrow();
        double both = 0;
        double ofOne = 0;
        double ofOther = 0;
        for (Pair pair : pairs) {
            both += (pair.one() - one) * (pair.other() - other);
            ofOne += (pair.one() - one) * (pair.one() - one);
            ofOther += (pair.other() - other) * (pair.other() - other);
        }
        double spread = Math.sqrt(ofOne * ofOther);
        return spread == 0 ? 0 : both / spread;
    }
}
