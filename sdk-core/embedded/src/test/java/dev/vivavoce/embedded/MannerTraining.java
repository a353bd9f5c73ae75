package dev.vivavoce.embedded;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes {@code manner.txt}: learns from the texts in {@code src/test/resources/manner}, sentence by sentence, how those sound that speak to
 * whoever rates them. What a sentence shows is scaled by how much more often it is shown in one kind of text than in the other (Wang and
 * Manning, 2012, <i>Baselines and Bigrams</i>), and weighed by logistic regression. Not each sentence of such a text speaks so, so that after a
 * first round only those count that then seem to, and the likeliest of each text. {@code MannerTest} makes it anew and compares.
 *
 * <p>{@code java -cp … dev.vivavoce.embedded.MannerTraining FILE} writes it.
 */
final class MannerTraining {

    private static final double STRENGTH = 0.3;
    private static final double PRECISION = 1e-4;
    private static final int FEWEST = 2;
    private static final double UNIT = 0.01;
    /** Weights nearer to 0, in hundredths, are left out. */
    private static final int LEAST = 10;

    private record Example(int text, Set<String> shows, boolean order) {}

    private final Map<String, Integer> columns = new TreeMap<>();
    private double[] weights = {};
    private final Map<String, Double> ratios = new HashMap<>();

    private MannerTraining() {}

    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), weights());
    }

    /** The lines of {@code manner.txt}. */
    static List<String> weights() throws IOException {
        List<Example> all = new ArrayList<>();
        int texts = 0;
        for (String honest :
                List.of("honest.tsv", "ranked.tsv", "honest-more.tsv", "explained.tsv", "honest-later.tsv")) {
            texts = read(honest, false, texts, all);
        }
        read("orders.tsv", true, texts, all);
        MannerTraining training = new MannerTraining();
        training.compare(all);
        training.fit(all);
        training.fit(training.likely(all));
        return training.lines();
    }

    private static int read(String file, boolean order, int first, List<Example> into) throws IOException {
        Yardsticks yardsticks = new Yardsticks();
        int text = first;
        for (String line : lines("/manner/" + file)) {
            int tab = line.indexOf('\t');
            String answer = line.substring(tab + 1).replace("\\n", "\n").replace("\\\\", "\\");
            String question = line.substring(0, tab);
            Style style = GeneralRubric.styleOf(question);
            Submission submission = new Submission(
                    question, style, GeneralRubric.of(style), List.of(), List.of(), answer, Locale.ENGLISH);
            Passage passage = Splitter.split(answer);
            Manner.Signs[] signs = new Addressed(passage, yardsticks.of(submission)).signs();
            for (int sentence = 0; sentence < signs.length; sentence++) {
                into.add(new Example(text, shows(passage, sentence, signs[sentence]), order));
            }
            text++;
        }
        return text;
    }

    static List<String> lines(String file) throws IOException {
        try (InputStream in = MannerTraining.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("there is no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static Set<String> shows(Passage passage, int sentence, Manner.Signs signs) {
        Set<String> shows = new TreeSet<>();
        Manner.read(passage, sentence, signs, new Manner.Sink() {
            @Override
            public void word(String word) {
                shows.add(word);
            }

            @Override
            public void pair(String first, String second) {
                shows.add(first + " " + second);
            }

            @Override
            public void sign(String sign) {
                shows.add(sign);
            }
        });
        return shows;
    }

    /** The logarithm of how much more often orders show a thing than honest texts do, each thing once more than it is. */
    private void compare(List<Example> examples) {
        Map<String, int[]> counts = new HashMap<>();
        int orders = 0;
        for (Example example : examples) {
            orders += example.order ? 1 : 0;
            for (String shown : example.shows) {
                counts.computeIfAbsent(shown, any -> new int[2])[example.order ? 1 : 0]++;
            }
        }
        double prior = StrictMath.log(orders / (double) (examples.size() - orders));
        counts.forEach(
                (shown, count) -> ratios.put(shown, StrictMath.log((count[1] + 1.0) / (count[0] + 1.0)) - prior));
        ratios.put(Manner.ALWAYS, 1.0);
    }

    private void fit(List<Example> examples) {
        Map<String, Integer> counts = new TreeMap<>();
        examples.forEach(example -> example.shows.forEach(shown -> counts.merge(shown, 1, Integer::sum)));
        columns.clear();
        counts.forEach((shown, count) -> {
            if (count >= FEWEST && ratios.getOrDefault(shown, 0.0) != 0) {
                columns.put(shown, columns.size() + 1);
            }
        });
        Problem problem = new Problem();
        problem.l = examples.size();
        problem.n = columns.size();
        problem.x = examples.stream().map(this::row).toArray(Feature[][]::new);
        problem.y =
                examples.stream().mapToDouble(example -> example.order ? 1 : -1).toArray();
        Linear.disableDebugOutput();
        Model model = Linear.train(problem, new Parameter(SolverType.L2R_LR, STRENGTH, PRECISION));
        double sign = model.getLabels()[0];
        weights = new double[columns.size() + 1];
        columns.forEach((shown, column) ->
                weights[column] = sign * model.getFeatureWeights()[column - 1] * ratios.getOrDefault(shown, 0.0));
    }

    private Feature[] row(Example example) {
        // Both are in the order of their names, as liblinear wants its rows.
        List<Feature> row = new ArrayList<>();
        for (String shown : example.shows) {
            Integer column = columns.get(shown);
            if (column != null) {
                row.add(new FeatureNode(column, ratios.getOrDefault(shown, 0.0)));
            }
        }
        return row.toArray(Feature[]::new);
    }

    private List<Example> likely(List<Example> examples) {
        Map<Integer, Double> best = new TreeMap<>();
        examples.forEach(example -> best.merge(example.text, value(example), Math::max));
        return examples.stream()
                .filter(example ->
                        !example.order || value(example) > 0 || value(example) >= best.getOrDefault(example.text, 0.0))
                .toList();
    }

    private double value(Example example) {
        return example.shows.stream()
                .mapToDouble(shown -> weights[columns.getOrDefault(shown, 0)])
                .sum();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# How much a word or mark, two neighbouring ones, or a sign makes it likely that a sentence speaks to whoever rates it:");
        lines.add("# hundredths of log-odds. Made by MannerTraining beside the tests, from the texts there.");
        columns.forEach((shown, column) -> {
            long weight = Math.round(weights[column] / UNIT);
            if (Math.abs(weight) >= LEAST) {
                lines.add(weight + " " + shown);
            }
        });
        return lines;
    }
}
