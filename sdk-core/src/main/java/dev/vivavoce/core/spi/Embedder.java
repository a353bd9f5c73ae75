package dev.vivavoce.core.spi;

import java.util.List;

/**
 * Puts texts into a space where those that mean about the same lie in about the same direction: sentence embeddings (Reimers and
 * Gurevych, 2019). Thread-safe; may block.
 */
@FunctionalInterface
public interface Embedder {

    /**
     * The vector of a text, always the same one.
     *
     * @param text not blank
     * @return as many numbers as for every other text, at least one, all finite
     * @throws UnavailableException when it cannot work at the moment
     */
    float[] embed(String text);

    /** The vectors of texts, in their order; who is better at many at once than at one after the other says so here. */
    default List<float[]> embedAll(List<String> texts) {
        return texts.stream().map(this::embed).toList();
    }

    /**
     * How near in meaning two texts are by their vectors: the cosine of the angle between them.
     *
     * @return -1 to 1; 0 where one of them is all zeros
     * @throws IllegalArgumentException where one is longer than the other, as vectors of different embedders are
     */
    static double cosine(float[] a, float[] b) {
        if (a.length != b.length) {
            throw new IllegalArgumentException(
                    "vectors must be of one length but are of " + a.length + " and " + b.length);
        }
        double product = 0;
        double squareOfA = 0;
        double squareOfB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            squareOfA += (double) a[i] * a[i];
            squareOfB += (double) b[i] * b[i];
        }
        double lengths = Math.sqrt(squareOfA) * Math.sqrt(squareOfB);
        return lengths == 0 ? 0 : Math.max(-1, Math.min(1, product / lengths));
    }
}
