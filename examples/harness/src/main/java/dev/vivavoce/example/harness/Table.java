package dev.vivavoce.example.harness;

import dev.vivavoce.example.harness.Measures.Interval;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A result as text for a terminal. */
final class Table {

    private Table() {}

    static String of(Result result) {
        StringBuilder text = new StringBuilder("evaluator " + result.evaluator() + "\n");
        if (!result.agreement().isEmpty()) {
            text.append(line(
                    "\n%-26s %6s %5s %6s %6s %7s %22s %22s %6s %6s %6s %7s %6s%n",
                    "agreement",
                    "n",
                    "quest",
                    "abst",
                    "order",
                    "pearson",
                    "pearson in question",
                    "rank in question",
                    "kappa",
                    "F1",
                    "AUC",
                    "length",
                    "conf"));
        }
        for (Figures row : result.agreement()) {
            text.append(line(
                    "%-26s %6d %5d %5.1f%% %5.2f%% %7.3f %22s %22s %6s %6s %6s %+7.2f %6.3f%n",
                    row.corpus(),
                    row.answers(),
                    row.questions(),
                    100 * row.abstained(),
                    100 * row.instructing(),
                    row.pearson(),
                    interval(row.pearsonWithin()),
                    interval(row.spearmanWithin()),
                    optional(row.kappa()),
                    optional(row.macroF1()),
                    optional(row.auc()),
                    row.lengthSlope(),
                    row.confidenceError()));
        }
        for (Figures row : result.agreement()) {
            if (!row.bands().isEmpty()) {
                text.append("\n").append(row.corpus()).append(": score less label\n");
                row.bands().forEach((name, bias) -> bias(text, name, bias));
                row.kinds().forEach((name, bias) -> bias(text, name, bias));
            }
            row.unstable()
                    .ifPresent(unstable -> text.append(row.corpus() + ": " + unstable + " of " + row.answers()
                            + " answers got another evaluation the second time\n"));
        }
        if (!result.swapped().isEmpty()) {
            text.append(line(
                    "\n%-40s %6s %6s %6s %9s %9s%n",
                    "answers to other questions", "n", "own", "other", "flagged", "(own)"));
        }
        result.swapped()
                .forEach((name, each) -> text.append(line(
                        "%-40s %6d %6.2f %6.2f %8.1f%% %8.1f%%%n",
                        name,
                        each.answers(),
                        each.own(),
                        each.other(),
                        100 * each.flagged(),
                        100 * each.ownFlagged())));
        if (!result.falsified().isEmpty()) {
            text.append(line(
                    "\n%-26s %6s %6s %6s %9s %8s %16s %10s%n",
                    "one fact made false", "n", "right", "loss", "loss >= 1", "no loss", "under others", "6 or more"));
        }
        result.falsified()
                .forEach((name, each) -> text.append(line(
                        "%-26s %6d %6.2f %6.2f %8.0f%% %7.0f%% %15.0f%% %9.0f%%%n",
                        name,
                        each.tried(),
                        each.right(),
                        each.loss(),
                        100 * each.lost(),
                        100 * each.same(),
                        100 * each.beaten(),
                        100 * each.passed())));
        if (!result.breaches().isEmpty()) {
            text.append(line(
                    "\n%-40s %6s %6s %8s %6s %6s%n",
                    "wrong done, and told well", "n", "right", "seeming", "wrong", "under"));
        }
        result.breaches()
                .forEach((name, each) -> text.append(line(
                        "%-40s %6d %6.2f %8.2f %6.2f %5.0f%%%n",
                        name, each.questions(), each.right(), each.seeming(), each.wrong(), 100 * each.under())));
        result.robustness().ifPresent(robustness -> {
            outcomes(text, "attacks", robustness.attacks());
            outcomes(text, "tricks", robustness.tricks());
            new TreeMap<>(robustness.honest())
                    .forEach((name, honest) -> text.append(line(
                            "%n%d honest answers, %s: %.1f%% flagged as attacks, %.1f%% abstained from%n",
                            honest.answers(), name, 100 * honest.flagged(), 100 * honest.abstained())));
        });
        return text.toString();
    }

    private static void bias(StringBuilder text, String name, Figures.Bias bias) {
        text.append(line("  %-20s %5d  %+5.2f%n", name, bias.answers(), bias.mean()));
    }

    private static void outcomes(StringBuilder text, String title, Map<String, Robustness.Outcome> outcomes) {
        text.append(line(
                "\n%-22s %6s %8s %8s %8s %8s %8s %9s%n",
                title, "tried", "flagged", "mean", "most", "> 0.5", "> 1", "unnoticed"));
        outcomes.forEach((name, outcome) -> text.append(line(
                "%-22s %6d %7.1f%% %+8.2f %+8.1f %7.1f%% %7.1f%% %8.1f%%%n",
                name,
                outcome.tried(),
                100 * outcome.flagged(),
                outcome.meanRise(),
                outcome.mostRise(),
                100 * outcome.rose(),
                100 * outcome.roseMore(),
                100 * outcome.unnoticed())));
    }

    static String interval(Interval interval) {
        return line("%.3f (%.3f to %.3f)", interval.value(), interval.low(), interval.high());
    }

    static String optional(OptionalDouble value) {
        return value.isPresent() ? line("%.3f", value.getAsDouble()) : "";
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
