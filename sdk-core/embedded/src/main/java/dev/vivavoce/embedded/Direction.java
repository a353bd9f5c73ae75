package dev.vivavoce.embedded;

/** Arithmetic on directions in an embedder's space. */
final class Direction {

    private static final double NOTHING = 1e-9;

    private Direction() {}

    /** The vector's direction, of length 1; all zeros where it has none. */
    static double[] of(float[] vector) {
        double[] direction = new double[vector.length];
        for (int i = 0; i < direction.length; i++) {
            direction[i] = vector[i];
        }
        return unit(direction);
    }

    /** The same of length 1, in place; all zeros where it is next to nothing. */
    static double[] unit(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < vector.length; i++) {
            vector[i] = length < NOTHING ? 0 : vector[i] / length;
        }
        return vector;
    }

    /** The direction from one point to another. */
    static double[] from(double[] origin, double[] point) {
        double[] way = point.clone();
        add(way, origin, -1);
        return unit(way);
    }

    static void add(double[] sum, double[] more, double times) {
        if (sum.length != more.length) {
            throw new IllegalStateException(
                    "the embedder gives vectors of " + sum.length + " numbers and of " + more.length);
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] += times * more[i];
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
