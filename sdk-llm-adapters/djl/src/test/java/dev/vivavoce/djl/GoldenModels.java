package dev.vivavoce.djl;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A small model for each variant of decoders, and what {@code src/test/python/reference.py} found that it gives. */
final class GoldenModels {
    private static final Map<String, ObjectNode> CONFIGS = new LinkedHashMap<>();

    static {
        CONFIGS.put("plain", TinyModel.config().put("num_key_value_heads", 4));
        CONFIGS.put("shared-keys", TinyModel.config());
        CONFIGS.put("biases", of("Qwen2ForCausalLM"));
        CONFIGS.put("all-biases", TinyModel.config().put("attention_bias", true));
        CONFIGS.put("tied", TinyModel.config().put("tie_word_embeddings", true));
        CONFIGS.put("window", of("MistralForCausalLM").put("sliding_window", 6));
        CONFIGS.put(
                "window-of-some-layers",
                of("Qwen2ForCausalLM")
                        .put("sliding_window", 6)
                        .put("use_sliding_window", true)
                        .put("max_window_layers", 1));
        ObjectNode linear = TinyModel.config();
        linear.putObject("rope_scaling").put("rope_type", "linear").put("factor", 4.0);
        CONFIGS.put("linear-rope", linear);
        ObjectNode llama3 = TinyModel.config();
        llama3.putObject("rope_scaling")
                .put("rope_type", "llama3")
                .put("factor", 8.0)
                .put("low_freq_factor", 1.0)
                .put("high_freq_factor", 4.0)
                .put("original_max_position_embeddings", 64);
        CONFIGS.put("llama3-rope", llama3);
        CONFIGS.put("norms", of("Qwen3ForCausalLM").put("head_dim", 16));
    }

    private GoldenModels() {}

    private static ObjectNode of(String architecture) {
        ObjectNode config = TinyModel.config();
        config.putArray("architectures").add(architecture);
        return config;
    }

    static Path write(Path folder, String name) throws IOException {
        return TinyModel.write(folder, config(name), 1);
    }

    static ObjectNode config(String name) {
        return requireNonNull(CONFIGS.get(name), name).deepCopy();
    }

    static Golden golden(String name) throws IOException {
        try (InputStream file = GoldenModels.class.getResourceAsStream("golden/" + name + ".json")) {
            JsonNode found = TinyModel.MAPPER.readTree(file);
            return new Golden(
                    TinyModel.MAPPER.convertValue(found.path("prompt"), int[].class),
                    TinyModel.MAPPER.convertValue(found.path("greedy"), int[].class),
                    TinyModel.MAPPER.convertValue(found.path("first"), float[].class),
                    TinyModel.MAPPER.convertValue(found.path("last"), float[].class));
        }
    }

    /**
     * What a model gives.
     *
     * @param greedy the tokens that follow the prompt when always the likeliest is taken
     * @param first the logits from which the first of these was taken
     * @param last those of the last
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Golden(int[] prompt, int[] greedy, float[] first, float[] last) {}

    /** Writes all of them into a folder, for the reference to read. */
    public static void main(String[] arguments) throws IOException {
        for (String name : CONFIGS.keySet()) {
            write(Path.of(arguments[0]).resolve(name), name);
        }
    }
}
