package dev.vivavoce.djl;

import static dev.vivavoce.djl.TorchModule.number;
import static dev.vivavoce.djl.TorchModule.numbers;
import static dev.vivavoce.djl.TorchModule.tensor;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * The forward pass by PyTorch: one call of a TorchScript program for each {@link #append}, whatever the number of layers and of conversations. Memory for
 * keys and values grows with the longest conversation and is kept from then on.
 */
final class PyTorchEngine implements Engine {
    /** Tokens of one conversation in one pass: more would only take memory for what is in the making. */
    static final int PASS = 512;

    private static final int FIRST_ROOM = 256;

    private final TorchModule decoder;
    private final int vocabulary;
    private final Placement placement;
    private final int[] lengths;
    private int room;

    /** @param decoder with all weights; closed with this */
    PyTorchEngine(TorchModule decoder, int vocabulary, Placement placement) {
        this.decoder = decoder;
        this.vocabulary = vocabulary;
        this.placement = placement;
        this.lengths = new int[placement.slots()];
    }

    @Override
    public int vocabulary() {
        return vocabulary;
    }

    @Override
    public int context() {
        return placement.context();
    }

    @Override
    public int slots() {
        return placement.slots();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException where a step is none: a slot or token that is not there or that comes twice, a position beyond what a slot holds, more
     *     tokens than {@link #context}; nothing has changed then
     * @throws IllegalStateException where numbers became infinite on the way
     */
    @Override
    public float[][] append(List<Step> steps) {
        requireSteps(steps);
        reserve(steps);
        // What comes after is overwritten; where that fails midway, nobody may build on it.
        steps.forEach(step -> lengths[step.slot()] = step.position());
        Step[] last = new Step[steps.size()];
        for (int i = 0; i < last.length; i++) {
            last[i] = allButLastPass(steps.get(i));
        }
        Integer[] order = new Integer[last.length];
        Arrays.setAll(order, i -> i);
        // Conversations that go on together lie in the order of their slots.
        Arrays.sort(order, Comparator.comparing(i -> last[i].slot()));
        float[] all = pass(Arrays.stream(order).map(i -> last[i]).toList());
        requireFinite(all);
        float[][] logits = new float[last.length][];
        for (int i = 0; i < order.length; i++) {
            logits[order[i]] = Arrays.copyOfRange(all, i * vocabulary, (i + 1) * vocabulary);
        }
        for (Step step : steps) {
            lengths[step.slot()] = step.position() + step.tokens().length;
        }
        return logits;
    }

    @Override
    public void copy(int from, int to, int length) {
        requireSlot(from);
        requireSlot(to);
        if (length < 0 || length > lengths[from]) {
            throw new IllegalArgumentException(
                    "length must be 0 to " + lengths[from] + ", which slot " + from + " holds, but was " + length);
        }
        if (from != to && length > 0) {
            decoder.call("share", number(from), number(to), number(length));
        }
        lengths[to] = length;
    }

    @Override
    public void close() {
        decoder.close();
    }

    /** What is left of a step when all passes but the last are done. */
    private Step allButLastPass(Step step) {
        int[] tokens = step.tokens();
        int done = 0;
        while (tokens.length - done > PASS) {
            pass(List.of(new Step(step.slot(), step.position() + done, Arrays.copyOfRange(tokens, done, done + PASS))));
            done += PASS;
        }
        return done == 0
                ? step
                : new Step(step.slot(), step.position() + done, Arrays.copyOfRange(tokens, done, tokens.length));
    }

    private float[] pass(List<Step> steps) {
        int n = steps.stream().mapToInt(step -> step.tokens().length).sum();
        long[] tokens = new long[3 * n];
        int at = 0;
        for (Step step : steps) {
            for (int i = 0; i < step.tokens().length; i++) {
                tokens[at] = step.tokens()[i];
                tokens[n + at] = step.position() + (long) i;
                tokens[2 * n + at] = step.slot();
                at++;
            }
        }
        return decoder.floats(
                "forward",
                tensor(tokens, 3, n),
                numbers(steps.stream().mapToLong(Step::slot).toArray()),
                numbers(steps.stream().mapToLong(Step::position).toArray()),
                numbers(steps.stream().mapToLong(step -> step.tokens().length).toArray()),
                numbers(together(steps)));
    }

    /**
     * Whether conversations attend in one go: where each has one token, and they are so much alike in length, and lie so close, that little is looked at
     * in vain.
     *
     * @return empty, or the lowest slot, how many from there on, and the longest of the conversations
     */
    private static long[] together(List<Step> steps) {
        int low = steps.get(0).slot();
        int rows = steps.get(steps.size() - 1).slot() - low + 1;
        long seen = 0;
        int longest = 0;
        for (Step step : steps) {
            if (step.tokens().length > 1) {
                return new long[0];
            }
            seen += step.position() + 1;
            longest = Math.max(longest, step.position() + 1);
        }
        return steps.size() > 1 && (long) rows * longest <= 2 * seen ? new long[] {low, rows, longest} : new long[0];
    }

    private void reserve(List<Step> steps) {
        int longest = steps.stream()
                .mapToInt(step -> step.position() + step.tokens().length)
                .max()
                .orElse(0);
        if (longest > room) {
            int twice = Math.max(FIRST_ROOM, Integer.highestOneBit(longest - 1) << 1);
            room = (int) decoder.call("reserve", number(Math.min(context(), twice)));
        }
    }

    private void requireSteps(List<Step> steps) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("steps must not be empty");
        }
        BitSet taken = new BitSet();
        for (Step step : steps) {
            requireSlot(step.slot());
            if (taken.get(step.slot())) {
                throw new IllegalArgumentException("slot " + step.slot() + " comes twice");
            }
            taken.set(step.slot());
            if (step.position() < 0 || step.position() > lengths[step.slot()]) {
                throw new IllegalArgumentException("position must be 0 to " + lengths[step.slot()] + ", which slot "
                        + step.slot() + " holds, but was " + step.position());
            }
            if (step.tokens().length == 0 || step.tokens().length > context() - step.position()) {
                throw new IllegalArgumentException("tokens must be 1 to " + (context() - step.position())
                        + ", which slot " + step.slot() + " has room for, but were " + step.tokens().length);
            }
            for (int token : step.tokens()) {
                if (token < 0 || token >= vocabulary) {
                    throw new IllegalArgumentException(
                            "a token must be 0 to " + (vocabulary - 1) + " but was " + token);
                }
            }
        }
    }

    private void requireSlot(int slot) {
        if (slot < 0 || slot >= slots()) {
            throw new IllegalArgumentException("slot must be 0 to " + (slots() - 1) + " but was " + slot);
        }
    }

    private void requireFinite(float[] logits) {
        float sum = 0;
        for (float logit : logits) {
            sum += logit * 0;
        }
        if (sum != 0) {
            throw new IllegalStateException("the model's numbers became infinite with " + placement.type()
                    + " weights; choose another type of weights, such as bf16");
        }
    }
}
