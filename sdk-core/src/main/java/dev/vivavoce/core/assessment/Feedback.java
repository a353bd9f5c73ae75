package dev.vivavoce.core.assessment;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What the person is told about an answer.
 *
 * @param positive 0 to 3 sentences of at most 30 words each
 * @param improvements 0 to 3 sentences of at most 30 words each
 */
public record Feedback(List<String> positive, List<String> improvements) {

    /** The most points of a kind. */
    public static final int MOST = 3;
    /** The limit on one point. */
    public static final WordLimit POINT = new WordLimit(30);
    /** No feedback at all. */
    public static final Feedback NONE = new Feedback(List.of(), List.of());

    public Feedback {
        positive = checked(positive, "positive feedback");
        improvements = checked(improvements, "improvement areas");
    }

    private static List<String> checked(List<String> points, String name) {
        List<String> copy = List.copyOf(requireNonNull(points, name));
        if (copy.size() > MOST) {
            throw new IllegalArgumentException(name + " must be at most " + MOST + " but were " + copy.size());
        }
        copy.forEach(point -> POINT.require(point, name));
        return copy;
    }
}
