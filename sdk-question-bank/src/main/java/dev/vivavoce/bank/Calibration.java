package dev.vivavoce.bank;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Seniority;

/**
 * How hard a question is, by the Rasch model: somebody whose {@link Ability} equals its difficulty is expected to get half of
 * what can be got. Learned from answers; until there are any, taken from the question's labels.
 *
 * @param difficulty in logits, −8 to 8; 0 is a medium question for mid level
 * @param error the standard error of the difficulty, above 0, at most 3
 * @param responses how many answers it was learned from
 */
public record Calibration(double difficulty, double error, int responses) {

    private static final double OF_DIFFICULTY = 1.1;
    private static final double OF_SENIORITY = 0.7;
    private static final double OF_LABELS = 1;

    public Calibration {
        Ability.requireLogit(difficulty, "difficulty");
        Ability.requireError(error);
        if (responses < 0) {
            throw new IllegalArgumentException("responses must not be negative but were " + responses);
        }
    }

    /** What the labels of a question lead one to expect. */
    public static Calibration of(Question question) {
        return new Calibration(
                OF_DIFFICULTY * step(requireNonNull(question, "question").difficulty()) + of(question.seniority()),
                OF_LABELS,
                0);
    }

    /** How much harder a question is than a mid-level one, in logits, for being pitched at that level. */
    static double of(Seniority seniority) {
        return OF_SENIORITY * (Seniority.INTERN.stepsTo(seniority) - Seniority.INTERN.stepsTo(Seniority.MID));
    }

    /**
     * This calibration after one more answer.
     *
     * @param person who answered, as they stood before
     * @param share of what could be got, 0 to 1
     */
    public Calibration after(Ability person, double share) {
        Rasch.requireShare(share);
        double expected = Rasch.expected(person.strength(), difficulty);
        double information = Rasch.known(expected, person.error());
        double variance = 1 / (1 / (error * error) + information);
        double moved = difficulty - variance * information * Rasch.surprise(share, expected);
        return new Calibration(Rasch.bounded(moved), Math.sqrt(variance), responses + 1);
    }

    private static int step(Difficulty difficulty) {
        return switch (difficulty) {
            case EASY -> -1;
            case MEDIUM -> 0;
            case HARD -> 1;
        };
    }
}
