package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelFolderTest {
    @TempDir
    Path folder;

    private void refused(String message) {
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> ModelFolder.open(folder).close())
                .withMessageContaining(message);
    }

    @Test
    void tells_what_a_folder_holds_before_anything_is_loaded() throws IOException {
        TinyModel.write(folder, TinyModel.config(), 1);
        try (ModelFolder model = ModelFolder.open(folder)) {
            assertThat(model.architecture()).isEqualTo("LlamaForCausalLM");
            assertThat(model.context()).isEqualTo(128);
            // 2 × 96 × 32, of each of two layers 2 × 32 × 32 + 2 × 16 × 32 + 3 × 64 × 32 + 2 × 32, and 32.
            assertThat(model.parameters()).isEqualTo(6144 + 2 * (3072 + 6144 + 64) + 32);
            assertThat(model.bytes(WeightType.F32, 0)).isEqualTo(4 * model.parameters() / 10 * 11);
            assertThat(model.bytes(WeightType.F32, 10) - model.bytes(WeightType.F32, 0))
                    .isEqualTo(2 * 2 * 2 * 8 * 4 * 10 * 11 / 10);
            assertThat(model.bytes(WeightType.INT4, 0))
                    .isLessThan(model.bytes(WeightType.INT8, 0))
                    .isLessThan(model.bytes(WeightType.F16, 0) / 2);
        }
    }

    @Test
    void reads_rows_where_they_lie_in_one_file_or_in_several() throws IOException {
        TinyModel.write(folder, TinyModel.config(), 3);
        try (ModelFolder model = ModelFolder.open(folder)) {
            String tensor = "model.layers.1.mlp.down_proj.weight";
            Safetensors file = model.file(tensor);
            ByteBuffer all = file.rows(tensor, 0, 32);
            ByteBuffer last = file.rows(tensor, 31, 1);
            assertThat(all.remaining()).isEqualTo(32 * 64 * 4);
            assertThat(last.getFloat(0)).isEqualTo(all.getFloat(31 * 64 * 4));
            assertThatIllegalArgumentException().isThrownBy(() -> file.rows(tensor, 31, 2));
        }
    }

    @Test
    void knows_what_each_family_has() {
        ObjectNode qwen3 = TinyModel.config();
        qwen3.putArray("architectures").add("Qwen3ForCausalLM");
        qwen3.put("head_dim", 16).put("tie_word_embeddings", true);
        Architecture third = Architecture.of(qwen3);
        assertThat(third.tensors())
                .containsEntry("model.layers.0.self_attn.q_norm.weight", List.of(16))
                .doesNotContainKey("lm_head.weight");
        assertThat(third.tensors().get("model.layers.0.self_attn.q_proj.weight"))
                .isEqualTo(List.of(64, 32));

        ObjectNode qwen2 = TinyModel.config();
        qwen2.putArray("architectures").add("Qwen2ForCausalLM");
        qwen2.put("sliding_window", 64).put("use_sliding_window", false);
        Architecture second = Architecture.of(qwen2);
        assertThat(second.tensors()).containsKey("model.layers.0.self_attn.k_proj.bias");
        assertThat(second.window()).isEmpty();

        ObjectNode mistral = TinyModel.config();
        mistral.putArray("architectures").add("MistralForCausalLM");
        mistral.put("sliding_window", 64);
        assertThat(Architecture.of(mistral).window()).contains(64);

        ObjectNode llama = TinyModel.config();
        llama.putObject("rope_scaling")
                .put("rope_type", "llama3")
                .put("factor", 8.0)
                .put("low_freq_factor", 1.0)
                .put("high_freq_factor", 4.0)
                .put("original_max_position_embeddings", 64);
        assertThat(Architecture.of(llama).rope()).isEqualTo(new Architecture.Rope(10_000, "llama3", 8, 1, 4, 64));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "architectures|[\"GPT2LMHeadModel\"]|config.json: the architecture is GPT2LMHeadModel; those that can be run are LlamaForCausalLM",
                "architectures|null|config.json: the architecture is none",
                "hidden_size|null|config.json: hidden_size must be a whole number from 1 on but is null",
                "hidden_size|\"32\"|config.json: hidden_size must be",
                "num_hidden_layers|0|config.json: num_hidden_layers must be",
                "num_hidden_layers|2.5|config.json: num_hidden_layers must be",
                "num_key_value_heads|3|4 heads of 8 over 3 of keys do not share a width of 32",
                "hidden_act|\"gelu\"|config.json: hidden_act is gelu, not silu",
                "rope_scaling|{\"type\":\"yarn\",\"factor\":2}|rope_scaling of type yarn is not known; default, linear and llama3 are",
                "rope_scaling|{\"type\":\"linear\"}|factor must be above 0",
                "quantization_config|{\"bits\":4}|the weights are quantised already",
                "vocab_size|97|the tensor model.embed_tokens.weight is of shape [96, 32]; config.json says [97, 32]",
                "num_hidden_layers|3|the tensor model.layers.2.input_layernorm.weight is in none of [model.safetensors]",
            })
    void a_config_that_cannot_be_run_is_refused_by_name(String key, String value, String message) throws IOException {
        TinyModel.write(folder, TinyModel.config(), 1);
        ObjectNode config = TinyModel.config();
        config.set(key, TinyModel.MAPPER.readTree(value));
        Files.writeString(folder.resolve("config.json"), config.toString());

        refused(message);
    }

    @Test
    void what_is_missing_or_no_json_is_told() throws IOException {
        refused("config.json is missing");
        Files.writeString(folder.resolve("config.json"), "{\"architectures\":");
        refused("config.json is no JSON");
        TinyModel.write(folder, TinyModel.config(), 2);
        Files.delete(folder.resolve("tokenizer.json"));
        refused("tokenizer.json is missing");
        TinyModel.write(folder, TinyModel.config(), 2);
        Files.delete(folder.resolve(TinyModel.name(2, 2)));
        refused("model-00002-of-00002.safetensors is missing");
        Path file = folder.resolve("config.json");
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> ModelFolder.open(file))
                .withMessageContaining("is no folder");
    }

    @Test
    void a_file_of_weights_that_is_cut_off_is_told_with_what_is_missing() throws IOException {
        TinyModel.write(folder, TinyModel.config(), 2);
        Path second = folder.resolve(TinyModel.name(2, 2));
        byte[] whole = Files.readAllBytes(second);
        Files.write(second, Arrays.copyOf(whole, whole.length - 12));
        refused("model-00002-of-00002.safetensors is cut off: 12 bytes are missing");
        for (int length : new int[] {0, 7, 8, 40}) {
            Files.write(second, Arrays.copyOf(whole, length));
            refused("model-00002-of-00002.safetensors is no safetensors file, or its header is cut off");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"t\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}|t is of type I64, not F32, F16 or BF16",
                "{\"t\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}|t of shape [2] cannot lie at [0,4]",
                "{\"t\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}}|the shape of t is [-1]",
                "{\"t\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[-4,0]}}|t of shape [1] cannot lie at [-4,0]",
                "{\"t\":{\"dtype\":\"F32\",\"shape\":[2147483647,2147483647,2147483647],\"data_offsets\":[0,4]}}|is too large",
                "{\"t\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[9223372036854775800,-9223372036854775800]}}|t of shape [4]",
                "{\"t\":7}|t is of type none",
                "[1,2|the header is no JSON",
            })
    void a_hostile_header_is_refused(String header, String message) throws IOException {
        TinyModel.write(folder, TinyModel.config(), 1);
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + 8).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(
                folder.resolve("model.safetensors"),
                file.putLong(json.length).put(json).array());

        refused(message);
    }

    @Test
    void an_index_names_files_of_its_folder_only() throws IOException {
        TinyModel.write(folder, TinyModel.config(), 1);
        for (String name : List.of("../model.safetensors", "/etc/passwd", "a/b.safetensors", ".safetensors")) {
            Files.writeString(
                    folder.resolve("model.safetensors.index.json"),
                    TinyModel.MAPPER.writeValueAsString(Map.of("weight_map", Map.of("x", name))));
            refused("which is no file of this folder");
        }
    }
}
