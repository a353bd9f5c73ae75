package dev.vivavoce.djl;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.List;

/** The rows of one or of several tensors of a folder, one below the other, as 32-bit numbers. A vector is of rows of one number. */
final class Rows {
    private static final int CHUNK = 4096;
    private static final int INFINITE = 0x7f80_0000;

    private final ModelFolder folder;
    private final List<String> names;
    private final float largest;
    private final int columns;
    private final int count;

    /**
     * Rows of the same width.
     *
     * @param largest what no number may exceed: more would be infinite in the type that they are for
     */
    Rows(ModelFolder folder, List<String> names, float largest) {
        this.folder = folder;
        this.names = List.copyOf(names);
        this.largest = largest;
        List<Integer> first = tensor(names.get(0)).shape();
        this.columns = first.size() > 1 ? first.get(1) : 1;
        this.count =
                names.stream().mapToInt(name -> tensor(name).shape().get(0)).reduce(0, Math::addExact);
    }

    int count() {
        return count;
    }

    int columns() {
        return columns;
    }

    /** How many bytes of {@code rows} rows lie in the files. */
    long stored(int rows) {
        return (long) rows * columns * tensor(names.get(0)).type().bytes();
    }

    /**
     * Puts {@code rows} rows from {@code from} on into a buffer, at its position.
     *
     * @throws ModelFolderException where a number is not finite
     */
    void read(int from, int rows, FloatBuffer into) {
        int start = 0;
        for (String name : names) {
            int end = start + tensor(name).shape().get(0);
            int low = Math.max(from, start);
            int high = Math.min(from + rows, end);
            if (low < high) {
                convert(name, low - start, high - low, into);
            }
            start = end;
        }
    }

    private void convert(String name, int row, int rows, FloatBuffer into) {
        ByteBuffer stored;
        try {
            stored = folder.file(name).rows(name, row, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int most =
                switch (tensor(name).type()) {
                    case F32 -> singles(stored.asFloatBuffer(), into);
                    case BF16 -> shorts(stored.asShortBuffer(), into, bits -> Float.intBitsToFloat(bits << 16));
                    case F16 -> shorts(stored.asShortBuffer(), into, bits -> Half.VALUES[bits & 0xffff]);
                };
        if (most >= INFINITE) {
            throw new ModelFolderException(
                    "the tensor " + name + " holds a number that is not finite: the file is damaged");
        }
        if (Float.intBitsToFloat(most) > largest) {
            throw new ModelFolderException("the tensor " + name + " holds " + Float.intBitsToFloat(most)
                    + ", which is more than f16 can hold; choose another type of weights, such as bf16");
        }
    }

    private Safetensors.Tensor tensor(String name) {
        return requireNonNull(folder.file(name).tensors().get(name));
    }

    /** Each gives the largest magnitude, in its bits: they are ordered as the numbers are, those that are not finite last. */
    private static int singles(FloatBuffer from, FloatBuffer into) {
        float[] numbers = new float[CHUNK];
        int most = 0;
        while (from.hasRemaining()) {
            int n = Math.min(CHUNK, from.remaining());
            from.get(numbers, 0, n);
            most = Math.max(most, largest(numbers, n));
            into.put(numbers, 0, n);
        }
        return most;
    }

    private static int shorts(ShortBuffer from, FloatBuffer into, Widening widening) {
        short[] stored = new short[CHUNK];
        float[] numbers = new float[CHUNK];
        int most = 0;
        while (from.hasRemaining()) {
            int n = Math.min(CHUNK, from.remaining());
            from.get(stored, 0, n);
            for (int i = 0; i < n; i++) {
                numbers[i] = widening.of(stored[i]);
            }
            most = Math.max(most, largest(numbers, n));
            into.put(numbers, 0, n);
        }
        return most;
    }

    private static int largest(float[] numbers, int n) {
        int most = 0;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, Float.floatToRawIntBits(numbers[i]) & Integer.MAX_VALUE);
        }
        return most;
    }

    private interface Widening {
        float of(short bits);
    }

    /** The numbers of 16 bits that IEEE 754 calls binary16, by their bits; made when the first is asked for. */
    private static final class Half {
        private static final float[] VALUES = new float[1 << 16];

        static {
            for (int bits = 0; bits < VALUES.length; bits++) {
                int exponent = bits >> 10 & 0x1f;
                int fraction = bits & 0x3ff;
                float magnitude =
                        switch (exponent) {
                            case 0 -> Math.scalb((float) fraction, -24);
                            case 31 -> fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
                            default -> Math.scalb(1024f + fraction, exponent - 25);
                        };
                VALUES[bits] = bits >> 15 == 0 ? magnitude : -magnitude;
            }
        }
    }
}
