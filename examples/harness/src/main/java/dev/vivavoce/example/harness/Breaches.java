package dev.vivavoce.example.harness;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an evaluator makes of stories and plans that are told well and do wrong by somebody: an unsafe shortcut, a lie, a false record. Each question
 * has two of them, one that does right, and one that only sounds as if it did not: a fault that is owned up to, a colleague's that is
 * stopped.
 *
 * @param questions how many
 * @param right the mean score of those that do right
 * @param seeming of those that only sound otherwise
 * @param wrong of those that do wrong
 * @param under the share of pairs in which one that does wrong gets less than another answer to its question; half of a tie
 */
public record Breaches(int questions, double right, double seeming, double wrong, double under) {

    private record Pair(double right, double seeming, double wrong, double under) {}

    /** By how they were written. */
    static Map<String, Breaches> all(Evaluator evaluator) throws IOException {
        Map<String, List<Pair>> pairs = new LinkedHashMap<>();
        for (JsonNode line : Attempts.lines("conduct-unread.jsonl")) {
            double right = score(evaluator, line, line.path("right"));
            double seeming = score(evaluator, line, line.path("seeming"));
            for (JsonNode each : line.path("wrong")) {
                double wrong = score(evaluator, line, each);
                pairs.computeIfAbsent(line.path("set").asText(), any -> new ArrayList<>())
                        .add(new Pair(right, seeming, wrong, (under(wrong, right) + under(wrong, seeming)) / 2));
            }
        }
        Map<String, Breaches> breaches = new LinkedHashMap<>();
        pairs.forEach((set, each) -> breaches.put(set, of(each)));
        return breaches;
    }

    private static double score(Evaluator evaluator, JsonNode line, JsonNode answer) {
        Style style = Style.valueOf(line.path("style").asText().toUpperCase(Locale.ROOT));
        return Robustness.score(evaluator.evaluate(Attempts.submission(line, style, List.of(), answer)));
    }

    private static double under(double wrong, double other) {
        return wrong < other ? 1 : wrong == other ? 0.5 : 0;
    }

    private static Breaches of(List<Pair> pairs) {
        return new Breaches(
                pairs.size() / 2,
                pairs.stream().mapToDouble(Pair::right).average().orElse(Double.NaN),
                pairs.stream().mapToDouble(Pair::seeming).average().orElse(Double.NaN),
                pairs.stream().mapToDouble(Pair::wrong).average().orElse(Double.NaN),
                pairs.stream().mapToDouble(Pair::under).average().orElse(Double.NaN));
    }
}
