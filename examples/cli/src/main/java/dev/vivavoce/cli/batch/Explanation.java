package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.ScoreScale;
import java.util.Locale;

/** An evaluation as a table for people. */
final class Explanation {

    private static final String ROW = "  %-22s %s%n";
    private static final int QUOTE = 70;

    private Explanation() {}

    static String of(ObjectNode line) {
        StringBuilder table = new StringBuilder();
        table.append(clean(
                line.path("id").isTextual()
                        ? line.path("id").textValue()
                        : line.path("id").toString()));
        if (line.has("error")) {
            return table.append(": ")
                    .append(clean(line.path("error").path("message").asText()))
                    .append('\n')
                    .toString();
        }
        if (line.path("abstained").asBoolean()) {
            table.append(": no score – ")
                    .append(clean(line.path("reason").asText()))
                    .append(System.lineSeparator());
        } else {
            table.append(String.format(
                    Locale.ROOT,
                    ": %d of 10 (raw %.2f, confidence %.2f)%n",
                    line.path("score").asInt(),
                    line.path("raw").asDouble(),
                    line.path("confidence").asDouble()));
        }
        int sum = 0;
        for (JsonNode level : line.path("levels")) {
            sum += level.path("level").asInt();
            int steps = level.path("level").asInt();
            row(
                    table,
                    level.path("criterion"),
                    "▮".repeat(steps) + "▯".repeat(Rubric.HIGHEST - steps) + " " + steps
                            + quote(level.path("evidence").path(0).path("quote")));
        }
        if (!line.path("levels").isEmpty()) {
            table.append(String.format(
                    Locale.ROOT,
                    ROW,
                    "=",
                    sum(sum, line.path("levels").size(), line.path("score").asInt())));
        }
        for (JsonNode anchor : line.path("anchors")) {
            row(
                    table,
                    anchor.path("name"),
                    String.format(
                                    Locale.ROOT,
                                    "%3.0f %%",
                                    100 * anchor.path("covered").asDouble()) + "  " + quote(anchor.path("quote")));
        }
        line.path("positiveFeedback").forEach(point -> row(table, "+", point));
        line.path("improvementAreas").forEach(point -> row(table, "→", point));
        line.path("flags").forEach(flag -> row(table, "!", flag));
        return table.toString();
    }

    private static void row(StringBuilder table, JsonNode label, String text) {
        table.append(String.format(Locale.ROOT, ROW, clip(label.asText(), 22), text));
    }

    /** How levels make the score, and how far it is to the next. */
    private static String sum(int sum, int criteria, int score) {
        int most = criteria * Rubric.HIGHEST;
        String made = String.format(
                Locale.ROOT, "%d of %d levels: 1 + round(9 × %.2f) = %d", sum, most, (double) sum / most, score);
        int next = sum;
        while (next < most && ScoreScale.score((double) next / most) == score) {
            next++;
        }
        return next == sum || score == ScoreScale.HIGHEST
                ? made
                : String.format(Locale.ROOT, "%s; %d more for %d", made, next - sum, score + 1);
    }

    private static void row(StringBuilder table, String mark, JsonNode text) {
        table.append(String.format(Locale.ROOT, ROW, mark, clean(text.asText())));
    }

    private static String quote(JsonNode quote) {
        return quote.isMissingNode() ? "" : "  “" + clip(quote.asText(), QUOTE) + "”";
    }

    private static String clip(String text, int most) {
        String clean = clean(text);
        return clean.length() <= most ? clean : clean.substring(0, most - 1) + "…";
    }

    /** The answer's text must not steer the terminal. */
    private static String clean(String text) {
        return text.replaceAll("\\s+", " ")
                .replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]", "\uFFFD")
                .strip();
    }
}
