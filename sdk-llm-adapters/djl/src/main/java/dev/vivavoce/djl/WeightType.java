package dev.vivavoce.djl;

import java.util.List;

/** How weights are held in memory. Norms and biases are small and stay in 16 bits or more. */
public enum WeightType {
    /** 32 bits. */
    F32,
    /** 16 bits, as most models are published. */
    BF16,
    /** 16 bits of another kind, which most CPUs read fastest. */
    F16,
    /** 8 bits, with a scale for each row. */
    INT8,
    /** 4 bits, with a scale and an offset for every 32; 8 bits in the first and the last matrix. */
    INT4;

    private static final int GROUP = 32;

    /** That of the first and the last matrix: words are told apart by them, and rows of the first are looked up one by one. */
    WeightType ofEnds() {
        return this == INT4 ? INT8 : this;
    }

    long bytes(List<Integer> shape) {
        long size = Architecture.size(shape);
        boolean matrix = shape.size() > 1;
        return switch (this) {
            case F32 -> 4 * size;
            case BF16, F16 -> 2 * size;
            case INT8 -> matrix ? size + 2L * shape.get(0) : 2 * size;
            case INT4 -> matrix ? size / 2 + 4 * (size / GROUP) : 2 * size;
        };
    }
}
