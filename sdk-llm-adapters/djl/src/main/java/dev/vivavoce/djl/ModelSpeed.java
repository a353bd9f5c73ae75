package dev.vivavoce.djl;

import static java.util.Objects.requireNonNull;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongConsumer;

/**
 * How fast a model runs on this machine, measured in one run with what limits it: each token that is written alone has all weights read once.
 *
 * @param type how its weights are held
 * @param read bytes of weights that a token has read
 * @param load seconds to load it
 * @param prefill tokens of a prompt a second
 * @param alone tokens a second that one conversation writes
 * @param together tokens a second that {@value #BATCH} conversations write at once, all of them counted
 * @param bandwidth bytes a second that the same threads read from memory when they do nothing else
 * @param threads that PyTorch reckons with
 */
public record ModelSpeed(
        WeightType type,
        long read,
        double load,
        double prefill,
        double alone,
        double together,
        double bandwidth,
        int threads) {

    /** Conversations that write at once. */
    public static final int BATCH = 8;

    private static final int ROUNDS = 5;
    private static final int BUFFER = 1 << 30;
    private static final int ROW = 4096;

    /** What one conversation reaches of the tokens a second that the bandwidth would allow, 0 to 1 and hardly above. */
    public double share() {
        return alone * read / bandwidth;
    }

    /**
     * Loads a model, and measures it: the best of {@value #ROUNDS} rounds, each with all of it.
     *
     * @param type empty for the most exact that fits
     * @param prompt tokens that come before those that are written, 1 or more
     * @param tokens that each conversation writes, 1 or more
     * @param progress told how many bytes have been read while it is loaded
     * @throws ModelFolderException where it does not fit, or a weight is not finite
     * @throws IllegalStateException where PyTorch is missing
     */
    public static ModelSpeed measure(
            ModelFolder folder, Optional<WeightType> type, int prompt, int tokens, LongConsumer progress) {
        requireNonNull(folder, "folder");
        if (prompt < 1 || tokens < 1 || prompt + (long) tokens > folder.context()) {
            throw new IllegalArgumentException("prompt and tokens must be 1 or more, and " + folder.context()
                    + " together at most, but were " + prompt + " and " + tokens);
        }
        Placement placement = Placement.of(folder, "cpu", type, BATCH, Optional.of(prompt + tokens));
        PyTorch.start();
        long start = System.nanoTime();
        try (Engine engine = Loading.load(folder, placement, progress)) {
            return rounds(engine, folder.read(placement.type()), since(start), placement.type(), prompt, tokens);
        }
    }

    private static ModelSpeed rounds(Engine engine, long read, double load, WeightType type, int prompt, int tokens) {
        double prefill = 0;
        double single = 0;
        double atOnce = 0;
        double bandwidth = 0;
        try (TorchModule memory = memory()) {
            for (int round = 0; round < ROUNDS; round++) {
                bandwidth = Math.max(bandwidth, readMemory(memory));
                prefill = Math.max(prefill, prompt / readPrompt(engine, prompt, round));
                single = Math.max(single, tokens / write(engine, 1, prompt, tokens));
                for (int slot = 1; slot < BATCH; slot++) {
                    engine.copy(0, slot, prompt);
                }
                atOnce = Math.max(atOnce, BATCH * tokens / write(engine, BATCH, prompt, tokens));
            }
        }
        return new ModelSpeed(type, read, load, prefill, single, atOnce, bandwidth, JniUtils.getNumThreads());
    }

    private static double readPrompt(Engine engine, int prompt, int seed) {
        int[] words = new Random(seed).ints(prompt, 0, engine.vocabulary()).toArray();
        long start = System.nanoTime();
        engine.append(List.of(new Engine.Step(0, 0, words)));
        return since(start);
    }

    private static double write(Engine engine, int conversations, int prompt, int tokens) {
        long start = System.nanoTime();
        for (int i = 0; i < tokens; i++) {
            List<Engine.Step> steps = new ArrayList<>();
            for (int slot = 0; slot < conversations; slot++) {
                steps.add(new Engine.Step(slot, prompt + i, new int[] {(i + slot) % engine.vocabulary()}));
            }
            engine.append(steps);
        }
        return since(start);
    }

    private static TorchModule memory() {
        byte[] program = new TorchArchive("Reading")
                .withTensors(List.of("numbers"))
                .bytes(TorchArchive.resource("reading.torchscript"));
        TorchModule memory = TorchModule.load(Device.cpu(), program);
        memory.call("fill", TorchModule.number(BUFFER / ROW));
        return memory;
    }

    /** Bytes a second, by going through more numbers than caches hold. */
    private static double readMemory(TorchModule memory) {
        long start = System.nanoTime();
        memory.call("read");
        return BUFFER / since(start);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
