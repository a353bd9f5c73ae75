package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Lines;
import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.core.report.Agreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How new scores differ from those that the lines came with. Not thread-safe. */
final class OldScores {

    private final List<Agreement.Pair> pairs = new ArrayList<>();

    /** Takes a line that came with a score and got one. */
    void add(RawLine line, JsonNode result) {
        if (!result.path("score").isNumber() || line.isTooLong()) {
            return;
        }
        try {
            JsonNode old = Lines.parse(Lines.decode(line.bytes())).path("score");
            double score = old.asDouble();
            if (old.isNumber() && score >= ScoreScale.LOWEST && score <= ScoreScale.HIGHEST) {
                pairs.add(new Agreement.Pair(score, result.path("score").asDouble()));
            }
        } catch (BadInput changed) {
            // The file is no longer as it was when the line was rated.
        }
    }

    /** In words; empty where no line came with a score. */
    Optional<String> compared() {
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        Agreement agreement = Agreement.of(pairs);
        double change =
                pairs.stream().mapToDouble(pair -> pair.other() - pair.one()).sum() / pairs.size();
        long far = pairs.stream()
                .filter(pair -> Math.abs(pair.other() - pair.one()) > 1)
                .count();
        return Optional.of(String.format(
                Locale.ROOT,
                "%,d old scores: mean change %+.2f, %,d changed by more than a point, quadratic weighted kappa %.3f",
                agreement.answers(),
                change,
                far,
                agreement.kappa()));
    }
}
