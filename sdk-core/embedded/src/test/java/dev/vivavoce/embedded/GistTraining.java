package dev.vivavoce.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes {@code gist.txt}: learns a vector for each word, such that the words of an answer add up to about the direction of those of its
 * question, and not to that of other questions. What is asked and said in pairs of questions and answers, or points, is learned by telling
 * each pair's other half from those of a batch, both ways, as sentence encoders are (Henderson and others, 2017, <i>Efficient Natural Language
 * Response Suggestion</i>), with words left out at random and steps by Adagrad (Duchi, Hazan and Singer, 2011). Words begin where a language model has them ({@code words.txt}).
 * {@code GistTest} makes it anew and compares.
 *
 * <p>{@code java -cp … dev.vivavoce.embedded.GistTraining FILE} writes it; with {@code --words FILE} it writes the words to begin with,
 * each by its stem and as it is mostly written, which {@code WordVectors} of the benchmarks looks up.
 */
final class GistTraining {

    private static final List<String> TEXTS =
            List.of("/manner/honest.tsv", "/manner/honest-more.tsv", "/gist/stories.tsv", "/gist/points.tsv");
    private static final int FEWEST_WORDS = 12;
    private static final int FEWEST_PAIRS = 2;
    private static final int BATCH = 256;
    private static final int ROUNDS = 12;
    private static final double TEMPERATURE = 0.2;
    private static final double STEP = 0.05;
    private static final double LEFT_OUT_OF_QUESTION = 0.25;
    private static final double LEFT_OUT_OF_ANSWER = 0.4;
    private static final double NOTHING = 1e-10;

    private record Text(String question, String answer) {}

    /** A question and its answer as the rows of their words. */
    private record Pair(String question, List<Integer> asked, List<Integer> told) {}

    private final Random random = new Random(1);
    private final List<String> stems;
    private final List<Pair> pairs = new ArrayList<>();
    private final double[][] vectors;
    private final double[][] squares;

    public static void main(String[] arguments) throws IOException {
        boolean words = arguments[0].equals("--words");
        Files.write(Path.of(arguments[words ? 1 : 0]), words ? words() : vectors());
    }

    /** The lines of {@code gist.txt}. */
    static List<String> vectors() throws IOException {
        GistTraining training = new GistTraining(texts());
        for (int round = 0; round < ROUNDS; round++) {
            training.learn();
        }
        return training.lines();
    }

    /** Each stem that is learned, and the word that mostly stands for it. */
    static List<String> words() throws IOException {
        Map<String, Map<String, Integer>> forms = new TreeMap<>();
        for (Text text : texts()) {
            for (String half : List.of(text.question, text.answer)) {
                Passage passage = Splitter.split(half);
                for (int i = 0; i < passage.size(); i++) {
                    if (Gist.isTelling(passage.word(i))) {
                        forms.computeIfAbsent(passage.word(i).stem(), any -> new TreeMap<>())
                                .merge(passage.word(i).term(), 1, Integer::sum);
                    }
                }
            }
        }
        forms.keySet().retainAll(stems(counts(texts())));
        List<String> words = new ArrayList<>();
        forms.forEach((stem, counts) -> words.add(stem + " "
                + Collections.max(counts.entrySet(), Map.Entry.comparingByValue())
                        .getKey()));
        return words;
    }

    private static List<Text> texts() throws IOException {
        List<Text> texts = new ArrayList<>();
        for (String file : TEXTS) {
            for (String line : MannerTraining.lines(file)) {
                int tab = line.indexOf('\t');
                String answer = line.substring(tab + 1).replace("\\n", "\n").replace("\\\\", "\\");
                if (answer.split("\\s+", -1).length >= FEWEST_WORDS) {
                    texts.add(new Text(line.substring(0, tab), answer));
                }
            }
        }
        return texts;
    }

    private static Set<String> telling(String text) {
        Passage passage = Splitter.split(text);
        Set<String> telling = new TreeSet<>();
        for (int i = 0; i < passage.size(); i++) {
            if (Gist.isTelling(passage.word(i))) {
                telling.add(passage.word(i).stem());
            }
        }
        return telling;
    }

