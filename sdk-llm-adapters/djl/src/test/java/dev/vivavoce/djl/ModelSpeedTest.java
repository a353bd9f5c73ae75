package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSpeedTest {
    @TempDir
    Path folder;

    @Test
    void tells_what_was_measured_and_how_far_it_has_come() throws IOException {
        TinyModel.write(folder, TinyModel.config(), 2);
        try (ModelFolder model = ModelFolder.open(folder)) {
            List<Long> progress = new ArrayList<>();
            ModelSpeed speed = ModelSpeed.measure(model, Optional.empty(), 8, 4, progress::add);

            assertThat(speed.type()).isEqualTo(WeightType.BF16);
            // All but the embedding: 96 × 32 of two matrices of that size are read.
            assertThat(speed.read()).isEqualTo(2 * (model.parameters() - 96 * 32));
            assertThat(List.of(speed.load(), speed.prefill(), speed.alone(), speed.together(), speed.bandwidth()))
                    .allSatisfy(figure -> assertThat(figure).isPositive().isFinite());
            assertThat(speed.share()).isEqualTo(speed.alone() * speed.read() / speed.bandwidth());
            assertThat(speed.threads()).isPositive();
            assertThat(progress).isSorted().last().isEqualTo(model.stored());
        }
    }

    @Test
    void more_than_the_context_holds_is_refused() throws IOException {
        TinyModel.write(folder, TinyModel.config(), 1);
        try (ModelFolder model = ModelFolder.open(folder)) {
            for (int[] counts : new int[][] {{0, 1}, {1, 0}, {128, 1}, {Integer.MAX_VALUE, Integer.MAX_VALUE}}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(
                                () -> ModelSpeed.measure(model, Optional.empty(), counts[0], counts[1], bytes -> {}))
                        .withMessageContaining("128 together at most");
            }
        }
    }
}
