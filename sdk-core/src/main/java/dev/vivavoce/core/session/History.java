package dev.vivavoce.core.session;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.question.QuestionId;
import java.util.List;
import java.util.Map;

/**
 * What a choice of questions should know of the past.
 *
 * @param earlier the same person's earlier sessions
 * @param exposure how often each question was shown to anybody; questions never shown may be missing
 */
public record History(List<Session> earlier, Map<QuestionId, Integer> exposure) {

    /** Nothing has happened yet. */
    public static final History NONE = new History(List.of(), Map.of());

    public History {
        earlier = List.copyOf(requireNonNull(earlier, "earlier"));
        exposure = Map.copyOf(requireNonNull(exposure, "exposure"));
        exposure.forEach((question, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException("exposure of \"" + question + "\" must not be negative: " + count);
            }
        });
    }
}
