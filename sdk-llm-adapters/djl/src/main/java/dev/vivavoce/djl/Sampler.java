package dev.vivavoce.djl;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/** Chooses the tokens of one reply. */
final class Sampler {
    /** What is so much less likely than the likeliest, by its logit, never comes: a probability below 1e-17. */
    private static final double HOPELESS = 40;

    private final Sampling sampling;
    private final SplittableRandom random;

    Sampler(Sampling sampling) {
        this.sampling = sampling;
        this.random = new SplittableRandom(sampling.seed());
    }

    /**
     * One of the allowed.
     *
     * @param logits a number for each token
     * @param allowed at least one
     * @throws ArithmeticException where no logit of these is a number
     */
    int choose(float[] logits, BitSet allowed) {
        int best = -1;
        for (int token = allowed.nextSetBit(0); token >= 0; token = allowed.nextSetBit(token + 1)) {
            if (logits[token]
                    > (best < 0 ? Float.NEGATIVE_INFINITY : logits[best])) { // never true of what is no number
                best = token;
            }
        }
        if (best < 0) {
            throw new ArithmeticException("the model gives no number for what may come next");
        }
        return sampling.temperature() == 0 || Float.isInfinite(logits[best]) ? best : draw(logits, allowed, best);
    }

    private int draw(float[] logits, BitSet allowed, int best) {
        double least = logits[best] - HOPELESS * sampling.temperature();
        long[] ordered = allowed.stream()
                .filter(token -> logits[token] >= least)
                .mapToLong(token -> key(logits[token], token))
                .toArray();
        Arrays.sort(ordered);
        int count = sampling.topK() == 0 ? ordered.length : Math.min(sampling.topK(), ordered.length);
        double[] weights = new double[count];
        double whole = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = Math.exp((logits[token(ordered[i])] - logits[best]) / sampling.temperature());
            whole += weights[i];
        }
        double wanted = sampling.topP() * whole;
        double share = 0;
        for (int i = 0; i < count; i++) {
            share += weights[i];
            if (share >= wanted) {
                count = i + 1;
            }
        }
        double left = random.nextDouble() * share(weights, count);
        int i = 0;
        while (i < count - 1 && left >= weights[i]) {
            left -= weights[i++];
        }
        return token(ordered[i]);
    }

    private static double share(double[] weights, int count) {
        double share = 0;
        for (int i = 0; i < count; i++) {
            share += weights[i];
        }
        return share;
    }

    /** Orders by falling logit, then by token. */
    private static long key(float logit, int token) {
        int bits = Float.floatToIntBits(logit + 0f);
        int rising = bits ^ ((bits >> 31) & 0x7fffffff);
        return ((long) ~rising << 32) | token;
    }

    private static int token(long key) {
        return (int) key;
    }
}
