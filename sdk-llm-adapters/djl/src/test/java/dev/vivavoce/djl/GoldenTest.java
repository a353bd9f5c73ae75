package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine against a reference in 64-bit numbers that shares no code with it. */
class GoldenTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "shared-keys",
                "biases",
                "all-biases",
                "tied",
                "window",
                "window-of-some-layers",
                "linear-rope",
                "llama3-rope",
                "norms"
            })
    void each_variant_gives_the_same_tokens_and_logits_as_the_reference(String name) throws IOException {
        GoldenModels.write(folder, name);
        GoldenModels.Golden golden = GoldenModels.golden(name);
        try (Engine engine = Engines.load(folder, WeightType.F32, 1)) {
            float[] logits = engine.append(List.of(new Engine.Step(0, 0, golden.prompt())))[0];
            assertThat(logits).containsExactly(golden.first(), within(1e-4f));

            int length = golden.prompt().length;
            for (int token : golden.greedy()) {
                assertThat(Engines.likeliest(logits)).isEqualTo(token);
                if (length < golden.prompt().length + golden.greedy().length - 1) {
                    logits = engine.append(List.of(new Engine.Step(0, length++, new int[] {token})))[0];
                }
            }
            assertThat(logits).containsExactly(golden.last(), within(1e-4f));
        }
    }

    /** The bound is of the root mean square of the difference, as a share of that of the logits. */
    @ParameterizedTest
    @CsvSource({"F16, 0.003", "BF16, 0.03", "INT8, 0.04", "INT4, 0.5"})
    void smaller_weights_stay_near_the_reference(WeightType type, double bound) throws IOException {
        for (String name : List.of("shared-keys", "biases", "tied", "norms")) {
            Path model = GoldenModels.write(folder.resolve(name), name);
            GoldenModels.Golden golden = GoldenModels.golden(name);
            try (Engine engine = Engines.load(model, type, 1)) {
                float[] logits = engine.append(List.of(new Engine.Step(0, 0, golden.prompt())))[0];
                assertThat(Engines.difference(logits, golden.first()))
                        .as(name)
                        .isPositive()
                        .isLessThan(bound);

                int length = golden.prompt().length;
                for (int i = 0; i + 1 < golden.greedy().length; i++) {
                    int[] token = {golden.greedy()[i]};
                    logits = engine.append(List.of(new Engine.Step(0, length++, token)))[0];
                }
                assertThat(Engines.difference(logits, golden.last()))
                        .as(name)
                        .isPositive()
                        .isLessThan(bound);
            }
        }
    }

    /** What other processors run, and GPUs. */
    @ParameterizedTest
    @CsvSource({"F16, 0.003", "BF16, 0.03", "INT8, 0.04", "INT4, 0.5"})
    void matrices_that_are_not_laid_out_give_the_same(WeightType type, double bound) throws IOException {
        for (String name : List.of("shared-keys", "tied")) {
            Path model = GoldenModels.write(folder.resolve(name), name);
            GoldenModels.Golden golden = GoldenModels.golden(name);
            try (Engine engine = Engines.loadPlainly(model, type)) {
                float[] logits = engine.append(List.of(new Engine.Step(0, 0, golden.prompt())))[0];
                assertThat(Engines.difference(logits, golden.first())).as(name).isLessThan(bound);
            }
        }
    }

    /** Weights that are held exactly: what is left is what reckoning in 16 bits takes away. */
    @ParameterizedTest
    @CsvSource({"INT8, 1024, -127, 127, 0.01", "INT4, 64, -8, 7, 0.03"})
    void weights_that_few_bits_can_hold_come_through_as_they_are(
            WeightType type, int steps, int low, int high, double bound) throws IOException {
        for (String name : List.of("shared-keys", "biases", "tied", "norms")) {
            Path model = GoldenModels.write(folder.resolve(name), name);
            TinyModel.step(model, 1f / steps, low, high);
            List<Engine.Step> prompt =
                    List.of(new Engine.Step(0, 0, GoldenModels.golden(name).prompt()));
            try (Engine exact = Engines.load(model, WeightType.F32, 1);
                    Engine few = Engines.load(model, type, 1)) {
                assertThat(Engines.difference(few.append(prompt)[0], exact.append(prompt)[0]))
                        .as(name)
                        .isPositive()
                        .isLessThan(bound);
            }
        }
    }
}
