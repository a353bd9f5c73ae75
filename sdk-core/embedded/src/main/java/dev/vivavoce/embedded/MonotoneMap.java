package dev.vivavoce.embedded;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A map of scores that keeps their order: straight lines between points, level before the first and after the last.
 *
 * @param points at least one, by rising {@code from}, {@code to} never falling
 */
public record MonotoneMap(List<Point> points) {

    /**
     * Where one raw score goes to.
     *
     * @param from 0 to 1
     * @param to 0 to 1
     */
    public record Point(double from, double to) {
        public Point {
            require(from, "from");
            require(to, "to");
        }

        private static void require(double value, String name) {
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException(name + " must be 0 to 1 but was " + value);
            }
        }
    }

    /** Answers of equal merit as far as their order tells: their mean scores, and how many there are. */
    private record Block(double from, double to, int answers) {
        Block with(Block other) {
            double all = answers + other.answers;
            return new Block(
                    (from * answers + other.from * other.answers) / all,
                    (to * answers + other.to * other.answers) / all,
                    answers + other.answers);
        }
    }

    public MonotoneMap {
        points = List.copyOf(requireNonNull(points, "points"));
        if (points.isEmpty()) {
            throw new IllegalArgumentException("points must not be empty");
        }
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i).from() > points.get(i - 1).from()
                    && points.get(i).to() >= points.get(i - 1).to())) {
                throw new IllegalArgumentException(
                        "points must rise but " + points.get(i) + " follows " + points.get(i - 1));
            }
        }
    }

    /**
     * The map that comes nearest to where people put the same answers, by least squares: isotonic regression, by pooling
     * adjacent violators (Ayer et al., 1955).
     *
     * @param pairs raw scores and what people gave, each 0 to 1; at least one
     */
    public static MonotoneMap fit(List<Point> pairs) {
        List<Block> blocks = new ArrayList<>();
        List<Point> ordered =
                pairs.stream().sorted(Comparator.comparingDouble(Point::from)).toList();
        for (Point pair : ordered) {
            Block block = new Block(pair.from(), pair.to(), 1);
            while (!blocks.isEmpty() && violates(blocks.get(blocks.size() - 1), block)) {
                block = blocks.remove(blocks.size() - 1).with(block);
            }
            blocks.add(block);
        }
        return new MonotoneMap(blocks.stream()
                .map(block -> new Point(Math.min(1, block.from()), Math.min(1, block.to())))
                .toList());
    }

    private static boolean violates(Block before, Block block) {
        return before.to() >= block.to() || before.from() >= block.from();
    }

    /** Where {@code score}, 0 to 1, goes to: 0 to 1. */
    public double of(double score) {
        Point before = points.get(0);
        if (score <= before.from()) {
            return before.to();
        }
        for (Point point : points) {
            if (score <= point.from()) {
                double share = (score - before.from()) / (point.from() - before.from());
                // Rounding may carry the sum past the end of its line, and so past what a higher score gets.
                return Math.min(point.to(), before.to() + share * (point.to() - before.to()));
            }
            before = point;
        }
        return before.to();
    }
}
