package dev.vivavoce.djl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The shape of a decoder as {@code config.json} tells it: those of Llama 2 and 3, Mistral, Qwen 2.5 and Qwen 3.
 *
 * @param name as in {@code architectures}
 * @param hidden width of the residual stream
 * @param intermediate width within the feed-forward part
 * @param keyHeads heads of keys and values, each shared by {@code heads / keyHeads} heads of queries
 * @param headWidth width of one head
 * @param context the most tokens of prompt and reply together
 * @param rope how positions turn queries and keys
 * @param epsilon added to the mean square in root-mean-square norms
 * @param tied whether the first embedding is the last layer as well
 * @param biased whether queries, keys and values have a bias
 * @param outputBiased whether what attention gives has one
 * @param normed whether queries and keys are normed by head (Qwen 3)
 * @param window how many tokens a layer looks at, its own included, where that is not all of them
 * @param full how many of the first layers look at all tokens nevertheless
 */
record Architecture(
        String name,
        int vocabulary,
        int hidden,
        int intermediate,
        int layers,
        int heads,
        int keyHeads,
        int headWidth,
        int context,
        Rope rope,
        double epsilon,
        boolean tied,
        boolean biased,
        boolean outputBiased,
        boolean normed,
        Optional<Integer> window,
        int full) {

    static final String EMBEDDING = "model.embed_tokens.weight";
    static final String HEAD = "lm_head.weight";

    private static final List<String> KNOWN =
            List.of("LlamaForCausalLM", "MistralForCausalLM", "Qwen2ForCausalLM", "Qwen3ForCausalLM");

    /** What Qwen takes where its folder says nothing. */
    private static final int MAX_WINDOW_LAYERS = 28;

    /**
     * Rotary position embedding (Su et al., 2021).
     *
     * @param theta the base of the angles
     * @param scaling {@code none}, {@code linear} or {@code llama3}
     * @param factor by which the context was widened; 1 where it was not
     * @param lowFactor of {@code llama3}: wave lengths above {@code original / lowFactor} are scaled in full
     * @param highFactor of {@code llama3}: those below {@code original / highFactor} not at all
     * @param original the context that the model was first trained with
     */
    record Rope(double theta, String scaling, double factor, double lowFactor, double highFactor, int original) {
        /**
         * By how much each pair of a head turns from one position to the next, in radians.
         *
         * @param width of a head
         */
        double[] frequencies(int width) {
            double[] frequencies = new double[width / 2];
            for (int i = 0; i < frequencies.length; i++) {
                double plain = Math.pow(theta, -2.0 * i / width);
                frequencies[i] = switch (scaling) {
                    case "linear" -> plain / factor;
                    case "llama3" -> stretched(plain);
                    default -> plain;
                };
            }
            return frequencies;
        }

        /** As Llama 3.1 does it: long waves are stretched, short ones are not, and those between are in part. */
        private double stretched(double frequency) {
            double turns = original * frequency / (2 * Math.PI);
            double kept = (turns - lowFactor) / (highFactor - lowFactor);
            double share = Math.max(0, Math.min(1, kept));
            return share * frequency + (1 - share) * frequency / factor;
        }

        private static Rope of(JsonNode config, int context) {
            // What newer folders tell in one place, older ones tell in two.
            JsonNode scaling =
                    config.hasNonNull("rope_parameters") ? config.path("rope_parameters") : config.path("rope_scaling");
            double theta = number(scaling, "rope_theta", number(config, "rope_theta", 10_000));
            if (scaling.isMissingNode() || scaling.isNull()) {
                return new Rope(theta, "none", 1, 1, 1, context);
            }
            String type = scaling.path("rope_type").asText(scaling.path("type").asText("default"));
            return switch (type) {
                case "default" -> new Rope(theta, "none", 1, 1, 1, context);
                case "linear" -> new Rope(theta, type, positive(scaling, "factor"), 1, 1, context);
                case "llama3" ->
                    new Rope(
                            theta,
                            type,
                            positive(scaling, "factor"),
                            positive(scaling, "low_freq_factor"),
                            positive(scaling, "high_freq_factor"),
                            whole(scaling, "original_max_position_embeddings"));
                default ->
                    throw new ModelFolderException("config.json: rope_scaling of type " + type
                            + " is not known; default, linear and llama3 are");
            };
        }
    }

    static Architecture of(JsonNode config) {
        String name = config.path("architectures").path(0).asText("none");
        if (!KNOWN.contains(name)) {
            throw new ModelFolderException("config.json: the architecture is " + name + "; those that can be run are "
                    + String.join(", ", KNOWN));
        }
        if (!config.path("hidden_act").asText("silu").equals("silu")) {
            throw new ModelFolderException(
                    "config.json: hidden_act is " + config.path("hidden_act").asText() + ", not silu");
        }
        if (config.has("quantization_config")) {
            throw new ModelFolderException(
                    "config.json: the weights are quantised already; take the model as it was published in bf16, f16 or f32");
        }
        if (config.path("mlp_bias").asBoolean(false)) {
            throw new ModelFolderException("config.json: mlp_bias is true; no family that can be run has one");
        }
        int hidden = whole(config, "hidden_size");
        int heads = whole(config, "num_attention_heads");
        int keyHeads = config.hasNonNull("num_key_value_heads") ? whole(config, "num_key_value_heads") : heads;
        int headWidth = config.hasNonNull("head_dim") ? whole(config, "head_dim") : hidden / heads;
        if (heads % keyHeads != 0 || (!config.hasNonNull("head_dim") && hidden % heads != 0) || headWidth % 2 != 0) {
            throw new ModelFolderException("config.json: " + heads + " heads of " + headWidth + " over " + keyHeads
                    + " of keys do not share a width of " + hidden);
        }
        int context = whole(config, "max_position_embeddings");
        boolean qwen2 = name.equals("Qwen2ForCausalLM");
        boolean mistral = name.equals("MistralForCausalLM");
        boolean biased = config.path("attention_bias").asBoolean(false);
        boolean windowed = mistral || config.path("use_sliding_window").asBoolean(false);
        boolean window = windowed && config.hasNonNull("sliding_window");
        return new Architecture(
                name,
                whole(config, "vocab_size"),
                hidden,
                whole(config, "intermediate_size"),
                whole(config, "num_hidden_layers"),
                heads,
                keyHeads,
                headWidth,
                context,
                Rope.of(config, context),
                number(config, "rms_norm_eps", 1e-6),
                config.path("tie_word_embeddings").asBoolean(false),
                qwen2 || biased,
                !qwen2 && biased,
                name.equals("Qwen3ForCausalLM"),
                window ? Optional.of(whole(config, "sliding_window")) : Optional.empty(),
                window && !mistral ? Math.max(0, (int) number(config, "max_window_layers", MAX_WINDOW_LAYERS)) : 0);
    }

    /** Each tensor that it takes, with its shape, by the names that Hugging Face gives them. */
    Map<String, List<Integer>> tensors() {
        Map<String, List<Integer>> tensors = new LinkedHashMap<>();
        tensors.put(EMBEDDING, List.of(vocabulary, hidden));
        int queries = heads * headWidth;
        int keys = keyHeads * headWidth;
        for (int layer = 0; layer < layers; layer++) {
            String of = "model.layers." + layer + ".";
            tensors.put(of + "input_layernorm.weight", List.of(hidden));
            tensors.put(of + "self_attn.q_proj.weight", List.of(queries, hidden));
            tensors.put(of + "self_attn.k_proj.weight", List.of(keys, hidden));
            tensors.put(of + "self_attn.v_proj.weight", List.of(keys, hidden));
            if (biased) {
                tensors.put(of + "self_attn.q_proj.bias", List.of(queries));
                tensors.put(of + "self_attn.k_proj.bias", List.of(keys));
                tensors.put(of + "self_attn.v_proj.bias", List.of(keys));
            }
            if (normed) {
                tensors.put(of + "self_attn.q_norm.weight", List.of(headWidth));
                tensors.put(of + "self_attn.k_norm.weight", List.of(headWidth));
            }
            tensors.put(of + "self_attn.o_proj.weight", List.of(hidden, queries));
            if (outputBiased) {
                tensors.put(of + "self_attn.o_proj.bias", List.of(hidden));
            }
            tensors.put(of + "post_attention_layernorm.weight", List.of(hidden));
            tensors.put(of + "mlp.gate_proj.weight", List.of(intermediate, hidden));
            tensors.put(of + "mlp.up_proj.weight", List.of(intermediate, hidden));
            tensors.put(of + "mlp.down_proj.weight", List.of(hidden, intermediate));
        }
        tensors.put("model.norm.weight", List.of(hidden));
        if (!tied) {
            tensors.put(HEAD, List.of(vocabulary, hidden));
        }
        return tensors;
    }

    /** How many numbers it consists of. */
    long parameters() {
        return tensors().values().stream().mapToLong(Architecture::size).sum();
    }

    /** Bytes of keys and values of one token, at {@code width} bytes each number. */
    long cacheBytes(int width) {
        return 2L * layers * keyHeads * headWidth * width;
    }

    static long size(List<Integer> shape) {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    private static int whole(JsonNode config, String key) {
        JsonNode value = config.path(key);
        if (!value.canConvertToInt() || !value.canConvertToExactIntegral() || value.intValue() < 1) {
            throw new ModelFolderException("config.json: " + key + " must be a whole number from 1 on but is " + value);
        }
        return value.intValue();
    }

    private static double positive(JsonNode config, String key) {
        double value = number(config, key, Double.NaN);
        if (!(value > 0)) {
            throw new ModelFolderException("config.json: " + key + " must be above 0 but is " + config.path(key));
        }
        return value;
    }

    private static double number(JsonNode config, String key, double otherwise) {
        JsonNode value = config.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return otherwise;
        }
        if (!value.isNumber()) {
            throw new ModelFolderException("config.json: " + key + " must be a number but is " + value);
        }
        return value.doubleValue();
    }
}
