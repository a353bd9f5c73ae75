package dev.vivavoce.example.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.Classification;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.question.Seniority;
import java.io.IOException;
import java.io.PrintStream;
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
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/**
 * How well postings are read. Of each file that is named:
 *
 * <ul>
 *   <li>{@code --titles FILE} (an O*NET-SOC code, a tab, a title): the share of titles, of occupations that the bank has a
 *       category for, whose ISCO-08 minor group is named first, and among the first five; and the expected calibration error
 *       of the confidence in ten bins of equal width (Naeini et al., 2015). Of at most {@code --sample N} titles, 5,000
 *       unless given.
 *   <li>{@code --zones FILE} (a code, a tab, a job zone) with {@code --occupations FILE} (a code, a tab, the name): the rank
 *       correlation of the zone with the seniority that the occupation's name is taken for; of all, and of those that the
 *       bank has a category for.
 *   <li>{@code --spans FILE} (JSON Lines with {@code tokens} and {@code tags_knowledge} as B, I, O): the share of marked spans
 *       that a found skill overlaps, and of found skills that a marked span overlaps.
 * </ul>
 */
public final class PostingFigures {

    private static final int BINS = 10;
    private static final int FIRST = 5;
    private static final int SAMPLE = 5_000;

    private record Known(String title, Set<String> groups) {}

    private record Span(int start, int end) {
        boolean overlaps(Span other) {
            return start < other.end && other.start < end;
        }
    }

    private final QuestionBank bank = QuestionBank.bundled();
    private final PrintStream out;

    private PostingFigures(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        PostingFigures figures = new PostingFigures(System.out);
        if (options.containsKey("--titles")) {
            int most = Integer.parseInt(options.getOrDefault("--sample", String.valueOf(SAMPLE)));
            figures.titles(Path.of(options.getOrDefault("--titles", "")), most);
        }
        if (options.containsKey("--zones")) {
            figures.zones(
                    Path.of(options.getOrDefault("--zones", "")), Path.of(options.getOrDefault("--occupations", "")));
        }
        if (options.containsKey("--spans")) {
            figures.spans(Path.of(options.getOrDefault("--spans", "")));
        }
    }

    private void titles(Path file, int most) throws IOException {
        List<Known> titles = titles(file);
        List<Known> sample = titles.subList(0, Math.min(titles.size(), most));
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
        out.printf(
                "%d titles: minor group first %.3f, among %d %.3f, calibration error %.3f%n",
                sample.size(), first / (double) sample.size(), FIRST, among / (double) sample.size(), error);
    }

    /** In an order of chance, which is always the same. */
    private List<Known> titles(Path file) throws IOException {
        Map<String, Set<String>> groups = new HashMap<>();
        for (Category category : bank.categories()) {
            groups.computeIfAbsent(category.onetSoc(), any -> new HashSet<>()).add(group(category));
        }
        List<Known> titles = new ArrayList<>();
        for (String[] fields : rows(file)) {
            if (groups.containsKey(fields[0])) {
                titles.add(new Known(fields[1], groups.getOrDefault(fields[0], Set.of())));
            }
        }
        Collections.shuffle(titles, new Random(1));
        return titles;
    }

    private void zones(Path file, Path occupations) throws IOException {
        Map<String, String> names = new HashMap<>();
        rows(occupations).forEach(fields -> names.put(fields[0], fields[1]));
        Set<String> mapped = new HashSet<>();
        bank.categories().forEach(category -> mapped.add(category.onetSoc()));
        List<double[]> all = new ArrayList<>();
        List<double[]> known = new ArrayList<>();
        for (String[] fields : rows(file)) {
            String name = names.get(fields[0]);
            if (name != null && fields[1].matches("\\d")) {
                Seniority seniority = bank.classify(name, "").seniority();
                double[] pair = {Integer.parseInt(fields[1]), Seniority.INTERN.stepsTo(seniority)};
                all.add(pair);
                if (mapped.contains(fields[0])) {
                    known.add(pair);
                }
            }
        }
        out.printf(
                "%d occupations: rank correlation of job zone and seniority %.3f; %.3f for the %d with a category%n",
                all.size(), correlation(all), correlation(known), known.size());
    }

    private static double correlation(List<double[]> pairs) {
        return new SpearmansCorrelation()
                .correlation(
                        pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                        pairs.stream().mapToDouble(pair -> pair[1]).toArray());
    }

    private void spans(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        int marked = 0;
        int recalled = 0;
        int found = 0;
        int right = 0;
        int sentences = 0;
        for (String line : Files.readAllLines(file)) {
            JsonNode sentence = mapper.readTree(line);
            StringBuilder text = new StringBuilder();
            List<Span> truth = spans(sentence, text);
            if (text.toString().isBlank()) {
                continue;
            }
            List<Span> guess = bank.classify("", text.toString()).skills().stream()
                    .map(mention -> new Span(mention.start(), mention.end()))
                    .toList();
            sentences++;
            marked += truth.size();
            found += guess.size();
            recalled += (int) truth.stream()
                    .filter(span -> guess.stream().anyMatch(span::overlaps))
                    .count();
            right += (int) guess.stream()
                    .filter(span -> truth.stream().anyMatch(span::overlaps))
                    .count();
        }
        out.printf(
                "%d sentences, %d knowledge spans: recall %.3f, precision %.3f (partial overlap)%n",
                sentences, marked, recalled / (double) marked, right / (double) found);
    }

    private static List<Span> spans(JsonNode sentence, StringBuilder text) {
        List<Span> spans = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < sentence.path("tokens").size(); i++) {
            String tag = sentence.path("tags_knowledge").path(i).asText();
            if (start >= 0 && !tag.startsWith("I")) {
                spans.add(new Span(start, text.length() - 1));
                start = -1;
            }
            if (tag.startsWith("B")) {
                start = text.length();
            }
            text.append(sentence.path("tokens").path(i).asText()).append(' ');
        }
        if (start >= 0) {
            spans.add(new Span(start, text.length() - 1));
        }
        return spans;
    }

    /** The first two fields of each line that has them. */
    private static List<String[]> rows(Path file) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            String[] fields = line.split("\t", -1);
            if (fields.length > 1) {
                rows.add(fields);
            }
        }
        return rows;
    }

    private static String group(Category category) {
        return category.isco08().substring(0, 3);
    }
}
