package dev.vivavoce.portal.learning.control;

import dev.vivavoce.core.assessment.ScoreScale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Scores one after the other, placed for a drawing of {@link #WIDTH} by {@link #HEIGHT}. */
public record Trend(List<Point> points) {
    public static final int WIDTH = 560;
    public static final int HEIGHT = 210;
    private static final int LEFT = 30;
    private static final int RIGHT = 24;
    private static final int TOP = 16;
    private static final int BOTTOM = 30;

    /** One of them, 1 to 10, before it has a place. */
    public record Score(Instant at, double score) {}

    public record Point(double x, double y, Instant at, double score) {}

    /** In the order of time. */
    public static Trend of(List<Score> scores) {
        List<Point> points = new ArrayList<>();
        double step = scores.size() < 2 ? 0 : (double) (WIDTH - LEFT - RIGHT) / (scores.size() - 1);
        double start = scores.size() < 2 ? WIDTH / 2.0 : LEFT;
        for (Score score : scores) {
            points.add(new Point(rounded(start + step * points.size()), y(score.score()), score.at(), score.score()));
        }
        return new Trend(List.copyOf(points));
    }

    /** How high a score stands. */
    public static double y(double score) {
        double share = (score - ScoreScale.LOWEST) / (ScoreScale.HIGHEST - ScoreScale.LOWEST);
        return rounded(TOP + (1 - share) * (HEIGHT - TOP - BOTTOM));
    }

    /** What {@code <polyline>} takes. */
    public String line() {
        return points.stream()
                .map(point -> String.format(Locale.ROOT, "%.1f,%.1f", point.x(), point.y()))
                .collect(Collectors.joining(" "));
    }

    /** Whether there is room for the date of a point: the first, the last and some between. */
    public boolean isDated(int index) {
        int every = Math.max(1, (points.size() + 5) / 6);
        int last = points.size() - 1;
        return index == last || (index % every == 0 && last - index >= every);
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
