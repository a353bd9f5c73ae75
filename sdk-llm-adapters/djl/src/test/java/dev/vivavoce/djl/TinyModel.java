package dev.vivavoce.djl;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes folders with small models of weights by chance, a fixed seed. */
final class TinyModel {
    static final JsonMapper MAPPER = new JsonMapper();

    private TinyModel() {}

    static ObjectNode config() {
        ObjectNode config = MAPPER.createObjectNode();
        config.putArray("architectures").add("LlamaForCausalLM");
        return config.put("vocab_size", 96)
                .put("hidden_size", 32)
                .put("intermediate_size", 64)
                .put("num_hidden_layers", 2)
                .put("num_attention_heads", 4)
                .put("num_key_value_heads", 2)
                .put("max_position_embeddings", 128)
                .put("rms_norm_eps", 1e-5)
                .put("rope_theta", 10_000.0)
                .put("tie_word_embeddings", false);
    }

    /** With all tensors in one file, or the same number of them in each of several. */
    static Path write(Path folder, ObjectNode config, int files) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), config.toString());
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Map<String, List<Integer>> tensors = Architecture.of(config).tensors();
        List<Map<String, List<Integer>>> parts = new ArrayList<>();
        int each = (tensors.size() + files - 1) / files;
        int i = 0;
        ObjectNode index = MAPPER.createObjectNode();
        for (Map.Entry<String, List<Integer>> tensor : tensors.entrySet()) {
            if (i++ % each == 0) {
                parts.add(new LinkedHashMap<>());
            }
            parts.get(parts.size() - 1).put(tensor.getKey(), tensor.getValue());
            index.withObject("/weight_map").put(tensor.getKey(), name(parts.size(), files));
        }
        for (int part = 0; part < parts.size(); part++) {
            Files.write(folder.resolve(name(part + 1, files)), safetensors(parts.get(part), part));
        }
        if (files > 1) {
            Files.writeString(folder.resolve("model.safetensors.index.json"), index.toString());
        }
        return folder;
    }

    static String name(int part, int files) {
        return files == 1 ? "model.safetensors" : "model-%05d-of-%05d.safetensors".formatted(part, files);
    }

    static byte[] safetensors(Map<String, List<Integer>> tensors, long seed) {
        ObjectNode header = MAPPER.createObjectNode();
        header.putObject("__metadata__").put("format", "pt");
        int at = 0;
        for (Map.Entry<String, List<Integer>> tensor : tensors.entrySet()) {
            int bytes = Math.toIntExact(4 * Architecture.size(tensor.getValue()));
            ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", "F32");
            tensor.getValue().forEach(entry.withArray("/shape")::add);
            entry.withArray("/data_offsets").add(at).add(at + bytes);
            at += bytes;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + at).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json);
        Random random = new Random(seed);
        tensors.forEach((name, shape) -> {
            // Norms lie about 1, as those of trained models do.
            float middle = name.endsWith("norm.weight") ? 1 : 0;
            for (long left = Architecture.size(shape); left > 0; left--) {
                file.putFloat(middle + (float) random.nextGaussian() / 8);
            }
        });
        return file.array();
    }

    /** Has all matrices consist of low to high steps, with both of these in each 32 numbers. */
    static void step(Path folder, float step, int low, int high) throws IOException {
        Path path = folder.resolve("model.safetensors");
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        try (ModelFolder model = ModelFolder.open(folder)) {
            model.shape().tensors().forEach((name, shape) -> {
                if (shape.size() > 1) {
                    int from = Math.toIntExact(
                            requireNonNull(model.file(name).tensors().get(name)).from());
                    for (int i = 0; i < Architecture.size(shape); i++) {
                        int at = from + Float.BYTES * i;
                        int steps = Math.max(low, Math.min(high, Math.round(file.getFloat(at) / step)));
                        file.putFloat(at, step * (i % 32 == 0 ? low : i % 32 == 1 ? high : steps));
                    }
                }
            });
        }
        Files.write(path, file.array());
    }
}
