package dev.vivavoce.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderFolderTest {
    @TempDir
    Path folder;

    private void refused(String message) {
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(
                        () -> DjlEmbeddingModel.builder().folder(folder).build().close())
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "tokenizer.json", "model.safetensors"})
    void names_the_file_that_is_missing(String file) throws IOException {
        TinyEncoder.write(folder);
        Files.delete(folder.resolve(file));

        refused(file + " is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "tokenizer.json", "modules.json", "1_Pooling/config.json"})
    void names_the_file_that_is_cut_off(String file) throws IOException {
        TinyEncoder.write(folder, "mean_tokens", true);
        byte[] whole = Files.readAllBytes(folder.resolve(file));
        Files.write(folder.resolve(file), Arrays.copyOf(whole, whole.length / 2));

        refused(file + " is no JSON");
    }

    @Test
    void tells_how_much_of_the_weights_is_missing() throws IOException {
        TinyEncoder.write(folder);
        byte[] whole = Files.readAllBytes(folder.resolve("model.safetensors"));
        Files.write(folder.resolve("model.safetensors"), Arrays.copyOf(whole, whole.length / 2));

        refused("model.safetensors is cut off: ");
    }

    @Test
    void refuses_architectures_that_it_does_not_know_by_name_before_it_looks_at_weights() throws IOException {
        ObjectNode config = TinyEncoder.config();
        config.putArray("architectures").add("MPNetModel");
        TinyEncoder.write(folder, config.put("model_type", "mpnet"));
        Files.delete(folder.resolve("model.safetensors"));

        refused(
                "config.json: the architecture is MPNetModel of type mpnet; those that can embed are BertModel, BertForMaskedLM");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hidden_act | \"swish\" | config.json: hidden_act is swish, not gelu or relu",
                "position_embedding_type | \"relative_key\" | config.json: position_embedding_type is relative_key, not absolute",
                "hidden_size | 0 | config.json: hidden_size must be a whole number from 1 on but is 0",
                "num_attention_heads | 5 | config.json: 5 heads do not share a width of 32",
                "num_hidden_layers | 3 | the tensor encoder.layer.2.attention.self.query.weight is not in model.safetensors",
                "intermediate_size | 65 | intermediate.dense.weight is of shape [64, 32]; config.json says [65, 32]",
                "vocab_size | 20 | embeddings.word_embeddings.weight is of shape [36, 32]; config.json says [20, 32]",
            })
    void says_what_of_the_configuration_cannot_be(String key, String value, String message) throws IOException {
        ObjectNode config = TinyEncoder.config();
        config.set(key, TinyEncoder.MAPPER.readTree(value));
        TinyEncoder.write(folder, config);

        refused(message);
    }

    @Test
    void refuses_a_tokenizer_that_knows_more_tokens_than_the_model() throws IOException {
        TinyEncoder.write(folder);
        ObjectNode tokenizer = TinyEncoder.tokenizer();
        ((ObjectNode) tokenizer.path("model").path("vocab")).put("zebra", 36);
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer.toString());

        refused("tokenizer.json knows 37 tokens; config.json says 36");
    }

    @Test
    void says_so_where_the_tokenizer_is_none() throws IOException {
        TinyEncoder.write(folder);
        ObjectNode tokenizer = TinyEncoder.tokenizer();
        ((ObjectNode) tokenizer.path("model")).put("type", "Telepathy");
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer.toString());

        refused("tokenizer.json holds no tokenizer that is known");
    }

    @Test
    void says_so_where_weights_are_no_numbers() throws IOException {
        TinyEncoder.write(folder);
        byte[] weights = Files.readAllBytes(folder.resolve("model.safetensors"));
        ByteBuffer bytes = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
        int start = 8 + (int) bytes.getLong(0);
        for (int at = start; at < start + 36 * 32 * 4; at += 4) {
            bytes.putFloat(at, Float.NaN);
        }
        Files.write(folder.resolve("model.safetensors"), weights);

        try (DjlEmbeddingModel model =
                DjlEmbeddingModel.builder().folder(folder).build()) {
            assertThatExceptionOfType(ModelFolderException.class)
                    .isThrownBy(() -> model.embed("the cache"))
                    .withMessageContaining("the model gives no numbers");
        }
    }

    @ParameterizedTest
    @CsvSource({"Dense, 2_Dense, a module of type", "Pooling, ../elsewhere, which is no folder within this one"})
    void refuses_modules_that_it_does_not_know(String type, String path, String message) throws IOException {
        TinyEncoder.write(folder);
        ArrayNode modules = TinyEncoder.MAPPER.createArrayNode();
        TinyEncoder.module(modules, type, path);
        Files.writeString(folder.resolve("modules.json"), modules.toString());

        refused(message);
    }

    @Test
    void refuses_ways_to_pool_that_it_does_not_know() throws IOException {
        TinyEncoder.write(folder, "max_tokens", true);

        refused("1_Pooling/config.json: pooling_mode_max_tokens is not known");
    }

    @Test
    void takes_the_shortest_limit_on_the_length_of_a_text() throws IOException {
        TinyEncoder.write(folder);
        Files.writeString(
                folder.resolve("tokenizer_config.json"), "{\"model_max_length\": 1000000000000000019884624838656}");
        assertThat(EncoderFolder.open(folder).longest()).isEqualTo(24);

        Files.writeString(folder.resolve("sentence_bert_config.json"), "{\"max_seq_length\": 12}");
        assertThat(EncoderFolder.open(folder).longest()).isEqualTo(12);
    }
}
