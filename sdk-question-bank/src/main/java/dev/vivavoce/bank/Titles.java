package dev.vivavoce.bank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How near a title comes to the titles of categories. What a title is about stands in its words; what kind of work it is, in
 * the last word of its first part: a nurse aide is an aide, and a nurse is not. So that word counts twice.
 */
final class Titles {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}+#]+(?:['’]\\p{L}+)?");
    private static final Pattern PART_END = Pattern.compile("[,(/:;–—|]| - | of | for | in | at | to | with ");
    private static final Set<String> LITTLE =
            Set.of("a", "an", "and", "the", "of", "for", "in", "at", "to", "or", "with", "on", "by");
    /** What a stem shared by different words is worth: an engineer and engineering. */
    private static final double STEM = 0.4;

    private static final double HEAD = 1;
    /** The titles that a category is judged by: the nearest counts most, and the next ones show it is no accident. */
    private static final double[] NEAREST = {0.7, 0.1, 0.1, 0.1};

    private final TermVectors vectors;
    /** The category of each title. */
    private final int[] owners;

    private final int categories;

    Titles(Pack pack) {
        vectors = pack.prepared().titles();
        categories = pack.categories().size();
        int titles = pack.categories().values().stream()
                .mapToInt(category -> category.titles().size() + 1)
                .sum();
        owners = new int[titles];
        int owner = 0;
        int next = 0;
        for (Category category : pack.categories().values()) {
            int end = next + category.titles().size() + 1;
            Arrays.fill(owners, next, end, owner++);
            next = end;
        }
    }

    /** The titles of each category in order, its name last. */
    static TermVectors vectors(Pack pack) {
        List<Map<String, Double>> documents = new ArrayList<>();
        for (Category category : pack.categories().values()) {
            category.titles().forEach(title -> documents.add(terms(title)));
            documents.add(terms(category.name()));
        }
        return TermVectors.of(documents);
    }

    /** For each category, in order, how near {@code title} comes to its titles: 0 to 1. */
    double[] nearness(String title) {
        double[][] best = new double[categories][NEAREST.length];
        double[] cosines = vectors.cosines(terms(title));
        for (int i = 0; i < cosines.length; i++) {
            if (cosines[i] > 0) {
                insert(best[owners[i]], cosines[i]);
            }
        }
        double[] nearness = new double[categories];
        for (int i = 0; i < categories; i++) {
            for (int k = 0; k < NEAREST.length; k++) {
                nearness[i] += NEAREST[k] * best[i][k];
            }
        }
        return nearness;
    }

    private static void insert(double[] best, double value) {
        double rest = value;
        for (int k = 0; k < best.length; k++) {
            if (rest > best[k]) {
                double lower = best[k];
                best[k] = rest;
                rest = lower;
            }
        }
    }

    private static Map<String, Double> terms(String title) {
        Map<String, Double> terms = new HashMap<>();
        List<String> words = words(title);
        words.forEach(word -> terms.merge(word, 1.0, Double::sum));
        Words.stems(title).forEach(stem -> terms.merge("~" + stem, STEM, Double::sum));
        List<String> first = words(PART_END.split(title.toLowerCase(Locale.ROOT), 2)[0]);
        if (!first.isEmpty()) {
            terms.merge("^" + first.get(first.size() - 1), HEAD, Double::sum);
        }
        return terms;
    }

    /** In lower case and singular, without those that say little. */
    private static List<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(match -> match.group())
                .filter(word -> !LITTLE.contains(word))
                .map(word -> word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                        ? word.substring(0, word.length() - 1)
                        : word)
                .toList();
    }
}
