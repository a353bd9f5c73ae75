package dev.vivavoce.djl;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Chooses the tokens of one reply. */
final class Sampler {
    /** What is so much less likely than the likeliest, by its logit, never comes: a probability below 1e-13. */
    private static final double HOPELESS = 30;

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
        int[] tokens = allowed.stream().filter(token -> logits[token] >= least).toArray();
        if (sampling.topK() > 0 && sampling.topK() < tokens.length) {
            tokens = likeliest(logits, tokens, sampling.topK());
        }
        double[] weights = weights(logits, tokens, best);
        if (sampling.topP() < 1) {
            tokens = nucleus(logits, tokens, weights);
            weights = weights(logits, tokens, best);
        }
        double left = random.nextDouble() * sum(weights);
        int i = 0;
        while (i < tokens.length - 1 && left >= weights[i]) {
            left -= weights[i++];
        }
        return tokens[i];
    }

    private double[] weights(float[] logits, int[] tokens, int best) {
        double[] weights = new double[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            weights[i] = Math.exp((logits[tokens[i]] - logits[best]) / sampling.temperature());
        }
        return weights;
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

    /** So many of them, the likeliest first. */
    private static int[] likeliest(float[] logits, int[] tokens, int count) {
        PriorityQueue<Long> kept = new PriorityQueue<>(count + 1, Comparator.reverseOrder());
        long worst = Long.MAX_VALUE;
        for (int token : tokens) {
            long key = key(logits[token], token);
            if (key < worst) {
                kept.add(key);
                if (kept.size() > count) {
                    kept.poll();
                    worst = kept.element();
                }
            }
        }
        return kept.stream()
                .mapToLong(Long::longValue)
                .sorted()
                .mapToInt(Sampler::low)
                .toArray();
    }

    /** The likeliest that share enough of all weight, the likeliest first. Not all are sorted: those that can matter are few. */
    private int[] nucleus(float[] logits, int[] tokens, double[] weights) {
        double wanted = sampling.topP() * sum(weights);
        double least = 1;
        double share;
        do {
            least /= 8;
            share = 0;
            for (double weight : weights) {
                share += weight >= least ? weight : 0;
            }
        } while (share < wanted && least > 0);
        double bound = least;
        long[] near = IntStream.range(0, tokens.length)
                .filter(i -> weights[i] >= bound)
                .mapToLong(i -> key(logits[tokens[i]], i))
                .sorted()
                .toArray();
        int count = 0;
        for (double sum = 0; sum < wanted && count < near.length; count++) {
            sum += weights[low(near[count])];
        }
        return Arrays.stream(near, 0, count).mapToInt(key -> tokens[low(key)]).toArray();
    }

    /** Orders by falling logit, then by another number. */
    private static long key(float logit, int number) {
        int bits = Float.floatToIntBits(logit + 0f);
        int rising = bits ^ ((bits >> 31) & 0x7fffffff);
        return ((long) ~rising << 32) | number;
    }

    /** The other number. */
    private static int low(long key) {
        return (int) key;
    }
}
