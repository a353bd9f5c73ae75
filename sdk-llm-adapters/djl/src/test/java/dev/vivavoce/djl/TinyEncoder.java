package dev.vivavoce.djl;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes folders with a small text encoder of weights by chance, always the same; {@code reference.py} computes with the same ones. */
final class TinyEncoder {
    static final JsonMapper MAPPER = new JsonMapper();
    private static final int WIDTH = 32;
    private static final int INNER = 64;
    private static final int LAYERS = 2;
    private static final int POSITIONS = 24;
    private static final int TYPES = 2;
    private static final String[] VOCABULARY =
            ("[PAD] [UNK] [CLS] [SEP] a the cache lock thread queue test index table i we they measured wrote fixed broke read said it was slow"
                            + " fast because and then again ##s ##ed ##ing ##er never always")
                    .split(" ", -1);

    private final ObjectNode header = MAPPER.createObjectNode();
    private final ByteArrayOutputStream numbers = new ByteArrayOutputStream();
    private long state = 20_240_601;

    private TinyEncoder() {}

    static ObjectNode config() {
        ObjectNode config = MAPPER.createObjectNode().put("model_type", "bert");
        config.putArray("architectures").add("BertModel");
        return config.put("vocab_size", VOCABULARY.length)
                .put("hidden_size", WIDTH)
                .put("num_hidden_layers", LAYERS)
                .put("num_attention_heads", 4)
                .put("intermediate_size", INNER)
                .put("hidden_act", "gelu")
                .put("hidden_dropout_prob", 0.1)
                .put("attention_probs_dropout_prob", 0.1)
                .put("max_position_embeddings", POSITIONS)
                .put("type_vocab_size", TYPES)
                .put("initializer_range", 0.02)
                .put("layer_norm_eps", 1e-12)
                .put("pad_token_id", 0);
    }

    static Path write(Path folder) throws IOException {
        return write(folder, config());
    }

    static Path write(Path folder, ObjectNode config) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), config.toString());
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer().toString());
        Files.write(folder.resolve("model.safetensors"), new TinyEncoder().safetensors());
        return folder;
    }

    /** With the files of sentence-transformers. */
    static Path write(Path folder, String mode, boolean normed) throws IOException {
        write(folder);
        ArrayNode modules = MAPPER.createArrayNode();
        module(modules, "Transformer", "");
        module(modules, "Pooling", "1_Pooling");
        if (normed) {
            module(modules, "Normalize", "2_Normalize");
        }
        Files.writeString(folder.resolve("modules.json"), modules.toString());
        Files.createDirectories(folder.resolve("1_Pooling"));
        Files.writeString(
                folder.resolve("1_Pooling/config.json"),
                MAPPER.createObjectNode()
                        .put("word_embedding_dimension", WIDTH)
                        .put("pooling_mode_" + mode, true)
                        .toString());
        return folder;
    }

    static void module(ArrayNode modules, String type, String path) {
        modules.addObject()
                .put("idx", modules.size() - 1)
                .put("path", path)
                .put("type", "sentence_transformers.models." + type);
    }

    static ObjectNode tokenizer() {
        ObjectNode tokenizer = MAPPER.createObjectNode().put("version", "1.0");
        ArrayNode added = tokenizer.putArray("added_tokens");
        for (int id = 0; id < 4; id++) {
            added.addObject()
                    .put("id", id)
                    .put("content", VOCABULARY[id])
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        tokenizer
                .putObject("normalizer")
                .put("type", "BertNormalizer")
                .put("clean_text", true)
                .put("handle_chinese_chars", true)
                .putNull("strip_accents")
                .put("lowercase", true);
        tokenizer.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        ObjectNode frame = tokenizer.putObject("post_processor").put("type", "TemplateProcessing");
        ArrayNode single = frame.putArray("single");
        single.addObject().putObject("SpecialToken").put("id", "[CLS]").put("type_id", 0);
        single.addObject().putObject("Sequence").put("id", "A").put("type_id", 0);
        single.addObject().putObject("SpecialToken").put("id", "[SEP]").put("type_id", 0);
        frame.set("pair", single.deepCopy());
        ObjectNode special = frame.putObject("special_tokens");
        for (int id = 2; id < 4; id++) {
            ObjectNode token = special.putObject(VOCABULARY[id]).put("id", VOCABULARY[id]);
            token.putArray("ids").add(id);
            token.putArray("tokens").add(VOCABULARY[id]);
        }
        ObjectNode model = tokenizer
                .putObject("model")
                .put("type", "WordPiece")
                .put("unk_token", "[UNK]")
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", 100);
        ObjectNode vocabulary = model.putObject("vocab");
        for (int id = 0; id < VOCABULARY.length; id++) {
            vocabulary.put(VOCABULARY[id], id);
        }
        return tokenizer;
    }

    private byte[] safetensors() {
        tensor("embeddings.word_embeddings.weight", 2, 0, VOCABULARY.length, WIDTH);
        tensor("embeddings.position_embeddings.weight", 1, 0, POSITIONS, WIDTH);
        tensor("embeddings.token_type_embeddings.weight", 1, 0, TYPES, WIDTH);
        norm("embeddings.LayerNorm");
        for (int layer = 0; layer < LAYERS; layer++) {
            String of = "encoder.layer." + layer + ".";
            linear(of + "attention.self.query", WIDTH, WIDTH);
            linear(of + "attention.self.key", WIDTH, WIDTH);
            linear(of + "attention.self.value", WIDTH, WIDTH);
            linear(of + "attention.output.dense", WIDTH, WIDTH);
            norm(of + "attention.output.LayerNorm");
            linear(of + "intermediate.dense", INNER, WIDTH);
            linear(of + "output.dense", WIDTH, INNER);
            norm(of + "output.LayerNorm");
        }
        // Older models keep the numbers of positions among their weights.
        entry("embeddings.position_ids", "I64", 8, 1, POSITIONS);
        numbers.writeBytes(new byte[8 * POSITIONS]);
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + numbers.size()).order(ByteOrder.LITTLE_ENDIAN);
        return file.putLong(json.length).put(json).put(numbers.toByteArray()).array();
    }

    private void linear(String name, int rows, int columns) {
        tensor(name + ".weight", 0.8, 0, rows, columns);
        tensor(name + ".bias", 0.4, 0, rows);
    }

    private void norm(String name) {
        tensor(name + ".weight", 0.4, 1, WIDTH);
        tensor(name + ".bias", 0.4, 0, WIDTH);
    }

    private void tensor(String name, double scale, double middle, int... shape) {
        int size = entry(name, "F32", 4, shape);
        ByteBuffer bytes = ByteBuffer.allocate(4 * size).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < size; i++) {
            state = (state * 1_664_525 + 1_013_904_223) % (1L << 32);
            bytes.putFloat((float) ((state / (double) (1L << 32) - 0.5) * scale + middle));
        }
        numbers.writeBytes(bytes.array());
    }

    private int entry(String name, String type, int bytes, int... shape) {
        ObjectNode entry = header.putObject(name).put("dtype", type);
        int size = 1;
        for (int each : shape) {
            entry.withArray("/shape").add(each);
            size *= each;
        }
        entry.withArray("/data_offsets").add(numbers.size()).add(numbers.size() + bytes * size);
        return size;
    }
}
