package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.core.progress.Strength;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Pictures of numbers, as SVG. Each says in words what it shows, and a table beside it gives the figures. */
final class Charts {

    private static final double WIDTH = 240;
    private static final double HEIGHT = 20;
    private static final double COLUMN = 44;
    private static final double PLOT = 120;
    private static final double TOP = 22;
    private static final double LEFT = 28;

    private Charts() {}

    /** A bar from the lowest score to {@code score}, and under it the interval of the strength as a line. */
    static void bar(Html html, double score, Strength strength) {
        html.tag(
                "svg",
                "class",
                "bar",
                "viewBox",
                "0 0 " + number(WIDTH) + " " + number(HEIGHT),
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                number(score) + " of 10, likely " + number(scale(strength.low())) + " to "
                        + number(scale(strength.high())));
        html.tag("rect", "class", "track", "x", 0, "y", 1, "width", number(WIDTH), "height", 9, "rx", 3);
        html.tag("rect", "class", "fill", "x", 0, "y", 1, "width", number(WIDTH * share(score)), "height", 9, "rx", 3);
        double low = WIDTH * strength.low();
        double high = WIDTH * strength.high();
        html.tag("line", "class", "reach", "x1", number(low), "x2", number(high), "y1", 16, "y2", 16);
        html.tag("line", "class", "reach", "x1", number(low), "x2", number(low), "y1", 13, "y2", 19);
        html.tag("line", "class", "reach", "x1", number(high), "x2", number(high), "y1", 13, "y2", 19);
        html.end();
    }

    /** A column for each question, in the order asked; a dash for one without a score. */
    static void columns(Html html, List<OptionalDouble> scores) {
        double width = LEFT + scores.size() * COLUMN;
        double height = TOP + PLOT + 24;
        html.tag(
                "svg",
                "class",
                "columns",
                "viewBox",
                "0 0 " + number(width) + " " + number(height),
                "width",
                number(width * 1.4),
                "role",
                "img",
                "aria-label",
                "Score of each question");
        for (int score : new int[] {1, 4, 7, 10}) {
            double y = TOP + PLOT * (1 - share(score));
            html.tag("line", "class", "grid", "x1", LEFT, "x2", number(width), "y1", number(y), "y2", number(y));
            label(html, LEFT - 8, y + 4, "end", "axis", String.valueOf(score));
        }
        for (int i = 0; i < scores.size(); i++) {
            double middle = LEFT + COLUMN * (i + 0.5);
            OptionalDouble score = scores.get(i);
            if (score.isPresent()) {
                double tall = Math.max(2, PLOT * share(score.getAsDouble()));
                html.tag(
                        "rect",
                        "class",
                        "fill",
                        "x",
                        number(middle - 12),
                        "y",
                        number(TOP + PLOT - tall),
                        "width",
                        24,
                        "height",
                        number(tall),
                        "rx",
                        3);
                label(html, middle, TOP + PLOT - tall - 6, "middle", "value", number(score.getAsDouble()));
            } else {
                label(html, middle, TOP + PLOT - 6, "middle", "axis", "–");
            }
            label(html, middle, height - 6, "middle", "axis", "Q" + (i + 1));
        }
        html.end();
    }

    /** The rungs of a rubric, those reached filled. */
    static void rungs(Html html, int level) {
        html.tag(
                "svg",
                "class",
                "rungs",
                "viewBox",
                "0 0 70 12",
                "role",
                "img",
                "aria-label",
                "level " + level + " of " + Rubric.HIGHEST);
        for (int i = 0; i < Rubric.HIGHEST; i++) {
            html.tag(
                    "rect",
                    "class",
                    i < level ? "fill" : "track",
                    "x",
                    i * 14,
                    "y",
                    1,
                    "width",
                    12,
                    "height",
                    10,
                    "rx",
                    2);
        }
        html.end();
    }

    /** At most one decimal, with a point. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** A strength, 0 to 1, as a score, 1 to 10. */
    static double scale(double strength) {
        return ScoreScale.LOWEST + strength * (ScoreScale.HIGHEST - ScoreScale.LOWEST);
    }

    private static double share(double score) {
        return (score - ScoreScale.LOWEST) / (ScoreScale.HIGHEST - ScoreScale.LOWEST);
    }

    private static void label(Html html, double x, double y, String anchor, String style, String text) {
        html.tag("text", "class", style, "x", number(x), "y", number(y), "text-anchor", anchor)
                .text(text)
                .end();
    }
}
