package dev.vivavoce.djl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder with a text encoder as Hugging Face and sentence-transformers lay it out, looked through before anything is loaded: what the native
 * code would choke on, it is not given.
 *
 * @param folder the folder itself
 * @param width of a vector
 * @param longest the most tokens of a text, those that frame it included
 * @param pooling as {@code 1_Pooling/config.json} says; the mean where there is no {@code modules.json}
 * @param normed whether {@code modules.json} ends in a norm
 */
record EncoderFolder(Path folder, int width, int longest, Pooling pooling, boolean normed) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String CONFIG = "config.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String WEIGHTS = "model.safetensors";
    private static final String MODULES = "modules.json";
    private static final List<String> KNOWN = List.of("BertModel", "BertForMaskedLM");
    private static final List<String> ACTIVATIONS = List.of("gelu", "relu");
    private static final String OWN_PREFIX = "bert.";

    private record Modules(Pooling pooling, boolean normed) {}

    /**
     * Looks through a folder.
     *
     * @throws ModelFolderException where it holds nothing that can be run; the message says why
     * @throws UncheckedIOException where a file cannot be read
     */
    static EncoderFolder open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ModelFolderException(folder + " is no folder");
        }
        JsonNode config = require(folder, CONFIG);
        String name = config.path("architectures").path(0).asText("none");
        if (!KNOWN.contains(name) || !config.path("model_type").asText().equals("bert")) {
            throw refused("the architecture is " + name + " of type "
                    + config.path("model_type").asText("none") + "; those that can embed are "
                    + String.join(", ", KNOWN) + " of type bert");
        }
        requireOneOf(config, "hidden_act", ACTIVATIONS);
        if (config.has("position_embedding_type")) {
            requireOneOf(config, "position_embedding_type", List.of("absolute"));
        }
        int width = whole(config, "hidden_size");
        if (width % whole(config, "num_attention_heads") != 0) {
            throw refused(config.path("num_attention_heads") + " heads do not share a width of " + width);
        }
        weights(folder, tensors(config));
        vocabulary(folder, whole(config, "vocab_size"));
        Modules modules = modules(folder);
        return new EncoderFolder(folder, width, longest(folder, config), modules.pooling, modules.normed);
    }

    Path tokenizer() {
        return folder.resolve(TOKENIZER);
    }

    /** As sentence-transformers tells it, where it does; the tokenizer's own limit else, and never more than there are positions. */
    private static int longest(Path folder, JsonNode config) {
        int positions = whole(config, "max_position_embeddings");
        int told =
                json(folder, "sentence_bert_config.json").path("max_seq_length").asInt(0);
        // Where a tokenizer has no limit it says so by an enormous number.
        double known =
                json(folder, "tokenizer_config.json").path("model_max_length").asDouble(0);
        double limit = told > 0 ? told : known > 0 ? known : positions;
        return (int) Math.min(positions, limit);
    }

    private static Modules modules(Path folder) {
        if (!Files.exists(folder.resolve(MODULES))) {
            return new Modules(Pooling.MEAN, false);
        }
        Pooling pooling = null;
        boolean normed = false;
        for (JsonNode module : require(folder, MODULES)) {
            String type = module.path("type").asText();
            switch (type.substring(type.lastIndexOf('.') + 1)) {
                case "Transformer" -> {}
                case "Pooling" -> pooling = pooling(folder, module.path("path").asText());
                case "Normalize" -> normed = true;
                default ->
                    throw new ModelFolderException(MODULES + ": a module of type " + type
                            + " is not known; Transformer, Pooling and Normalize are");
            }
        }
        if (pooling == null) {
            throw new ModelFolderException(MODULES + " names no module of type Pooling");
        }
        return new Modules(pooling, normed);
    }

    private static Pooling pooling(Path folder, String path) {
        if (!path.matches("\\w[\\w.-]*")) {
            throw new ModelFolderException(MODULES + " names \"" + path + "\", which is no folder within this one");
        }
        String name = path + "/" + CONFIG;
        JsonNode config = require(folder, name);
        boolean mean = config.path("pooling_mode_mean_tokens").asBoolean(false);
        boolean first = config.path("pooling_mode_cls_token").asBoolean(false);
        config.fieldNames().forEachRemaining(mode -> {
            boolean known = mode.equals("pooling_mode_mean_tokens") || mode.equals("pooling_mode_cls_token");
            if (mode.startsWith("pooling_mode_") && !known && config.path(mode).asBoolean(false)) {
                throw new ModelFolderException(
                        name + ": " + mode + " is not known; the mean of tokens and the first are");
            }
        });
        if (mean == first) {
            throw new ModelFolderException(
                    name + " must ask for the mean of tokens or for the first, and not for both");
        }
        return mean ? Pooling.MEAN : Pooling.CLS;
    }

    private static void weights(Path folder, Map<String, List<Integer>> tensors) {
        Path file = folder.resolve(WEIGHTS);
        if (!Files.isRegularFile(file)) {
            throw new ModelFolderException(WEIGHTS + " is missing");
        }
        try (Safetensors weights = Safetensors.open(file, name -> tensors.containsKey(own(name)))) {
            Map<String, List<Integer>> found = new LinkedHashMap<>();
            weights.tensors().forEach((name, tensor) -> found.put(own(name), tensor.shape()));
            tensors.forEach((name, shape) -> {
                if (!shape.equals(found.get(name))) {
                    throw new ModelFolderException(
                            found.containsKey(name)
                                    ? "the tensor " + name + " is of shape " + found.get(name) + "; config.json says "
                                            + shape
                                    : "the tensor " + name + " is not in " + WEIGHTS);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String own(String tensor) {
        return tensor.startsWith(OWN_PREFIX) ? tensor.substring(OWN_PREFIX.length()) : tensor;
    }

    private static Map<String, List<Integer>> tensors(JsonNode config) {
        int width = whole(config, "hidden_size");
        int inner = whole(config, "intermediate_size");
        Map<String, List<Integer>> tensors = new LinkedHashMap<>();
        tensors.put("embeddings.word_embeddings.weight", List.of(whole(config, "vocab_size"), width));
        tensors.put("embeddings.position_embeddings.weight", List.of(whole(config, "max_position_embeddings"), width));
        tensors.put("embeddings.token_type_embeddings.weight", List.of(whole(config, "type_vocab_size"), width));
        norm(tensors, "embeddings.LayerNorm", width);
        for (int layer = 0; layer < whole(config, "num_hidden_layers"); layer++) {
            String of = "encoder.layer." + layer + ".";
            linear(tensors, of + "attention.self.query", width, width);
            linear(tensors, of + "attention.self.key", width, width);
            linear(tensors, of + "attention.self.value", width, width);
            linear(tensors, of + "attention.output.dense", width, width);
            norm(tensors, of + "attention.output.LayerNorm", width);
            linear(tensors, of + "intermediate.dense", inner, width);
            linear(tensors, of + "output.dense", width, inner);
            norm(tensors, of + "output.LayerNorm", width);
        }
        return tensors;
    }

    private static void linear(Map<String, List<Integer>> tensors, String name, int rows, int columns) {
        tensors.put(name + ".weight", List.of(rows, columns));
        tensors.put(name + ".bias", List.of(rows));
    }

    private static void norm(Map<String, List<Integer>> tensors, String name, int width) {
        tensors.put(name + ".weight", List.of(width));
        tensors.put(name + ".bias", List.of(width));
    }

    private static void vocabulary(Path folder, int size) {
        JsonNode tokenizer = require(folder, TOKENIZER);
        int highest = -1;
        for (JsonNode id : tokenizer.path("model").path("vocab")) {
            highest = Math.max(highest, id.asInt(-1));
        }
        for (JsonNode added : tokenizer.path("added_tokens")) {
            highest = Math.max(highest, added.path("id").asInt(-1));
        }
        if (highest < 0 || highest >= size) {
            throw new ModelFolderException(TOKENIZER
                    + (highest < 0
                            ? " has no vocabulary"
                            : " knows " + (highest + 1) + " tokens; config.json says " + size));
        }
    }

    private static void requireOneOf(JsonNode config, String key, List<String> known) {
        String value = config.path(key).asText("none");
        if (!known.contains(value)) {
            throw refused(key + " is " + value + ", not " + String.join(" or ", known));
        }
    }

    private static int whole(JsonNode config, String key) {
        JsonNode value = config.path(key);
        if (!value.canConvertToInt() || !value.canConvertToExactIntegral() || value.intValue() < 1) {
            throw refused(key + " must be a whole number from 1 on but is " + value);
        }
        return value.intValue();
    }

    private static ModelFolderException refused(String why) {
        return new ModelFolderException(CONFIG + ": " + why);
    }

    private static JsonNode require(Path folder, String name) {
        if (!Files.isRegularFile(folder.resolve(name))) {
            throw new ModelFolderException(name + " is missing");
        }
        return json(folder, name);
    }

    /** Nothing where there is no such file. */
    private static JsonNode json(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return MAPPER.createObjectNode();
        }
        try {
            return MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new ModelFolderException(name + " is no JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
