package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever is done to conversations, in whatever order: each gives what its tokens give when they come at once. */
class EnginePropertiesTest {
    private static final int SLOTS = 5;
    private static final int LONGEST = 100;

    private static @Nullable Engine shared;
    private static @Nullable Engine single;

    @BeforeContainer
    static void load() throws IOException {
        Path folder = Files.createTempDirectory("model");
        GoldenModels.write(folder, "window-of-some-layers");
        shared = Engines.load(folder, WeightType.F32, SLOTS);
        single = Engines.load(folder, WeightType.F32, 1);
    }

    @AfterContainer
    static void close() {
        if (shared != null && single != null) {
            shared.close();
            single.close();
        }
    }

    @Property(tries = 15)
    void a_conversation_depends_on_its_own_tokens_alone(@ForAll long seed) {
        Random random = new Random(seed);
        int[][] held = new int[SLOTS][0];
        for (int round = 0; round < 8; round++) {
            if (random.nextInt(3) == 0) {
                int from = random.nextInt(SLOTS);
                int to = random.nextInt(SLOTS);
                int length = random.nextInt(Math.min(held[from].length, LONGEST - 40) + 1);
                engine(shared).copy(from, to, length);
                held[to] = Arrays.copyOf(held[from], length);
            }
            check(append(random, held), held);
        }
    }

    private static List<Engine.Step> append(Random random, int[][] held) {
        boolean decode = random.nextBoolean();
        List<Engine.Step> steps = new ArrayList<>();
        for (int slot = SLOTS - 1; slot >= 0; slot--) {
            if (random.nextInt(4) > 0 || (slot == 0 && steps.isEmpty())) {
                int back = decode || random.nextInt(4) > 0 ? held[slot].length : random.nextInt(held[slot].length + 1);
                int position = Math.min(back, LONGEST - 40);
                int[] tokens =
                        random.ints(decode ? 1 : 1 + random.nextInt(30), 0, 96).toArray();
                held[slot] = Arrays.copyOf(held[slot], position + tokens.length);
                System.arraycopy(tokens, 0, held[slot], position, tokens.length);
                steps.add(new Engine.Step(slot, position, tokens));
            }
        }
        return steps;
    }

    private static void check(List<Engine.Step> steps, int[][] held) {
        float[][] logits = engine(shared).append(steps);
        for (int i = 0; i < logits.length; i++) {
            int[] all = held[steps.get(i).slot()];
            float[] alone = engine(single).append(List.of(new Engine.Step(0, 0, all)))[0];
            assertThat(logits[i]).containsExactly(alone, within(1e-4f));
        }
    }

    private static Engine engine(@Nullable Engine engine) {
        if (engine == null) {
            throw new IllegalStateException("not loaded");
        }
        return engine;
    }
}
