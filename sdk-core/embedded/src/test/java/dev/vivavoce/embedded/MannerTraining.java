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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes {@code manner.txt}: learns from the texts in {@code src/test/resources/manner}, sentence by sentence, how those sound that speak to
 * whoever rates them. Not each sentence of such a text does, so that after a first round only those count that then seem to, and the
 * likeliest of each text. {@code MannerTest} makes it anew and compares.
 *
 * <p>{@code java -cp … dev.vivavoce.embedded.MannerTraining FILE} writes it.
 */
final class MannerTraining {

    private static final double STRENGTH = 1;
    private static final double PRECISION = 1e-4;
    private static final int FEWEST = 2;
    private static final double UNIT = 0.01;
    /** Weights nearer to 0, in hundredths, are left out. */
    private static final int LEAST = 10;

    private record Example(int text, Map<String, Integer> shows, boolean order) {}

    private final Map<String, Integer> columns = new TreeMap<>();
    private double[] weights = {};

    private MannerTraining() {}

    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), weights());
    }

    /** The lines of {@code manner.txt}. */
    static List<String> weights() throws IOException {
        List<Example> all = new ArrayList<>();
        int texts = read("honest.tsv", false, 0, all);
        read("orders.tsv", true, texts, all);
        MannerTraining training = new MannerTraining();
        training.fit(all);
        training.fit(training.likely(all));
        return training.lines();
    }

    private static int read(String file, boolean order, int first, List<Example> into) throws IOException {
        Yardsticks yardsticks = new Yardsticks();
        int text = first;
        for (String line : lines(file)) {
            int tab = line.indexOf('\t');
            String answer = line.substring(tab + 1).replace("\\n", "\n").replace("\\\\", "\\");
            String question = line.substring(0, tab);
            Style style = GeneralRubric.styleOf(question);
            Submission submission = new Submission(
                    question, style, GeneralRubric.of(style), List.of(), List.of(), answer, Locale.ENGLISH);
            Passage passage = Splitter.split(answer);
            Manner.Signs[] signs =
                    new Addressed(passage, yardsticks.of(submission).guide()).signs();
            for (int sentence = 0; sentence < signs.length; sentence++) {
                into.add(new Example(text, shows(passage, sentence, signs[sentence]), order));
            }
            text++;
        }
        return text;
    }

    private static List<String> lines(String file) throws IOException {
        try (InputStream in = MannerTraining.class.getResourceAsStream("/manner/" + file)) {
            if (in == null) {
                throw new IOException("there is no " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }

    private static Map<String, Integer> shows(Passage passage, int sentence, Manner.Signs signs) {
        Map<String, Integer> shows = new TreeMap<>();
        Manner.read(passage, sentence, signs, new Manner.Sink() {
            @Override
            public void word(String word) {
                shows.merge(word, 1, Integer::sum);
            }

            @Override
            public void pair(String first, String second) {
                shows.merge(first + " " + second, 1, Integer::sum);
            }

            @Override
            public void sign(String sign) {
                shows.merge(sign, 1, Integer::sum);
            }
        });
        return shows;
    }

    private void fit(List<Example> examples) {
        Map<String, Integer> counts = new TreeMap<>();
        examples.forEach(example -> example.shows.keySet().forEach(shown -> counts.merge(shown, 1, Integer::sum)));
        columns.clear();
        counts.forEach((shown, count) -> {
            if (count >= FEWEST) {
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
        for (int i = 1; i < weights.length; i++) {
            weights[i] = sign * model.getFeatureWeights()[i - 1];
        }
    }

    private Feature[] row(Example example) {
        Map<Integer, Integer> row = new TreeMap<>();
        example.shows.forEach((shown, count) -> {
            if (columns.containsKey(shown)) {
                row.put(columns.get(shown), count);
            }
        });
        return row.entrySet().stream()
                .map(entry -> new FeatureNode(entry.getKey(), entry.getValue()))
                .toArray(Feature[]::new);
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
        return example.shows.entrySet().stream()
                .mapToDouble(shown -> shown.getValue() * weights[columns.getOrDefault(shown.getKey(), 0)])
                .sum();
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# How much a word, two neighbouring words, or a sign makes it likely that a sentence speaks to whoever rates it:");
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
