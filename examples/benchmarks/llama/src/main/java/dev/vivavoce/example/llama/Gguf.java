package dev.vivavoce.example.llama;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A file as llama.cpp reads it, with the shape of a Llama in a folder of Hugging Face's kind and weights by chance; it says nothing of sense. The
 * format is that of version 3: <a href="https://github.com/ggml-org/ggml/blob/master/docs/gguf.md">GGUF</a>.
 */
final class Gguf {
    /** How weights are held: the numbers of ggml for a type, and the bytes of a block of so many of them. */
    enum Type {
        F16(1, 1, 2, 1),
        Q8_0(8, 7, 34, 32),
        Q4_0(2, 2, 18, 32);

        private final int tensor;
        private final int file;
        private final int bytes;
        private final int numbers;

        Type(int tensor, int file, int bytes, int numbers) {
            this.tensor = tensor;
            this.file = file;
            this.bytes = bytes;
            this.numbers = numbers;
        }
    }

    /** A float of 16 bits, some 0.001: what a block's numbers of 4 or 8 bits are multiplied by. */
    private static final short SCALE = 0x1400;

    private static final int F32 = 0;
    private static final int ALIGNMENT = 32;
    private static final int NOISE = 1 << 16;
    private static final int UINT32 = 4;
    private static final int FLOAT32 = 6;
    private static final int STRING = 8;
    private static final int ARRAY = 9;
    private static final int INT32 = 5;

    private final JsonNode config;
    private final JsonNode tokenizer;
    private final Type type;
    private final Map<String, long[]> tensors = new LinkedHashMap<>();
    private int values;

