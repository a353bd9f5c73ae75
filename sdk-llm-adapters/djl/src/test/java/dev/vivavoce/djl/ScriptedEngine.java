package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * An engine whose logits are any function of a conversation. It fails where it is not used as it must be: by several threads, with a position that it does not
 * hold, with two steps for one slot, or beyond its context.
 */
final class ScriptedEngine implements Engine {
    private final int vocabulary;
    private final int context;
    private final int[][] held;
    private final Function<int[], float[]> script;
    private volatile Runnable beforePass = () -> {};
    private volatile Runnable beforeCopy = () -> {};
    private volatile Thread owner = Thread.currentThread();
    private volatile boolean closed;
    private final List<List<Step>> passes = new ArrayList<>();
    private int copied;

    ScriptedEngine(int vocabulary, int context, int slots, Function<int[], float[]> script) {
        this.vocabulary = vocabulary;
        this.context = context;
        this.held = new int[slots][0];
        this.script = script;
    }

    /** Has something happen before each pass, in the thread that uses the engine. */
    ScriptedEngine before(Runnable pass) {
        beforePass = pass;
        return this;
    }

    /** Has something happen before each copy. */
    ScriptedEngine beforeCopy(Runnable copy) {
        beforeCopy = copy;
        return this;
    }

    @Override
    public int vocabulary() {
        return vocabulary;
    }

    @Override
    public int context() {
        return context;
    }

    @Override
    public int slots() {
        return held.length;
    }

    @Override
    public float[][] append(List<Step> steps) {
        use();
        beforePass.run();
        passes.add(List.copyOf(steps));
        Set<Integer> slots = new HashSet<>();
        float[][] logits = new float[steps.size()][];
        for (int i = 0; i < logits.length; i++) {
            Step step = steps.get(i);
            assertThat(slots.add(step.slot()))
                    .as("one step for slot %d", step.slot())
                    .isTrue();
            assertThat(step.position()).isBetween(0, held[step.slot()].length);
            assertThat(step.tokens()).isNotEmpty();
            assertThat(Arrays.stream(step.tokens())).allMatch(token -> token >= 0 && token < vocabulary);
            int[] all = Arrays.copyOf(held[step.slot()], step.position() + step.tokens().length);
            System.arraycopy(step.tokens(), 0, all, step.position(), step.tokens().length);
            assertThat(all.length).isLessThanOrEqualTo(context);
            held[step.slot()] = all;
            logits[i] = script.apply(all);
        }
        return logits;
    }

    @Override
    public void copy(int from, int to, int length) {
        use();
        beforeCopy.run();
        assertThat(from).isNotEqualTo(to);
        assertThat(length).isBetween(1, held[from].length);
        held[to] = Arrays.copyOf(held[from], length);
        copied += length;
    }

    @Override
    public void close() {
        use();
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    /** All steps so far; to be asked when nothing runs. */
    List<List<Step>> passes() {
        return passes;
    }

    int copied() {
        return copied;
    }

    @SuppressWarnings("ReferenceEquality") // of threads
    private void use() {
        if (passes.isEmpty() && copied == 0) {
            owner = Thread.currentThread();
        }
        assertThat(closed).isFalse();
        assertThat(Thread.currentThread()).isSameAs(owner);
    }
}
