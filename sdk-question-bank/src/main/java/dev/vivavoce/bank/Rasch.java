package dev.vivavoce.bank;

/** The Rasch model (Rasch, 1960): {@code P = 1 / (1 + exp(difficulty - strength))}. */
final class Rasch {

    /** Beyond that many logits nothing is told apart any more. */
    static final double MOST = 8;
    /** Nobody's next answer is taken for more certain than that. */
    private static final double LEAST = 0.02;

    private Rasch() {}

    static double expected(double strength, double difficulty) {
        return 1 / (1 + Math.exp(difficulty - strength));
    }

    /** What an answer tells of one side when the other is known up to {@code error}. */
    static double known(double expected, double error) {
        double information = Math.max(LEAST, expected * (1 - expected));
        return information / (1 + information * error * error);
    }

    /** How far the answer is from what was expected, in the unit that the information is the inverse square of. */
    static double surprise(double share, double expected) {
        return (share - expected) / Math.max(LEAST, expected * (1 - expected));
    }

    static double bounded(double logit) {
        return Math.max(-MOST, Math.min(MOST, logit));
    }

    static void requireShare(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be 0 to 1 but was " + share);
        }
    }
}
