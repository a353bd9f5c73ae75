package dev.vivavoce.example.benchmarks;

import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.Classification;
import dev.vivavoce.bank.QuestionBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * How often a title alone tells the job: over titles of O*NET occupations that the bank has a category for, the share whose
 * ISCO-08 minor group is named first, and among the first five; and the expected calibration error of the confidence in ten
 * bins of equal width (Naeini et al., 2015).
 *
 * <p>Arguments: O*NET's file of alternate titles (tab-separated, the code first, then the title), and how many to sample.
 */
public final class TitleFigures {

    private static final int BINS = 10;
    private static final int FIRST = 5;

    private record Known(String title, Set<String> groups) {}

    private TitleFigures() {}

    public static void main(String[] arguments) throws IOException {
        QuestionBank bank = QuestionBank.bundled();
        List<Known> titles = titles(bank, Path.of(arguments[0]));
        List<Known> sample = titles.subList(0, Math.min(titles.size(), Integer.parseInt(arguments[1])));
        int first = 0;
        int among = 0;
        double[] gap = new double[BINS];
        for (Known known : sample) {
            Classification found = bank.classify(known.title(), "");
            List<Category> ranked = new ArrayList<>(List.of(found.category()));
            found.alternatives().forEach(other -> ranked.add(other.category()));
            boolean right = known.groups().contains(group(ranked.get(0)));
            first += right ? 1 : 0;
            among += ranked.stream().limit(FIRST).anyMatch(category -> known.groups()
                            .contains(group(category)))
                    ? 1
                    : 0;
            gap[(int) Math.min(BINS - 1, found.confidence() * BINS)] += found.confidence() - (right ? 1 : 0);
        }
        double error = 0;
        for (double each : gap) {
            error += Math.abs(each) / sample.size();
        }
        System.out.printf(
                "%d titles: first %.3f, among %d %.3f, calibration error %.3f%n",
                sample.size(), first / (double) sample.size(), FIRST, among / (double) sample.size(), error);
    }

    /** In an order of chance, which is always the same. */
    private static List<Known> titles(QuestionBank bank, Path file) throws IOException {
        Map<String, Set<String>> groups = new HashMap<>();
        for (Category category : bank.categories()) {
            groups.computeIfAbsent(category.onetSoc(), any -> new HashSet<>()).add(group(category));
        }
        List<Known> titles = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (fields.length > 1 && groups.containsKey(fields[0])) {
                titles.add(new Known(fields[1], groups.getOrDefault(fields[0], Set.of())));
            }
        }
        Collections.shuffle(titles, new Random(1));
        return titles;
    }

    private static String group(Category category) {
        return category.isco08().substring(0, 3);
    }
}
