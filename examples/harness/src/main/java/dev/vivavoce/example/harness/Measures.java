package dev.vivavoce.example.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.hipparchus.stat.correlation.SpearmansCorrelation;
import org.hipparchus.stat.descriptive.moment.StandardDeviation;
import org.hipparchus.stat.ranking.NaturalRanking;

/** How far two columns of figures agree. Undefined correlations, of a column without variance, count as 0. */
public final class Measures {

    private static final int RESAMPLES = 1_000;

    /**
     * A figure and where it lies in 95 of 100 resamples.
     *
     * @param value of the sample
     * @param low the 2.5th percentile of the resamples
     * @param high the 97.5th
     */
    public record Interval(double value, double low, double high) {}

    private Measures() {}

    static double pearson(double[] a, double[] b) {
        return a.length < 2 ? 0 : orZero(new PearsonsCorrelation().correlation(a, b));
    }

    static double spearman(double[] a, double[] b) {
        return a.length < 2 ? 0 : orZero(new SpearmansCorrelation().correlation(a, b));
    }

    /** The area under the receiver's curve: how often a right answer gets more than another one, ties counting half. */
    static double auc(double[] scores, boolean[] right) {
        double[] ranks = new NaturalRanking().rank(scores);
        double sum = 0;
        long rights = 0;
        for (int i = 0; i < ranks.length; i++) {
            sum += right[i] ? ranks[i] : 0;
            rights += right[i] ? 1 : 0;
        }
        double wrongs = (double) ranks.length - rights;
        return (sum - rights * (rights + 1) / 2.0) / (rights * wrongs);
    }

    /** The mean of the F1 scores of right and wrong. */
    static double macroF1(boolean[] guess, boolean[] right) {
        int[][] counts = new int[2][2];
        for (int i = 0; i < guess.length; i++) {
            counts[guess[i] ? 1 : 0][right[i] ? 1 : 0]++;
        }
        return (f1(counts[1][1], counts[1][0], counts[0][1]) + f1(counts[0][0], counts[0][1], counts[1][0])) / 2;
    }

    private static double f1(int hits, int falseHits, int misses) {
        return hits == 0 ? 0 : 2.0 * hits / (2.0 * hits + falseHits + misses);
    }

    /** The slope of the least-squares line of {@code y} over {@code x}. */
    static double slope(double[] x, double[] y) {
        double deviation = deviation(x);
        return deviation == 0 ? 0 : pearson(x, y) * deviation(y) / deviation;
    }

    private static double deviation(double[] values) {
        return new StandardDeviation().evaluate(values);
    }

    /** The figure with the interval that resampling whole groups gives (Efron and Tibshirani, 1993), always the same. */
    static <T> Interval bootstrap(Collection<List<T>> groups, ToDoubleFunction<List<List<T>>> figure) {
        List<List<T>> all = List.copyOf(groups);
        Random random = new Random(7);
        double[] values = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            List<List<T>> drawn = new ArrayList<>(all.size());
            for (int k = 0; k < all.size(); k++) {
                drawn.add(all.get(random.nextInt(all.size())));
            }
            values[i] = figure.applyAsDouble(drawn);
        }
        Arrays.sort(values);
        return new Interval(
                figure.applyAsDouble(all), values[(int) (0.025 * RESAMPLES)], values[(int) (0.975 * RESAMPLES) - 1]);
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