    private static Map<String, Integer> counts(List<Text> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Text text : texts) {
            Set<String> both = telling(text.question);
            both.addAll(telling(text.answer));
            both.forEach(stem -> counts.merge(stem, 1, Integer::sum));
        }
        return counts;
    }

    private static List<String> stems(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() >= FEWEST_PAIRS)
                .map(Map.Entry::getKey)
                .toList();
    }

    private GistTraining(List<Text> texts) throws IOException {
        Map<String, Integer> counts = counts(texts);
        stems = stems(counts);
        Map<String, Integer> rows = new TreeMap<>();
        stems.forEach(stem -> rows.put(stem, rows.size()));
        for (Text text : texts) {
            List<Integer> asked = rows(text.question, rows);
            List<Integer> told = rows(text.answer, rows);
            if (!asked.isEmpty() && !told.isEmpty()) {
                pairs.add(new Pair(text.question, asked, told));
            }
        }
        vectors = begin(rows, counts, texts.size());
        squares = new double[vectors.length][vectors[0].length];
    }

    private static List<Integer> rows(String text, Map<String, Integer> rows) {
        return telling(text).stream().map(rows::get).filter(Objects::nonNull).toList();
    }

    /** Where a language model has them, the longer the fewer pairs have them, one long on average. */
    private static double[][] begin(Map<String, Integer> rows, Map<String, Integer> counts, int texts)
            throws IOException {
        double[][] begin = new double[rows.size()][];
        double lengths = 0;
        for (String line : MannerTraining.lines("/gist/words.txt")) {
            String[] parts = Resource.words(line);
            Integer row = rows.get(parts[0]);
            if (row != null) {
                byte[] code = Base64.getDecoder().decode(parts[1]);
                double weight = Math.sqrt(StrictMath.log((texts + 1.0) / (1 + counts.getOrDefault(parts[0], 0))));
                begin[row] = new double[code.length];
                for (int i = 0; i < code.length; i++) {
                    begin[row][i] = weight * code[i];
                }
                lengths += Math.sqrt(Direction.dot(begin[row], begin[row]));
            }
        }
        double mean = lengths / begin.length;
        for (int row = 0; row < begin.length; row++) {
            if (begin[row] == null) {
                throw new IOException("words.txt lacks a word: make it anew");
            }
            for (int i = 0; i < begin[row].length; i++) {
                begin[row][i] /= mean;
            }
        }
        return begin;
    }

    private void learn() {
        Collections.shuffle(pairs, random);
        for (int from = 0; from + BATCH / 2 < pairs.size(); from += BATCH) {
            step(pairs.subList(from, Math.min(pairs.size(), from + BATCH)));
        }
    }

    /** One text of a batch: the words that were not left out, and the direction and length of their sum. */
    private final class Bag {
        private final List<Integer> rows;
        private final double[] direction;
        private final double length;
        private final double[] slope;

        Bag(List<Integer> all, double leftOut) {
            List<Integer> some =
                    all.stream().filter(row -> random.nextDouble() >= leftOut).toList();
            rows = some.isEmpty() ? all.subList(0, 1) : some;
            direction = new double[vectors[0].length];
            for (int row : rows) {
                Direction.add(direction, vectors[row], 1);
            }
            length = Math.max(NOTHING, Math.sqrt(Direction.dot(direction, direction)));
            Direction.unit(direction);
            slope = new double[direction.length];
        }

        /** Gives the slope on to the words. */
        void spread(Map<Integer, double[]> slopes) {
            double along = Direction.dot(slope, direction);
            for (int i = 0; i < slope.length; i++) {
                slope[i] = (slope[i] - along * direction[i]) / length;
            }
            for (int row : rows) {
                Direction.add(slopes.computeIfAbsent(row, any -> new double[slope.length]), slope, 1);
            }
        }
    }

    private void step(List<Pair> batch) {
        int size = batch.size();
        List<Bag> asked = batch.stream()
                .map(pair -> new Bag(pair.asked, LEFT_OUT_OF_QUESTION))
                .toList();
        List<Bag> told = batch.stream()
                .map(pair -> new Bag(pair.told, LEFT_OUT_OF_ANSWER))
                .toList();
        double[][] chances = new double[size][size];
        double[] ofQuestion = new double[size];
        double[] ofAnswer = new double[size];
        for (int q = 0; q < size; q++) {
            for (int a = 0; a < size; a++) {
                boolean same = q != a && batch.get(q).question.equals(batch.get(a).question);
                chances[q][a] = same
                        ? 0
                        : StrictMath.exp(Direction.dot(asked.get(q).direction, told.get(a).direction) / TEMPERATURE);
                ofQuestion[q] += chances[q][a];
                ofAnswer[a] += chances[q][a];
            }
        }
        for (int q = 0; q < size; q++) {
            for (int a = 0; a < size; a++) {
                double slope = (chances[q][a] / ofQuestion[q] + chances[q][a] / ofAnswer[a] - (q == a ? 2 : 0))
                        / (2 * size * TEMPERATURE);
                Direction.add(asked.get(q).slope, told.get(a).direction, slope);
                Direction.add(told.get(a).slope, asked.get(q).direction, slope);
            }
        }
        Map<Integer, double[]> slopes = new TreeMap<>();
        asked.forEach(bag -> bag.spread(slopes));
        told.forEach(bag -> bag.spread(slopes));
        slopes.forEach((row, slope) -> {
            for (int i = 0; i < slope.length; i++) {
                squares[row][i] += slope[i] * slope[i];
                vectors[row][i] -= STEP * slope[i] / (Math.sqrt(squares[row][i]) + NOTHING);
            }
        });
    }

    private List<String> lines() {
        double most = Arrays.stream(vectors)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElse(1);
        List<String> lines = new ArrayList<>();
        lines.add(
                "# The direction in which a word leads what is asked and what is told: its stem, and numbers of a byte each in Base64.");
        lines.add("# Made by GistTraining beside the tests, from the texts there.");
        for (int row = 0; row < vectors.length; row++) {
            byte[] code = new byte[vectors[row].length];
            for (int i = 0; i < code.length; i++) {
                code[i] = (byte) Math.round(vectors[row][i] / most * Byte.MAX_VALUE);
            }
            lines.add(
                    stems.get(row) + " " + Base64.getEncoder().withoutPadding().encodeToString(code));
        }
        return lines;
    }
}
