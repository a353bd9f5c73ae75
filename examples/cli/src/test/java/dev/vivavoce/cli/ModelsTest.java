package dev.vivavoce.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    @TempDir
    Path folder;

    /** One layer of width 4, with a vocabulary of 8, all nought. */
    private void write() throws IOException {
        Files.writeString(folder.resolve("config.json"), """
                {"architectures":["LlamaForCausalLM"],"vocab_size":8,"hidden_size":4,"intermediate_size":4,"num_hidden_layers":1,
                 "num_attention_heads":2,"max_position_embeddings":64,"tie_word_embeddings":true}""");
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        List<String> entries = new ArrayList<>();
        int at = 0;
        String layer = "model.layers.0.";
        for (String tensor : List.of(
                "model.embed_tokens.weight 8,4",
                layer + "input_layernorm.weight 4",
                layer + "self_attn.q_proj.weight 4,4",
                layer + "self_attn.k_proj.weight 4,4",
                layer + "self_attn.v_proj.weight 4,4",
                layer + "self_attn.o_proj.weight 4,4",
                layer + "post_attention_layernorm.weight 4",
                layer + "mlp.gate_proj.weight 4,4",
                layer + "mlp.up_proj.weight 4,4",
                layer + "mlp.down_proj.weight 4,4",
                "model.norm.weight 4")) {
            String[] parts = tensor.split(" ", -1);
            int bytes = parts[1].equals("4") ? 8 : parts[1].equals("8,4") ? 64 : 32;
            entries.add("\"%s\":{\"dtype\":\"BF16\",\"shape\":[%s],\"data_offsets\":[%d,%d]}"
                    .formatted(parts[0], parts[1], at, at + bytes));
            at += bytes;
        }
        byte[] header = ("{" + String.join(",", entries) + "}").getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + header.length + at).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(
                folder.resolve("model.safetensors"),
                file.putLong(header.length).put(header).array());
    }

    @Test
    void a_folder_is_looked_through_without_being_loaded() throws IOException {
        write();

        Run run = Run.with("", "models", "inspect", folder.toString());

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("LlamaForCausalLM, 0.0 million parameters, a context of 64 tokens")
                .contains("with 64 tokens at once", "f32", "bf16", "f16", "int8", "int4", "fits");
    }

    @Test
    void what_is_no_model_is_told_with_its_reason() throws IOException {
        write();
        Files.writeString(folder.resolve("config.json"), "{\"architectures\":[\"GPT2LMHeadModel\"]}");

        Run run = Run.with("", "models", "inspect", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("the architecture is GPT2LMHeadModel");
    }

    @Test
    void a_model_is_measured_by_kind_of_weights() throws IOException {
        write();

        Run run = Run.with(
                "", "models", "bench", folder.toString(), "--dtype", "f32,int8", "--prompt", "4", "--tokens", "2");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("a prompt of 4, and of 2 that are written alone and by 8 at once");
        assertThat(run.out().lines().map(line -> line.split(" ", 2)[0])).contains("f32", "int8");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void a_model_that_cannot_be_measured_is_told() throws IOException {
        write();

        assertThat(Run.with("", "models", "bench", folder.toString(), "--prompt", "64")
                        .err())
                .contains("--prompt must be 1 to 63");
        assertThat(Run.with("", "models", "bench", folder.toString(), "--dtype", "f8")
                        .status())
                .isEqualTo(2);
        Files.writeString(folder.resolve("config.json"), "{}");
        assertThat(Run.with("", "models", "bench", folder.toString()).status()).isEqualTo(2);
    }

    @Test
    void nothing_else_is_taken_for_a_number_of_tokens() throws IOException {
        write();

        assertThat(Run.with("", "models", "inspect", folder.toString(), "--tokens", "0")
                        .status())
                .isEqualTo(2);
        assertThat(Run.with("", "models", "inspect").status()).isEqualTo(2);
    }
}
