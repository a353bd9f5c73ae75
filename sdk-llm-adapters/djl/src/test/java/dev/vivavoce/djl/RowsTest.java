package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowsTest {
    private static final String EMBEDDING = "model.embed_tokens.weight";

    @TempDir
    Path folder;

    /** A model of numbers of 16 bits that are all nought, but for the first ones of the embedding. */
    private ModelFolder sixteen(String type, int... bits) throws IOException {
        TinyModel.write(folder, TinyModel.config(), 1);
        ObjectNode header = TinyModel.MAPPER.createObjectNode();
        int at = 0;
        for (Map.Entry<String, List<Integer>> tensor :
                Architecture.of(TinyModel.config()).tensors().entrySet()) {
            int bytes = Math.toIntExact(Short.BYTES * Architecture.size(tensor.getValue()));
            ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", type);
            tensor.getValue().forEach(entry.withArray("/shape")::add);
            entry.withArray("/data_offsets").add(at).add(at + bytes);
            at += bytes;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + at).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        for (int each : bits) {
            file.putShort((short) each);
        }
        Files.write(folder.resolve("model.safetensors"), file.array());
        return ModelFolder.open(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "BF16, 0x3f80, 1",
        "BF16, 0xc040, -3",
        "BF16, 0x0001, 9.18355E-41",
        "F16, 0x3c00, 1",
        "F16, 0xc000, -2",
        "F16, 0x7bff, 65504",
        "F16, 0x3555, 0.33325195",
        "F16, 0x0400, 6.1035156E-5",
        "F16, 0x0001, 5.9604645E-8",
        "F16, 0x83ff, -6.097555E-5",
        "F16, 0x8000, -0.0",
    })
    void numbers_of_sixteen_bits_are_what_they_stand_for(String type, String bits, float number) throws IOException {
        try (ModelFolder model = sixteen(type, 0, Integer.decode(bits))) {
            FloatBuffer read = FloatBuffer.allocate(32);
            new Rows(model, List.of(EMBEDDING), Float.MAX_VALUE).read(0, 1, read);

            assertThat(read.get(1)).isEqualTo(number);
            assertThat(read.get(2)).isZero();
            assertThat(read.hasRemaining()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"BF16, 0x7f80", "BF16, 0xff80", "BF16, 0x7fc0", "F16, 0x7c00", "F16, 0xfc00", "F16, 0x7e00"})
    void a_number_that_is_not_finite_is_told(String type, String bits) throws IOException {
        try (ModelFolder model = sixteen(type, Integer.decode(bits))) {
            Rows rows = new Rows(model, List.of(EMBEDDING), Float.MAX_VALUE);
            assertThatExceptionOfType(ModelFolderException.class)
                    .isThrownBy(() -> rows.read(0, 1, FloatBuffer.allocate(32)))
                    .withMessageContaining(EMBEDDING + " holds a number that is not finite");
        }
    }

    @Test
    void rows_of_several_tensors_lie_one_below_the_other_wherever_a_block_ends() throws IOException {
        TinyModel.write(folder, TinyModel.config(), 4);
        try (ModelFolder model = ModelFolder.open(folder)) {
            String attention = "model.layers.1.self_attn.";
            Rows rows = new Rows(
                    model,
                    List.of(attention + "q_proj.weight", attention + "k_proj.weight", attention + "v_proj.weight"),
                    Float.MAX_VALUE);
            assertThat(rows.count()).isEqualTo(32 + 16 + 16);
            assertThat(rows.columns()).isEqualTo(32);

            FloatBuffer all = FloatBuffer.allocate(64 * 32);
            rows.read(0, 64, all);
            FloatBuffer parts = FloatBuffer.allocate(64 * 32);
            for (int from = 0; from < 64; from += 20) {
                rows.read(from, Math.min(20, 64 - from), parts);
            }
            assertThat(parts.array()).isEqualTo(all.array());
            String values = attention + "v_proj.weight";
            assertThat(all.get(48 * 32))
                    .isEqualTo(model.file(values).rows(values, 0, 1).getFloat(0));
        }
    }
}
