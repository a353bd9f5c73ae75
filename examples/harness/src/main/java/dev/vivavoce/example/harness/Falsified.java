package dev.vivavoce.example.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What an evaluator makes of a right answer in which one fact was made false: a word or two are changed, the rest is the same.
 *
 * @param tried how many false answers
 * @param right the mean score of the right ones, each counted once for each false one
 * @param loss by how many points the false ones get less, on average
 * @param lost the share that gets at least a point less
 * @param same the share that gets no less
 * @param beaten the share that gets less than every other right answer to the question, which are in other words
 * @param passed the share that counts as right all the same
 */
public record Falsified(int tried, double right, double loss, double lost, double same, double beaten, double passed) {

    /**
     * The facts that were in sight when rules were written, and those of which hardly any had been read; answers of some sentences, and such
     * of some words to questions that ask for a fact or two.
     */
    private static final List<String> SETS = List.of("seen", "unseen", "short-seen", "short-unseen");

    /** From here on an answer counts as right. */
    private static final int PASS = 6;

    /** By set, and within it by what was changed. */
    static Map<String, Falsified> all(Evaluator evaluator) throws IOException {
        Map<String, List<double[]>> byGroup = new TreeMap<>();
        for (String set : SETS) {
            for (JsonNode line : Attempts.lines("facts-" + set + ".jsonl")) {
                Submission right = submission(line);
                double[] scores = scores(evaluator, right, line.path("right"));
                double[] others = line.has("also") ? scores(evaluator, right, line.path("also")) : scores;
                double score = Arrays.stream(scores).average().orElseThrow();
                double other = Arrays.stream(others).min().orElseThrow();
                for (JsonNode wrong : line.path("wrong")) {
                    double less = scores(evaluator, right, wrong.path("text"))[0];
                    double[] scored = {score, less, other};
                    String kind = wrong.path("kind").asText();
                    for (String group : List.of(set, set + ", " + kind)) {
                        byGroup.computeIfAbsent(group, any -> new ArrayList<>()).add(scored);
                    }
                }
            }
        }
        Map<String, Falsified> falsified = new TreeMap<>();
        byGroup.forEach((group, each) -> falsified.put(group, of(each)));
        return falsified;
    }

    private static Submission submission(JsonNode line) {
        List<Anchor> anchors = new ArrayList<>();
        line.path("anchors").forEach(text -> anchors.add(new Anchor("Fact", text.asText())));
        String reference = line.path("reference").asText();
        return new Submission(
                line.path("question").asText(),
                Style.TECHNICAL,
                GeneralRubric.of(Style.TECHNICAL),
                anchors,
                reference.isEmpty() ? List.of() : List.of(reference),
                "",
                Locale.ENGLISH);
    }

    /** @param answers one, or some */
    private static double[] scores(Evaluator evaluator, Submission submission, JsonNode answers) {
        return IntStream.range(0, Math.max(1, answers.size()))
                .mapToObj(i -> answers.isArray() ? answers.path(i) : answers)
                .mapToDouble(answer -> Robustness.score(evaluator.evaluate(submission.withAnswer(answer.asText()))))
                .toArray();
    }

    /** @param scores of a right answer, of the same with a false fact, of another right one, the least of them */
    static Falsified of(List<double[]> scores) {
        double n = scores.size();
        return new Falsified(
                scores.size(),
                scores.stream().mapToDouble(each -> each[0]).sum() / n,
                scores.stream().mapToDouble(each -> each[0] - each[1]).sum() / n,
                scores.stream().filter(each -> each[0] - each[1] >= 1).count() / n,
                scores.stream().filter(each -> each[1] >= each[0]).count() / n,
                scores.stream().filter(each -> each[1] < each[2]).count() / n,
                scores.stream().filter(each -> each[1] >= PASS).count() / n);
    }
}
