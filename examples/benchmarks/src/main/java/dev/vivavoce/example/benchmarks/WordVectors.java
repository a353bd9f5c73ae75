package dev.vivavoce.example.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Where all-MiniLM-L6-v2 has single words: what the embedded evaluator's vectors begin with. {@code java … WordVectors WORDS FILE} reads lines of
 * two words, embeds the second, projects all on the {@value #SIZE} directions in which they differ most (principal components, by orthogonal
 * iteration), and writes the first with its numbers, a byte each, in Base64.
 */
final class WordVectors {

    private static final int SIZE = 48;
    private static final int ROUNDS = 200;

    private WordVectors() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = Files.readAllLines(Path.of(arguments[0]));
        double[][] vectors = words.stream()
                .map(line -> vector(line.substring(line.indexOf(' ') + 1)))
                .toArray(double[][]::new);
        center(vectors);
        double[][] axes = axes(covariance(vectors));
        double[][] places = new double[vectors.length][SIZE];
        double most = 0;
        for (int i = 0; i < vectors.length; i++) {
            for (int k = 0; k < SIZE; k++) {
                places[i][k] = dot(vectors[i], axes[k]);
                most = Math.max(most, Math.abs(places[i][k]));
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("# Where words lie in all-MiniLM-L6-v2 (Apache License 2.0), along the " + SIZE
                + " directions in which they differ most. Made by WordVectors of the benchmarks.");
        for (int i = 0; i < places.length; i++) {
            lines.add(words.get(i).substring(0, words.get(i).indexOf(' ')) + " " + code(places[i], most));
        }
        Files.write(Path.of(arguments[1]), lines);
    }

    private static double[] vector(String word) {
        float[] embedded = MiniLm.SHARED.embed(word);
        double[] vector = new double[embedded.length];
        for (int k = 0; k < vector.length; k++) {
            vector[k] = Float.isNaN(embedded[k]) ? 0 : embedded[k];
        }
        return vector;
    }

    private static String code(double[] place, double most) {
        byte[] code = new byte[place.length];
        for (int k = 0; k < code.length; k++) {
            code[k] = (byte) Math.round(place[k] / most * Byte.MAX_VALUE);
        }
        return Base64.getEncoder().withoutPadding().encodeToString(code);
    }

    private static void center(double[][] vectors) {
        double[] mean = new double[vectors[0].length];
        for (double[] vector : vectors) {
            add(mean, vector, 1.0 / vectors.length);
        }
        for (double[] vector : vectors) {
            add(vector, mean, -1);
        }
    }

    private static double[][] covariance(double[][] vectors) {
        double[][] covariance = new double[vectors[0].length][vectors[0].length];
        for (double[] vector : vectors) {
            for (int k = 0; k < vector.length; k++) {
                add(covariance[k], vector, vector[k]);
            }
        }
        return covariance;
    }

    private static double[][] axes(double[][] covariance) {
        Random random = new Random(1);
        double[][] axes = new double[SIZE][covariance.length];
        for (double[] axis : axes) {
            for (int k = 0; k < axis.length; k++) {
                axis[k] = random.nextGaussian();
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < SIZE; i++) {
                double[] next = new double[covariance.length];
                for (int k = 0; k < next.length; k++) {
                    next[k] = dot(covariance[k], axes[i]);
                }
                for (int before = 0; before < i; before++) {
                    add(next, axes[before], -dot(next, axes[before]));
                }
                double length = Math.sqrt(dot(next, next));
                for (int k = 0; k < next.length; k++) {
                    next[k] /= length;
                }
                axes[i] = next;
            }
        }
        return axes;
    }

    private static void add(double[] sum, double[] more, double times) {
        for (int k = 0; k < sum.length; k++) {
            sum[k] += times * more[k];
        }
    }

    private static double dot(double[] a, double[] b) {
        double dot = 0;
        for (int k = 0; k < a.length; k++) {
            dot += a[k] * b[k];
        }
        return dot;
    }
}
