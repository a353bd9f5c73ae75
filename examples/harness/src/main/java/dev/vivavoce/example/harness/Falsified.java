package dev.vivavoce.example.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an evaluator makes of a right answer in which one fact was made false: a word or two are changed, the rest is the same.
 *
 * @param tried how many false answers
 * @param right the mean score of the right ones, each counted once for each false one
 * @param loss by how many points the false ones get less, on average
 * @param lost the share that gets at least a point less
 * @param same the share that gets no less
 * @param beaten the share that gets less than another right answer to the question, which says more and in other words
 */
public record Falsified(int tried, double right, double loss, double lost, double same, double beaten) {

    /** The facts that were in sight when rules were written, and those of which hardly any had been read. */
    private static final List<String> SETS = List.of("seen", "unseen");

    /** By set, and within it by what was changed. */
    static Map<String, Falsified> all(Evaluator evaluator) throws IOException {
        Map<String, List<double[]>> scores = new TreeMap<>();
        for (String set : SETS) {
            for (JsonNode line : Attempts.lines("facts-" + set + ".jsonl")) {
                Submission right = submission(line);
                double score = Robustness.score(evaluator.evaluate(right));
                double other = Robustness.score(
                        evaluator.evaluate(right.withAnswer(line.path("also").asText())));
                for (JsonNode wrong : line.path("wrong")) {
                    double less = Robustness.score(evaluator.evaluate(
                            right.withAnswer(wrong.path("text").asText())));
                    double[] scored = {score, less, other};
                    String kind = wrong.path("kind").asText();
                    for (String group : List.of(set, set + ", " + kind)) {
                        scores.computeIfAbsent(group, any -> new ArrayList<>()).add(scored);
                    }
                }
            }
        }
        Map<String, Falsified> falsified = new TreeMap<>();
        scores.forEach((group, each) -> falsified.put(group, of(each)));
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
                line.path("right").asText(),
                Locale.ENGLISH);
    }

    /** @param scores of a right answer, of the same with a false fact, of another right one */
    static Falsified of(List<double[]> scores) {
        double n = scores.size();
        return new Falsified(
                scores.size(),
                scores.stream().mapToDouble(each -> each[0]).sum() / n,
                scores.stream().mapToDouble(each -> each[0] - each[1]).sum() / n,
                scores.stream().filter(each -> each[0] - each[1] >= 1).count() / n,
                scores.stream().filter(each -> each[1] >= each[0]).count() / n,
                scores.stream().filter(each -> each[1] < each[2]).count() / n);
    }
}
