package dev.vivavoce.djl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes a folder to measure with: the shape of a model of 362 million parameters, with weights by chance in bf16. It says nothing of sense. */
final class BenchmarkModel {
    private static final int NOISE = 1 << 20;
    private static final short ONE = 0x3f80;
    private static final Pattern WORD = Pattern.compile(" ?\\p{L}+");

    private BenchmarkModel() {}

    /** The shape of SmolLM2-360M. */
    static ObjectNode config() {
        return TinyModel.config()
                .put("vocab_size", 49_152)
                .put("hidden_size", 960)
                .put("intermediate_size", 2560)
                .put("num_hidden_layers", 32)
                .put("num_attention_heads", 15)
                .put("num_key_value_heads", 5)
                .put("max_position_embeddings", 8192)
                .put("tie_word_embeddings", true);
    }

    /** Writes it into the folder of the first argument; a tiny one of the same family where the second says {@code tiny}. */
    public static void main(String[] arguments) throws IOException {
        boolean tiny = arguments.length > 1 && arguments[1].equals("tiny");
        ObjectNode config =
                tiny ? TinyModel.config().put("vocab_size", 4_096).put("max_position_embeddings", 8_192) : config();
        write(Path.of(arguments[0]), config);
    }

    private static ObjectNode tokenizer(int size) {
        ObjectNode tokenizer = TinyTokenizer.byteLevel(TinyTokenizer.CHAT_ML, words());
        ObjectNode tokens = tokenizer.withObject("/model/vocab");
        for (int id = Vocabulary.of(tokenizer).size(); id < size; id++) {
            tokens.put("never written " + id, id);
        }
        return tokenizer;
    }

    /** Of what an evaluation says to a model, so that its prompt has about as many tokens as with a model's own tokenizer. */
    private static List<String> words() {
        return WORD.matcher(FirstToken.prompt())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private static void write(Path folder, ObjectNode config) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("config.json"), config.toString());
        TinyTokenizer.write(folder, tokenizer(config.path("vocab_size").asInt()), "<|im_end|>");
        Map<String, List<Integer>> tensors = Architecture.of(config).tensors();
        ObjectNode header = TinyModel.MAPPER.createObjectNode();
        long at = 0;
        for (Map.Entry<String, List<Integer>> tensor : tensors.entrySet()) {
            long end = at + Short.BYTES * Architecture.size(tensor.getValue());
            ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", "BF16");
            tensor.getValue().forEach(entry.withArray("/shape")::add);
            entry.withArray("/data_offsets").add(at).add(end);
            at = end;
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        Path path = folder.resolve("model.safetensors");
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            file.write(ByteBuffer.allocate(8 + json.length)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(json.length)
                    .put(json)
                    .flip());
            short[] noise = noise();
            for (Map.Entry<String, List<Integer>> tensor : tensors.entrySet()) {
                fill(file, Architecture.size(tensor.getValue()), tensor.getKey().endsWith("norm.weight"), noise);
            }
        }
    }

    private static void fill(FileChannel file, long numbers, boolean norm, short[] noise) throws IOException {
        for (long left = numbers; left > 0; left -= NOISE) {
            int count = (int) Math.min(left, NOISE);
            ByteBuffer block = ByteBuffer.allocate(Short.BYTES * count).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < count; i++) {
                block.putShort(norm ? ONE : noise[i]);
            }
            file.write(block.flip());
        }
    }

    private static short[] noise() {
        Random random = new Random(1);
        short[] noise = new short[NOISE];
        for (int i = 0; i < NOISE; i++) {
            noise[i] = (short) (Float.floatToIntBits((float) random.nextGaussian() * 0.03f) >>> 16);
        }
        return noise;
    }
}
