package dev.vivavoce.bank;

/**
 * How strong somebody is on a topic, by the Rasch model, as far as it is known. Each answer moves it by as much as it tells:
 * one Newton step on the posterior, the person normally distributed before it, and what is not known of the question widening
 * what it tells.
 *
 * @param strength in logits, −8 to 8; 0 is the middle of all people
 * @param error its standard error, above 0, at most 3
 */
public record Ability(double strength, double error) {

    /** Of somebody who has answered nothing yet. */
    public static final Ability UNKNOWN = new Ability(0, 1.2);

    private static final double MOST_ERROR = 3;

    public Ability {
        requireLogit(strength, "strength");
        requireError(error);
    }

    /** What the person is expected to get of what can be got, 0 to 1. */
    public double expected(Calibration question) {
        return Rasch.expected(strength, question.difficulty());
    }

    /** How much an answer to the question would tell: its Fisher information, 0 to 0.25. */
    public double information(Calibration question) {
        double expected = expected(question);
        return expected * (1 - expected);
    }

    /**
     * This ability after one more answer.
     *
     * @param question as it stood before
     * @param share of what could be got, 0 to 1, such as an evaluation's raw score
     */
    public Ability after(Calibration question, double share) {
        Rasch.requireShare(share);
        double expected = expected(question);
        double information = Rasch.known(expected, question.error());
        double variance = 1 / (1 / (error * error) + information);
        double moved = strength + variance * information * Rasch.surprise(share, expected);
        return new Ability(Rasch.bounded(moved), Math.sqrt(variance));
    }

    static void requireLogit(double value, String name) {
        if (!(Math.abs(value) <= Rasch.MOST)) {
            throw new IllegalArgumentException(
                    name + " must be " + -Rasch.MOST + " to " + Rasch.MOST + " logits but was " + value);
        }
    }

    static void requireError(double error) {
        if (!(error > 0 && error <= MOST_ERROR)) {
            throw new IllegalArgumentException("error must be above 0, at most " + MOST_ERROR + ", but was " + error);
        }
    }
}
