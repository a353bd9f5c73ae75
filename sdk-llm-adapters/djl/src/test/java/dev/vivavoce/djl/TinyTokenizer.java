package dev.vivavoce.djl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes small {@code tokenizer.json} of both kinds: whole words of a list are tokens, and all bytes. */
final class TinyTokenizer {
    static final List<String> WORDS = List.of(
            "user",
            "assistant",
            "system",
            " the",
            " answer",
            "ratings",
            "criterion",
            "evidence",
            "level",
            "positive",
            "improvements",
            "confidence",
            "anchors",
            "sentence",
            "\":",
            "\",\"",
            "{\"",
            "\":[",
            "},{\"",
            "],\"",
            " good",
            "hello",
            " world",
            "end",
            "é",
            "中");

    static final String TEMPLATE =
            "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
                    + "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}";
    static final List<String> CHAT_ML = List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>");
    static final List<String> LLAMA_3 =
            List.of("<|begin_of_text|>", "<|end_of_text|>", "<|start_header_id|>", "<|end_header_id|>", "<|eot_id|>");
    static final List<String> LLAMA_2 = List.of("<unk>", "<s>", "</s>");

    private final Map<String, Integer> tokens = new LinkedHashMap<>();
    private final ArrayNode merges = TinyModel.MAPPER.createArrayNode();

    private TinyTokenizer() {}

    /** As Llama 3 and Qwen have it: the special tokens come after the others, and stand in no vocabulary but their own. */
    static ObjectNode byteLevel(List<String> special) {
        return byteLevel(special, WORDS);
    }

    /** The same, with other words as tokens. */
    static ObjectNode byteLevel(List<String> special, List<String> words) {
        TinyTokenizer tokenizer = new TinyTokenizer();
        for (int octet = 0; octet < 256; octet++) {
            tokenizer.token(letter(octet));
        }
        for (String word : words) {
            StringBuilder letters = new StringBuilder();
            for (byte octet : word.getBytes(StandardCharsets.UTF_8)) {
                letters.append(letter(octet & 0xff));
            }
            tokenizer.merge(letters.toString());
        }
        ObjectNode json = tokenizer.json(special, tokenizer.tokens.size());
        json.putNull("normalizer");
        json.set("pre_tokenizer", byteLevel());
        json.set("decoder", byteLevel());
        return json;
    }

    /** As Llama 2 and Mistral have it: the special tokens come first, and stand in the vocabulary. */
    static ObjectNode sentencePiece() {
        TinyTokenizer tokenizer = new TinyTokenizer();
        LLAMA_2.forEach(tokenizer::token);
        for (int octet = 0; octet < 256; octet++) {
            tokenizer.token("<0x%02X>".formatted(octet));
        }
        for (char letter = ' '; letter < 127; letter++) {
            tokenizer.token(letter == ' ' ? "\u2581" : String.valueOf(letter));
        }
        WORDS.forEach(word -> word.chars()
                .forEach(letter -> tokenizer.token(String.valueOf((char) letter).replace(' ', '\u2581'))));
        WORDS.forEach(word -> tokenizer.merge(word.replace(' ', '\u2581')));
        ObjectNode json = tokenizer.json(LLAMA_2, 0);
        ((ObjectNode) json.path("model"))
                .put("unk_token", "<unk>")
                .put("byte_fallback", true)
                .put("fuse_unk", true);
        ArrayNode before = json.putObject("normalizer").put("type", "Sequence").putArray("normalizers");
        before.addObject().put("type", "Prepend").put("prepend", "\u2581");
        before.addObject()
                .put("type", "Replace")
                .put("content", "\u2581")
                .putObject("pattern")
                .put("String", " ");
        json.putNull("pre_tokenizer");
        ArrayNode after = json.putObject("decoder").put("type", "Sequence").putArray("decoders");
        after.addObject()
                .put("type", "Replace")
                .put("content", " ")
                .putObject("pattern")
                .put("String", "\u2581");
        after.addObject().put("type", "ByteFallback");
        after.addObject().put("type", "Fuse");
        return json;
    }

    /** A folder with a model of that many tokens, without weights that mean anything. */
    static Path folder(Path folder, ObjectNode tokenizer, String end) throws IOException {
        TinyModel.write(
                folder,
                TinyModel.config().put("vocab_size", Vocabulary.of(tokenizer).size()),
                1);
        write(folder, tokenizer, end);
        return folder;
    }

    static void write(Path folder, ObjectNode tokenizer, String end) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), tokenizer.toString());
        Files.writeString(
                folder.resolve("tokenizer_config.json"),
                TinyModel.MAPPER
                        .createObjectNode()
                        .put("bos_token", "<s>")
                        .put("eos_token", end)
                        .put("chat_template", TEMPLATE)
                        .toString());
    }

    private ObjectNode json(List<String> special, int first) {
        ObjectNode json = TinyModel.MAPPER.createObjectNode().put("version", "1.0");
        json.putNull("truncation").putNull("padding");
        ArrayNode added = json.putArray("added_tokens");
        int next = first;
        for (String token : special) {
            added.addObject()
                    .put("id", next++)
                    .put("content", token)
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        json.putNull("post_processor");
        ObjectNode model = json.putObject("model").put("type", "BPE");
        model.putNull("dropout").putNull("unk_token").putNull("continuing_subword_prefix");
        model.putNull("end_of_word_suffix").put("fuse_unk", false).put("byte_fallback", false);
        ObjectNode vocabulary = model.putObject("vocab");
        tokens.forEach(vocabulary::put);
        model.set("merges", merges);
        return json;
    }

    private void token(String token) {
        tokens.putIfAbsent(token, tokens.size());
    }

    /** One letter after the other is joined to those before it. */
    private void merge(String word) {
        for (int length = 2; length <= word.length(); length++) {
            if (!tokens.containsKey(word.substring(0, length))) {
                token(word.substring(0, length));
                merges.add(word.substring(0, length - 1) + " " + word.charAt(length - 1));
            }
        }
    }

    private static ObjectNode byteLevel() {
        return TinyModel.MAPPER
                .createObjectNode()
                .put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", true);
    }

    /** GPT-2's way to write bytes as letters, by the table in its paper's code: printable ones as themselves, the rest from U+0100 on. */
    private static String letter(int octet) {
        int others = 0;
        for (int before = 0; before < octet; before++) {
            others += isPrintable(before) ? 0 : 1;
        }
        return String.valueOf((char) (isPrintable(octet) ? octet : 256 + others));
    }

    private static boolean isPrintable(int octet) {
        return (octet >= '!' && octet <= '~') || (octet >= 0xa1 && octet <= 0xac) || octet >= 0xae;
    }
}
