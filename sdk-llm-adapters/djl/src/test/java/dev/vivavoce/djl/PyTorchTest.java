package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PyTorchTest {
    @TempDir
    Path cache;

    private String started(Predicate<String> without, String... options) throws IOException, InterruptedException {
        return Child.run(Started.class, without, Map.of("DJL_CACHE_DIR", cache.toString()), options);
    }

    static final class Started {
        private Started() {}

        public static void main(String[] arguments) {
            try {
                PyTorch.start();
                System.out.println("started");
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
            System.out.println(System.getProperty("OPT_OUT_TRACKING") + " " + System.getProperty("ai.djl.offline"));
        }
    }

    @Test
    void a_missing_library_is_told_with_what_to_add_and_nothing_is_fetched() throws Exception {
        assertThat(started(jar -> jar.contains("pytorch-native-cpu")))
                .contains("PyTorch cannot be started on this machine")
                .contains("ai.djl.pytorch:pytorch-native-cpu:2.7.1:linux-x86_64")
                .contains("true true");
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void what_a_host_has_said_about_telemetry_and_fetching_is_kept() throws Exception {
        assertThat(started(jar -> jar.contains("pytorch-engine"), "-DOPT_OUT_TRACKING=false", "-Dai.djl.offline=false"))
                .contains("false false");
    }

    @ParameterizedTest
    @EnumSource(DataType.class)
    void an_array_of_a_type_that_would_end_the_process_is_refused(DataType type) {
        if (type == DataType.FLOAT32 || type == DataType.INT64) {
            assertThatNoException().isThrownBy(() -> TorchModule.tensor(ByteBuffer.allocateDirect(8), type, 1));
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TorchModule.tensor(ByteBuffer.allocateDirect(8), type, 1))
                    .withMessageContaining("an array of type " + type + " would end this process");
        }
    }
}
