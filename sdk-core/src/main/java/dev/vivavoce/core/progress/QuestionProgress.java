package dev.vivavoce.core.progress;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.RedoReason;
import java.util.List;
import java.util.Optional;

/**
 * How somebody has done on one question.
 *
 * @param question the question
 * @param text its text, for people
 * @param attempts how often it was answered and rated, 1 or more
 * @param bestScore 1 to 10
 * @param bestAnchors the points made in the best attempt
 * @param redo why it is worth asking again, by the latest attempt
 */
public record QuestionProgress(
        QuestionId question,
        String text,
        int attempts,
        double bestScore,
        List<Anchor> bestAnchors,
        Optional<RedoReason> redo) {
    public QuestionProgress {
        requireNonNull(question, "question");
        requireNonNull(text, "text");
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more but were " + attempts);
        }
        Strength.requireScore(bestScore);
        bestAnchors = List.copyOf(requireNonNull(bestAnchors, "bestAnchors"));
        requireNonNull(redo, "redo");
    }
}
