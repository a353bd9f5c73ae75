package dev.vivavoce.djl;

/**
 * How a token is chosen.
 *
 * @param temperature that logits are divided by; 0 takes the likeliest
 * @param topK how many of the likeliest are looked at; 0 for all
 * @param topP the least probability that those looked at, the likeliest first, share; 1 for all
 * @param seed the same seed chooses the same, whatever else is written at the same time
 */
record Sampling(double temperature, int topK, double topP, long seed) {
    Sampling {
        if (!(temperature >= 0 && temperature <= 2)) {
            throw new IllegalArgumentException("temperature must be from 0 to 2 but is " + temperature);
        }
        if (topK < 0) {
            throw new IllegalArgumentException("topK must be 0 or more but is " + topK);
        }
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("topP must be above 0, and 1 at most, but is " + topP);
        }
    }
}