    private Gguf(Path folder, Type type) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        this.config = mapper.readTree(folder.resolve("config.json").toFile());
        this.tokenizer = mapper.readTree(folder.resolve("tokenizer.json").toFile());
        this.type = type;
        describe();
    }

    /** Writes the file; the bytes of weights that a token has read. */
    static long write(Path folder, Type type, Path file) throws IOException {
        return new Gguf(folder, type).write(file);
    }

    private int config(String name) {
        return config.required(name).asInt();
    }

    private void describe() {
        int width = config("hidden_size");
        int head = width / config("num_attention_heads");
        int queries = head * config("num_attention_heads");
        int keys = head * config("num_key_value_heads");
        int inner = config("intermediate_size");
        tensors.put("token_embd.weight", new long[] {width, config("vocab_size")});
        tensors.put("output_norm.weight", new long[] {width});
        for (int i = 0; i < config("num_hidden_layers"); i++) {
            String layer = "blk." + i + ".";
            tensors.put(layer + "attn_norm.weight", new long[] {width});
            tensors.put(layer + "attn_q.weight", new long[] {width, queries});
            tensors.put(layer + "attn_k.weight", new long[] {width, keys});
            tensors.put(layer + "attn_v.weight", new long[] {width, keys});
            tensors.put(layer + "attn_output.weight", new long[] {queries, width});
            tensors.put(layer + "ffn_norm.weight", new long[] {width});
            tensors.put(layer + "ffn_gate.weight", new long[] {width, inner});
            tensors.put(layer + "ffn_up.weight", new long[] {width, inner});
            tensors.put(layer + "ffn_down.weight", new long[] {inner, width});
        }
    }

    private long write(Path file) throws IOException {
        Out values = values();
        Out places = new Out();
        long at = 0;
        for (Map.Entry<String, long[]> tensor : tensors.entrySet()) {
            long[] shape = tensor.getValue();
            places.text(tensor.getKey());
            places.number(shape.length);
            for (long size : shape) {
                places.wide(size);
            }
            places.number(isMatrix(shape) ? type.tensor : F32);
            places.wide(at);
            at += padded(bytes(shape));
        }
        Out head = new Out();
        head.write("GGUF".getBytes(StandardCharsets.US_ASCII));
        head.number(3);
        head.wide(tensors.size());
        head.wide(this.values);
        head.write(values.bytes());
        head.write(places.bytes());
        head.write(new byte[(int) (padded(head.size()) - head.size())]);
        try (FileChannel out = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(ByteBuffer.wrap(head.bytes()));
            byte[] noise = noise();
            byte[] ones = ones();
            for (long[] shape : tensors.values()) {
                fill(out, padded(bytes(shape)), isMatrix(shape) ? noise : ones);
            }
        }
        return tensors.values().stream().mapToLong(this::bytes).sum();
    }

    private Out values() throws IOException {
        Out out = new Out();
        text(out, "general.architecture", "llama");
        text(out, "general.name", "by chance");
        number(out, "general.file_type", type.file);
        number(out, "llama.context_length", config("max_position_embeddings"));
        number(out, "llama.embedding_length", config("hidden_size"));
        number(out, "llama.block_count", config("num_hidden_layers"));
        number(out, "llama.feed_forward_length", config("intermediate_size"));
        number(out, "llama.attention.head_count", config("num_attention_heads"));
        number(out, "llama.attention.head_count_kv", config("num_key_value_heads"));
        number(out, "llama.rope.dimension_count", config("hidden_size") / config("num_attention_heads"));
        number(out, "llama.vocab_size", config("vocab_size"));
        fraction(
                out,
                "llama.attention.layer_norm_rms_epsilon",
                config.path("rms_norm_eps").floatValue());
        fraction(out, "llama.rope.freq_base", config.path("rope_theta").floatValue());
        tokens(out);
        return out;
    }

    private void tokens(Out out) throws IOException {
        String[] words = new String[config("vocab_size")];
        tokenizer
                .at("/model/vocab")
                .properties()
                .forEach(word -> words[word.getValue().asInt()] = word.getKey());
        tokenizer
                .path("added_tokens")
                .forEach(token ->
                        words[token.path("id").asInt()] = token.path("content").asText());
        List<String> merges = new ArrayList<>();
        tokenizer
                .at("/model/merges")
                .forEach(merge -> merges.add(
                        merge.isTextual()
                                ? merge.asText()
                                : merge.path(0).asText() + " " + merge.path(1).asText()));
        text(out, "tokenizer.ggml.model", "gpt2");
        text(out, "tokenizer.ggml.pre", "smollm");
        array(out, "tokenizer.ggml.tokens", STRING, words.length);
        for (int i = 0; i < words.length; i++) {
            out.text(words[i] == null ? "unused " + i : words[i]);
        }
        array(out, "tokenizer.ggml.token_type", INT32, words.length);
        for (int i = 0; i < words.length; i++) {
            out.number(1);
        }
        array(out, "tokenizer.ggml.merges", STRING, merges.size());
        for (String merge : merges) {
            out.text(merge);
        }
        int end = tokenizer.at("/added_tokens/0/id").asInt();
        number(out, "tokenizer.ggml.bos_token_id", end);
        number(out, "tokenizer.ggml.eos_token_id", end);
    }

    private void key(Out out, String key, int kind) throws IOException {
        values++;
        out.text(key);
        out.number(kind);
    }

    private void text(Out out, String key, String value) throws IOException {
        key(out, key, STRING);
        out.text(value);
    }

    private void number(Out out, String key, int value) throws IOException {
        key(out, key, UINT32);
        out.number(value);
    }

    private void fraction(Out out, String key, float value) throws IOException {
        key(out, key, FLOAT32);
        out.number(Float.floatToIntBits(value));
    }

    private void array(Out out, String key, int kind, int length) throws IOException {
        key(out, key, ARRAY);
        out.number(kind);
        out.wide(length);
    }

    private static boolean isMatrix(long[] shape) {
        return shape.length > 1;
    }

    private long bytes(long[] shape) {
        return isMatrix(shape) ? shape[0] * shape[1] / type.numbers * type.bytes : shape[0] * Float.BYTES;
    }

    private static long padded(long bytes) {
        return (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }

    private static void fill(FileChannel out, long bytes, byte[] pattern) throws IOException {
        for (long left = bytes; left > 0; left -= pattern.length) {
            out.write(ByteBuffer.wrap(pattern, 0, (int) Math.min(left, pattern.length)));
        }
    }

    /** Whole blocks. */
    private byte[] noise() {
        Random random = new Random(1);
        ByteBuffer noise = ByteBuffer.allocate(NOISE * type.bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] block = new byte[type.bytes - Short.BYTES];
        while (noise.hasRemaining()) {
            if (type == Type.F16) {
                // Between 0.008 and 0.125, of either sign.
                noise.putShort((short) (random.nextInt(2) << 15 | 0x2000 + random.nextInt(0x1000)));
            } else {
                random.nextBytes(block);
                noise.putShort(SCALE).put(block);
            }
        }
        return noise.array();
    }

    private static byte[] ones() {
        ByteBuffer ones = ByteBuffer.allocate(NOISE).order(ByteOrder.LITTLE_ENDIAN);
        while (ones.hasRemaining()) {
            ones.putFloat(1);
        }
        return ones.array();
    }

    /** What is written low byte first. */
    private static final class Out {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream data = new DataOutputStream(bytes);

        void number(int value) throws IOException {
            data.writeInt(Integer.reverseBytes(value));
        }

        void wide(long value) throws IOException {
            data.writeLong(Long.reverseBytes(value));
        }

        void text(String value) throws IOException {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            wide(utf8.length);
            data.write(utf8);
        }

        void write(byte[] value) throws IOException {
            data.write(value);
        }

        int size() {
            return bytes.size();
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
