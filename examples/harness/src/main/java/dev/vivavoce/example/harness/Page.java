package dev.vivavoce.example.harness;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A result as one HTML page that loads nothing: bars for agreement, bias by band and kind, and rises by attack. */
final class Page {

    private static final String STYLE = """
            :root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem}
            h1{font-size:1.5rem;margin-bottom:0}h2{font-size:1.1rem;margin-top:2.2rem}p.sub{opacity:.7;margin-top:.2rem}
            table{border-collapse:collapse;width:100%}th{font-weight:600;text-align:left;opacity:.7}td,th{padding:.25rem .6rem .25rem 0;
            border-bottom:1px solid #8884;white-space:nowrap}td.n{text-align:right;font-variant-numeric:tabular-nums}
            svg{display:block}.bar{fill:#2563eb}.warm{fill:#d97706}.axis{stroke:#8889;stroke-width:1}.whisker{stroke:currentColor;stroke-width:1.5}
            td.w{width:45%}""";

    private Page() {}

    static String of(Result result) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>Agreement of an evaluator with people</title><style>"
                + STYLE + "</style><body><h1>How far the evaluator agrees with people</h1><p class=\"sub\">"
                + escaped(result.evaluator()) + "</p>");
        if (!result.agreement().isEmpty()) {
            page.append(
                    "<h2>Correlation within a question, mean over questions, with its 95&nbsp;% interval</h2><table>"
                            + "<tr><th>set<th>answers<th>Pearson<th>rank<th>from 0 to 1");
            for (Figures row : result.agreement()) {
                page.append(cells(
                        whiskered(row.spearmanWithin()),
                        row.corpus(),
                        String.valueOf(row.answers()),
                        number("%.2f", row.pearsonWithin().value()),
                        number("%.2f", row.spearmanWithin().value())));
            }
            page.append("</table>");
        }
        for (Figures row : result.agreement()) {
            if (!row.bands().isEmpty()) {
                page.append("<h2>")
                        .append(escaped(row.corpus()))
                        .append(": how many points the score is above or below the person's</h2><table>"
                                + "<tr><th>answers<th>how many<th>mean<th>from −5 to 5");
                biases(page, row.bands());
                biases(page, new TreeMap<>(row.kinds()));
                page.append("</table>");
            }
        }
        if (!result.swapped().isEmpty()) {
            page.append("<h2>Answers that are given to other questions: mean points less than for their own</h2><table>"
                    + "<tr><th>answers<th>how many<th>less<th>off the topic<th>from −5 to 5");
            result.swapped()
                    .forEach((name, each) -> page.append(cells(
                            signed(each.other() - each.own()),
                            name,
                            String.valueOf(each.answers()),
                            number("%.2f", each.own() - each.other()),
                            number("%.0f %%", 100 * each.flagged()))));
            page.append("</table>");
        }
        if (!result.falsified().isEmpty()) {
            page.append("<h2>One fact made false in a right answer: points lost on average</h2><table>"
                    + "<tr><th>facts<th>tried<th>lost<th>a point lost<th>6 or more<th>from −5 to 5");
            result.falsified()
                    .forEach((name, each) -> page.append(cells(
                            signed(-each.loss()),
                            name,
                            String.valueOf(each.tried()),
                            number("%.2f", each.loss()),
                            number("%.0f %%", 100 * each.lost()),
                            number("%.0f %%", 100 * each.passed()))));
            page.append("</table>");
        }
        if (!result.breaches().isEmpty()) {
            page.append("<h2>Wrong done, and told well: mean points less than for doing right</h2><table>"
                    + "<tr><th>written<th>questions<th>less<th>under the others<th>from −5 to 5");
            result.breaches()
                    .forEach((name, each) -> page.append(cells(
                            signed(each.wrong() - each.right()),
                            name,
                            String.valueOf(each.questions()),
                            number("%.2f", each.right() - each.wrong()),
                            number("%.0f %%", 100 * each.under()))));
            page.append("</table>");
        }
        result.robustness().ifPresent(robustness -> {
            page.append("<h2>Attempts to get a better mark: mean and greatest rise in points</h2><table>"
                    + "<tr><th>attempt<th>tried<th>flagged<th>most<th>from −5 to 5");
            outcomes(page, robustness.attacks());
            outcomes(page, robustness.tricks());
            page.append("</table>");
            new TreeMap<>(robustness.honest()).forEach((name, honest) -> page.append("<p>")
                    .append(honest.answers())
                    .append(" honest answers, ")
                    .append(escaped(name))
                    .append(": ")
                    .append(number("%.1f", 100 * honest.flagged()))
                    .append("&nbsp;% flagged as attacks.</p>"));
        });
        return page.append("</body></html>\n").toString();
    }

    private static void biases(StringBuilder page, Map<String, Figures.Bias> biases) {
        biases.forEach((name, bias) -> page.append(
                cells(signed(bias.mean()), name, String.valueOf(bias.answers()), number("%+.2f", bias.mean()))));
    }

    private static void outcomes(StringBuilder page, Map<String, Robustness.Outcome> outcomes) {
        outcomes.forEach((name, outcome) -> page.append(cells(
                signed(outcome.meanRise()),
                name,
                String.valueOf(outcome.tried()),
                number("%.0f %%", 100 * outcome.flagged()),
                number("%+.0f", outcome.mostRise()))));
    }

    private static String cells(String picture, String name, String... numbers) {
        StringBuilder row = new StringBuilder("<tr><td>" + escaped(name));
        for (String number : numbers) {
            row.append("<td class=\"n\">").append(number);
        }
        return row.append("<td class=\"w\">").append(picture).toString();
    }

    private static String whiskered(Measures.Interval interval) {
        return svg("<rect class=\"bar\" x=\"0\" y=\"4\" height=\"10\" width=\""
                + number("%.1f", 100 * Math.max(0, interval.value()))
                + "%\"/><line class=\"whisker\" y1=\"9\" y2=\"9\" x1=\""
                + number("%.1f", 100 * Math.max(0, interval.low())) + "%\" x2=\""
                + number("%.1f", 100 * Math.max(0, interval.high())) + "%\"/>");
    }

    private static String signed(double points) {
        double width = Math.min(50, 10 * Math.abs(points));
        return svg("<rect class=\"" + (points < 0 ? "bar" : "warm") + "\" y=\"4\" height=\"10\" x=\""
                + number("%.1f", points < 0 ? 50 - width : 50) + "%\" width=\"" + number("%.1f", width)
                + "%\"/><line class=\"axis\" x1=\"50%\" x2=\"50%\" y1=\"0\" y2=\"18\"/>");
    }

    private static String svg(String content) {
        return "<svg width=\"100%\" height=\"18\" aria-hidden=\"true\">" + content + "</svg>";
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
