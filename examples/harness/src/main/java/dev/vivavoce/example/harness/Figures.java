package dev.vivavoce.example.harness;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.core.report.Agreement;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.example.harness.Measures.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * How far an evaluator agrees with people on one corpus. An answer that it abstains from counts as the lowest score, and is
 * counted besides. Means are over questions, so that each counts the same.
 *
 * @param corpus its name
 * @param scale how people rated it
 * @param answers how many there are
 * @param questions to how many questions
 * @param abstained the share it abstained from
 * @param instructing the share it flagged for speaking to whoever rates
 * @param pearson of raw score and label, over all
 * @param pearsonWithin the mean of the same within each question
 * @param spearmanWithin the mean of the rank correlations within each question
 * @param kappa quadratic weighted, of scores; only where people rated from 1 to 10
 * @param macroF1 of right (score 6 or more) and wrong; only where people said right or wrong
 * @param auc area under the curve; likewise
 * @param bands mean score less label for weak (1 to 3), middling (4 to 6) and good answers (7 to 10)
 * @param kinds the same by kind of answer
 * @param lengthSlope by how many points the score rises when an answer is twice as long and no better
 * @param confidenceError expected calibration error (Naeini et al., 2015) of the confidence as the chance to lie within
 *     {@value #NEAR} points of the label, or on its side of the threshold
 * @param unstable how many answers got another evaluation the second time, in another order, from a new evaluator; empty where
 *     nobody asked a second time
 */
public record Figures(
        String corpus,
        RatedSet.Scale scale,
        int answers,
        int questions,
        double abstained,
        double instructing,
        double pearson,
        Interval pearsonWithin,
        Interval spearmanWithin,
        OptionalDouble kappa,
        OptionalDouble macroF1,
        OptionalDouble auc,
        Map<String, Bias> bands,
        Map<String, Bias> kinds,
        double lengthSlope,
        double confidenceError,
        OptionalInt unstable) {

    /** Mean score less label over that many answers. */
    public record Bias(int answers, double mean) {}

    private record Pair(Rated rated, Evaluation evaluation, double raw, int score) {}

    static final int RIGHT = 6;
    static final double NEAR = 2;
    private static final int BINS = 10;
    private static final Pattern WORD = Pattern.compile("\\S+");

    static Figures of(
            String corpus, List<Rated> answers, RatedSet.Scale scale, Evaluator first, Optional<Evaluator> second) {
        List<Pair> pairs = new ArrayList<>();
        Map<String, List<Pair>> byQuestion = new LinkedHashMap<>();
        for (Rated rated : answers) {
            Pair pair = pair(rated, first.evaluate(rated.submission()));
            pairs.add(pair);
            byQuestion
                    .computeIfAbsent(rated.question(), any -> new ArrayList<>())
                    .add(pair);
        }
        boolean binary = scale == RatedSet.Scale.BINARY;
        boolean[] right = new boolean[pairs.size()];
        boolean[] guess = new boolean[pairs.size()];
        for (int i = 0; i < right.length; i++) {
            right[i] = pairs.get(i).rated.label() > 0;
            guess[i] = pairs.get(i).score >= RIGHT;
        }
        double[] raws = column(pairs, Pair::raw);
        double[] labels = column(pairs, pair -> pair.rated.label());
        return new Figures(
                corpus,
                scale,
                pairs.size(),
                byQuestion.size(),
                share(pairs.stream()
                        .map(pair -> pair.evaluation instanceof Evaluation.Abstained)
                        .toList()),
                share(pairs.stream()
                        .map(pair -> pair.evaluation.flags().contains(Flag.INSTRUCTION_LIKE_TEXT))
                        .toList()),
                Measures.pearson(raws, labels),
                within(byQuestion.values(), Measures::pearson),
                within(byQuestion.values(), Measures::spearman),
                scale == RatedSet.Scale.SCORE
                        ? OptionalDouble.of(Agreement.of(pairs.stream()
                                        .map(pair -> new Agreement.Pair(pair.score, pair.rated.label()))
                                        .toList())
                                .kappa())
                        : OptionalDouble.empty(),
                binary ? OptionalDouble.of(Measures.macroF1(guess, right)) : OptionalDouble.empty(),
                binary ? OptionalDouble.of(Measures.auc(raws, right)) : OptionalDouble.empty(),
                scale == RatedSet.Scale.SCORE ? biases(pairs, pair -> band(pair.rated.label())) : Map.of(),
                scale == RatedSet.Scale.SCORE ? biases(pairs, pair -> pair.rated.kind()) : Map.of(),
                lengthSlope(pairs, raws, labels),
                confidenceError(pairs, scale),
                second.map(again -> OptionalInt.of(unstable(pairs, again))).orElse(OptionalInt.empty()));
    }

    private static int unstable(List<Pair> pairs, Evaluator second) {
        int unstable = 0;
        for (int i = pairs.size() - 1; i >= 0; i--) {
            Evaluation again = second.evaluate(pairs.get(i).rated.submission());
            unstable += rated(again).equals(rated(pairs.get(i).evaluation)) ? 0 : 1;
        }
        return unstable;
    }

    /** Whatever it took. */
    private static Evaluation rated(Evaluation evaluation) {
        return evaluation.by(evaluation.provenance().identity());
    }

    private static Pair pair(Rated rated, Evaluation evaluation) {
        return evaluation instanceof Evaluation.Scored scored
                ? new Pair(rated, evaluation, scored.raw(), scored.score())
                : new Pair(rated, evaluation, 0, ScoreScale.LOWEST);
    }

    private interface Correlation {
        double of(double[] a, double[] b);
    }

    private static Interval within(Collection<List<Pair>> questions, Correlation correlation) {
        return Measures.bootstrap(questions, drawn -> drawn.stream()
                .mapToDouble(
                        pairs -> correlation.of(column(pairs, Pair::raw), column(pairs, pair -> pair.rated.label())))
                .average()
                .orElse(0));
    }

    private static double[] column(List<Pair> pairs, ToDoubleFunction<Pair> value) {
        return pairs.stream().mapToDouble(value).toArray();
    }

    private static double share(List<Boolean> values) {
        return values.stream().filter(value -> value).count() / (double) values.size();
    }

    private static String band(double label) {
        return label < 3.75 ? "scored 1 to 3.75" : label < 6.75 ? "scored 3.75 to 6.75" : "scored 6.75 to 10";
    }

    private static Map<String, Bias> biases(List<Pair> pairs, Function<Pair, String> group) {
        Map<String, List<Double>> differences = new TreeMap<>();
        for (Pair pair : pairs) {
            differences
                    .computeIfAbsent(group.apply(pair), any -> new ArrayList<>())
                    .add(pair.score - pair.rated.label());
        }
        Map<String, Bias> biases = new LinkedHashMap<>();
        differences.forEach((name, values) -> biases.put(
                name,
                new Bias(
                        values.size(),
                        values.stream().mapToDouble(value -> value).average().orElse(0))));
        return biases;
    }

    private static double words(String text) {
        return (double) WORD.matcher(text).results().count();
    }

    /** What the label leaves unexplained of the score, over what it leaves unexplained of the length. */
    private static double lengthSlope(List<Pair> pairs, double[] raws, double[] labels) {
        double[] doublings = pairs.stream()
                .mapToDouble(pair -> Math.log(1 + words(pair.rated.submission().answer())) / Math.log(2))
                .toArray();
        return (ScoreScale.HIGHEST - ScoreScale.LOWEST)
                * Measures.slope(residuals(labels, doublings), residuals(labels, raws));
    }

    private static double[] residuals(double[] x, double[] y) {
        double slope = Measures.slope(x, y);
        double[] rest = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rest[i] = y[i] - slope * x[i];
        }
        return rest;
    }

    private static double confidenceError(List<Pair> pairs, RatedSet.Scale scale) {
        if (scale == RatedSet.Scale.POINTS) {
            return Double.NaN;
        }
        double[] gaps = new double[BINS];
        int rated = 0;
        for (Pair pair : pairs) {
            if (pair.evaluation instanceof Evaluation.Scored scored) {
                boolean hit = scale == RatedSet.Scale.SCORE
                        ? Math.abs(pair.score - pair.rated.label()) <= NEAR
                        : pair.score >= RIGHT == pair.rated.label() > 0;
                gaps[(int) Math.min(BINS - 1, scored.confidence() * BINS)] += scored.confidence() - (hit ? 1 : 0);
                rated++;
            }
        }
        double error = 0;
        for (double gap : gaps) {
            error += Math.abs(gap) / rated;
        }
        return error;
    }
}
