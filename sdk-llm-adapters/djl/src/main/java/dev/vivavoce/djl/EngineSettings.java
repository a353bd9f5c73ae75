package dev.vivavoce.djl;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;

/**
 * What an engine is loaded with. What is left empty it chooses by device and memory.
 *
 * @param device {@code auto}, {@code cpu} or {@code gpu:0} and so on
 * @param weights how weights are held
 * @param context the most tokens of one conversation, no more than the model's
 * @param slots how many conversations it keeps at once
 * @param threads that it computes with, on a CPU
 * @param progress told how many bytes of the weights have been read so far
 */
record EngineSettings(
        String device,
        Optional<WeightType> weights,
        int context,
        int slots,
        OptionalInt threads,
        LongConsumer progress) {}
