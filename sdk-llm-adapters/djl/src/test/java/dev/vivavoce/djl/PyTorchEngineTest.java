package dev.vivavoce.djl;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.vivavoce.djl.Engine.Step;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PyTorchEngineTest {
    private static final int[] WORDS = new Random(1).ints(2000, 0, 96).toArray();

    @TempDir
    Path folder;

    private Engine engine(String name, int slots) throws IOException {
        return Engines.load(GoldenModels.write(folder.resolve(name), name), WeightType.F32, slots);
    }

    private static int[] words(int from, int to) {
        return Arrays.copyOfRange(WORDS, from, to);
    }

    private static Step step(int slot, int position, int... tokens) {
        return new Step(slot, position, tokens);
    }

    /** What a conversation of its own gives. */
    private static float[] alone(Engine engine, int[] tokens) {
        return engine.append(List.of(step(0, 0, tokens)))[0];
    }

    private static void same(float[] logits, float[] expected) {
        assertThat(logits).containsExactly(expected, within(1e-4f));
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared-keys", "window", "window-of-some-layers", "norms"})
    void conversations_in_one_pass_give_what_each_gives_alone(String name) throws IOException {
        try (Engine together = engine(name, 6);
                Engine single = engine(name, 1)) {
            // Prompts of other lengths in one pass, and slots that are not in order.
            float[][] prompts = together.append(
                    List.of(step(4, 0, words(0, 30)), step(1, 0, words(7, 8)), step(2, 0, words(3, 33))));
            same(prompts[0], alone(single, words(0, 30)));
            same(prompts[1], alone(single, words(7, 8)));
            same(prompts[2], alone(single, words(3, 33)));

            // One token each, alike in length and close: they attend in one go, with a slot between that has nothing.
            float[][] next = together.append(List.of(step(4, 30, WORDS[30]), step(2, 30, WORDS[33])));
            same(next[0], alone(single, words(0, 31)));
            same(next[1], alone(single, words(3, 34)));

            // One token each, unlike in length: each attends by itself.
            float[][] unlike =
                    together.append(List.of(step(1, 1, WORDS[8]), step(2, 31, WORDS[34]), step(4, 31, WORDS[31])));
            same(unlike[0], alone(single, words(7, 9)));
            same(unlike[1], alone(single, words(3, 35)));
            same(unlike[2], alone(single, words(0, 32)));

            // A prompt beside conversations that go on.
            float[][] mixed = together.append(
                    List.of(step(2, 32, WORDS[35]), step(0, 0, words(50, 60)), step(4, 32, words(32, 40))));
            same(mixed[0], alone(single, words(3, 36)));
            same(mixed[1], alone(single, words(50, 60)));
            same(mixed[2], alone(single, words(0, 40)));
        }
    }

    @Test
    void a_conversation_that_begins_as_another_one_goes_on_by_itself() throws IOException {
        try (Engine engine = engine("shared-keys", 3);
                Engine single = engine("shared-keys", 1)) {
            engine.append(List.of(step(0, 0, words(0, 40)), step(2, 0, words(60, 70))));
            engine.copy(0, 2, 25);

            float[] second = engine.append(List.of(step(2, 25, words(80, 90))))[0];
            float[] first = engine.append(List.of(step(0, 40, words(40, 50))))[0];

            int[] begun = Arrays.copyOf(words(0, 25), 35);
            System.arraycopy(words(80, 90), 0, begun, 25, 10);
            same(second, alone(single, begun));
            same(first, alone(single, words(0, 50)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> engine.copy(0, 1, 51))
                    .withMessageContaining("length must be 0 to 50");
        }
    }

    @Test
    void a_position_further_back_forgets_what_came_after() throws IOException {
        try (Engine engine = engine("window", 1);
                Engine single = engine("window", 1)) {
            engine.append(List.of(step(0, 0, words(0, 40))));

            same(engine.append(List.of(step(0, 20, words(20, 24))))[0], alone(single, words(0, 24)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> engine.append(List.of(step(0, 25, 1))))
                    .withMessageContaining("position must be 0 to 24");
        }
    }

    @Test
    void a_prompt_of_several_passes_is_that_of_one() throws IOException {
        Path model =
                TinyModel.write(folder.resolve("long"), TinyModel.config().put("max_position_embeddings", 2000), 1);
        try (Engine engine = Engines.load(model, WeightType.F32, 2)) {
            float[] whole = engine.append(List.of(step(0, 0, words(0, 1300))))[0];
            for (int from = 0; from < 1300; from += 100) {
                float[] logits = engine.append(List.of(step(1, from, words(from, from + 100))))[0];
                if (from == 1200) {
                    same(whole, logits);
                }
            }
        }
    }

    @Test
    void what_no_step_is_changes_nothing() throws IOException {
        try (Engine engine = engine("shared-keys", 2)) {
            float[] before = alone(engine, words(0, 10));
            refused(engine, "steps must not be empty");
            refused(engine, "slot must be 0 to 1 but was 2", step(2, 0, 1));
            refused(engine, "slot 0 comes twice", step(0, 10, 1), step(0, 10, 2));
            refused(engine, "a token must be 0 to 95 but was 96", step(0, 10, 96));
            refused(engine, "a token must be 0 to 95 but was -1", step(0, 10, -1));
            refused(engine, "tokens must be 1 to 118, which slot 0 has room for, but were 0", step(0, 10));
            refused(
                    engine,
                    "tokens must be 1 to 118, which slot 0 has room for, but were 119",
                    step(0, 10, words(0, 119)));
            refused(engine, "position must be 0 to 0, which slot 1 holds, but was 1", step(0, 0, 5), step(1, 1, 1));

            same(engine.append(List.of(step(0, 9, WORDS[9])))[0], before);
        }
    }

    private static void refused(Engine engine, String message, Step... steps) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> engine.append(List.of(steps)))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void a_weight_that_is_not_finite_is_told_by_its_tensor(float weight) throws IOException {
        Path model = GoldenModels.write(folder, "shared-keys");
        poke(model, "model.layers.1.mlp.up_proj.weight", 63 * 32 + 31, weight);

        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> Engines.load(model, WeightType.INT8, 1))
                .withMessageContaining(
                        "the tensor model.layers.1.mlp.up_proj.weight holds a number that is not finite");
    }

    @Test
    void a_weight_that_is_too_large_for_a_type_is_told() throws IOException {
        Path model = GoldenModels.write(folder, "shared-keys");
        poke(model, "model.layers.0.mlp.down_proj.weight", 0, -70_000);

        Engines.load(model, WeightType.BF16, 1).close();
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> Engines.load(model, WeightType.F16, 1))
                .withMessageContaining("down_proj.weight holds 70000.0, which is more than f16 can hold");
    }

    @Test
    void numbers_that_become_infinite_on_the_way_are_told() throws IOException {
        Path model = GoldenModels.write(folder, "shared-keys");
        for (int i = 0; i < 32; i++) {
            poke(model, "model.layers.0.mlp.down_proj.weight", i, i % 2 == 0 ? 65_000 : -65_000);
            poke(model, "model.layers.0.mlp.gate_proj.weight", i, 1000);
            poke(model, "model.layers.0.mlp.up_proj.weight", i, 1000);
        }
        try (Engine engine = Engines.load(model, WeightType.F16, 1)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> alone(engine, words(0, 10)))
                    .withMessageContaining("became infinite with F16 weights");
            // What it left behind is no beginning of anything.
            refused(engine, "position must be 0 to 0, which slot 0 holds, but was 10", step(0, 10, 1));
        }
    }

    private static void poke(Path model, String tensor, int number, float value) throws IOException {
        Path file = model.resolve("model.safetensors");
        long from;
        try (ModelFolder opened = ModelFolder.open(model)) {
            from = requireNonNull(opened.file(tensor).tensors().get(tensor)).from();
        }
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(Math.toIntExact(from) + 4 * number, value);
        Files.write(file, bytes);
    }

    @Test
    void what_is_closed_may_be_closed_again_and_runs_no_more() throws IOException {
        Engine engine = engine("shared-keys", 1);
        engine.close();
        engine.close();

        assertThatIllegalStateException().isThrownBy(() -> alone(engine, words(0, 5)));
    }

    @Test
    void two_models_run_side_by_side() throws IOException {
        GoldenModels.Golden first = GoldenModels.golden("tied");
        GoldenModels.Golden second = GoldenModels.golden("norms");
        try (Engine other = engine("norms", 1)) {
            try (Engine one = engine("tied", 1)) {
                same(alone(one, first.prompt()), first.first());
                same(alone(other, second.prompt()), second.first());
            }
            same(alone(other, second.prompt()), second.first());
        }
    }
}
