package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlacementTest {
    @TempDir
    Path folder;

    private ModelFolder model;

    @BeforeEach
    void open() throws IOException {
        model = ModelFolder.open(TinyModel.write(folder, TinyModel.config(), 1));
    }

    @AfterEach
    void close() {
        model.close();
    }

    private WeightType chosen(long free) {
        return Placement.choose(model, Device.cpu(), Optional.empty(), 2, 100, free)
                .type();
    }

    @Test
    void the_most_exact_weights_that_fit_are_taken() {
        assertThat(chosen(model.bytes(WeightType.BF16, 200))).isEqualTo(WeightType.BF16);
        assertThat(chosen(model.bytes(WeightType.BF16, 200) - 1)).isEqualTo(WeightType.INT8);
        assertThat(chosen(model.bytes(WeightType.INT8, 200) - 1)).isEqualTo(WeightType.INT4);
    }

    @Test
    void what_does_not_fit_is_told_before_anything_is_loaded() {
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> chosen(model.bytes(WeightType.INT4, 200) - 1))
                .withMessageContaining("INT4 weights and 2 conversations of 100 tokens need 0.0 GB, 0.0 GB are free");
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> Placement.choose(
                        model, Device.cpu(), Optional.of(WeightType.F32), 1_000_000, 100, 3_200_000_000L))
                .withMessageContaining(
                        "F32 weights and 1000000 conversations of 100 tokens need 28.2 GB, 3.2 GB are free");
    }

    @Test
    void a_gpu_takes_weights_that_it_can_run() {
        assertThat(Placement.choose(model, Device.gpu(), Optional.empty(), 1, 10, Long.MAX_VALUE)
                        .type())
                .isEqualTo(WeightType.BF16);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Placement.choose(model, Device.gpu(), Optional.of(WeightType.INT4), 1, 10, Long.MAX_VALUE))
                .withMessageContaining("on a GPU take F32, BF16 or F16");
    }

    @Test
    void what_is_not_said_is_found_out() {
        Placement found = Placement.of(model, "auto", Optional.empty(), 1, Optional.empty());
        assertThat(found.device()).isIn(Device.cpu(), Device.gpu());
        assertThat(found.type()).isEqualTo(WeightType.BF16);
        assertThat(found.context()).isEqualTo(128);
    }

    @Test
    void a_context_is_never_longer_than_the_model_s() {
        assertThat(Placement.of(model, "cpu", Optional.empty(), 1, Optional.of(1000))
                        .context())
                .isEqualTo(128);
        assertThat(Placement.of(model, "cpu", Optional.empty(), 1, Optional.of(64))
                        .context())
                .isEqualTo(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placement.of(model, "cpu", Optional.empty(), 1, Optional.of(0)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placement.of(model, "tpu", Optional.empty(), 1, Optional.empty()))
                .withMessageContaining("device must be auto, cpu or gpu:0 but was tpu");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Placement.of(model, "cpu", Optional.empty(), 0, Optional.empty()));
    }
}
