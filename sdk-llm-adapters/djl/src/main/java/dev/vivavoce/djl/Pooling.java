package dev.vivavoce.djl;

/** How the vectors of a text's tokens become one. */
enum Pooling {
    /** Their mean. */
    MEAN,
    /** The first one, of the token that stands for the whole. */
    CLS;

    /**
     * The vector of one text.
     *
     * @param states one vector after the other
     * @param from where the text's first begins
     * @param tokens how many it has
     * @param normed whether it is made one of length 1
     */
    float[] pool(float[] states, int from, int tokens, int width, boolean normed) {
        int counted = this == CLS ? 1 : tokens;
        double[] sum = new double[width];
        for (int token = 0; token < counted; token++) {
            for (int i = 0; i < width; i++) {
                sum[i] += states[from + token * width + i];
            }
        }
        double square = 0;
        for (double each : sum) {
            square += each / counted * (each / counted);
        }
        double by = normed ? counted * Math.max(1e-12, Math.sqrt(square)) : counted;
        float[] pooled = new float[width];
        for (int i = 0; i < width; i++) {
            pooled[i] = (float) (sum[i] / by);
        }
        return pooled;
    }
}
