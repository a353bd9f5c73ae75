package dev.vivavoce.djl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each token of a model stands for, as {@code tokenizer.json} tells it: byte-level BPE, as Llama 3 and Qwen have it, and that of SentencePiece, as Llama 2
 * and Mistral do.
 */
final class Vocabulary {
    private static final Pattern OCTET = Pattern.compile("<0x([0-9A-F]{2})>");
    private static final char BLANK = '\u2581';
    private static final byte[] NOTHING = new byte[0];
    private static final Map<Character, Integer> ALPHABET = alphabet();

    private final List<byte[]> tokens;
    private final Map<String, Integer> added = new HashMap<>();
    private final BitSet special = new BitSet();
    private final Optional<Integer> unknown;
    private final boolean byteLevel;

    private Vocabulary(JsonNode tokenizer) {
        JsonNode model = tokenizer.path("model");
        if (!model.path("vocab").isObject() || !model.path("merges").isArray()) {
            throw new ModelFolderException(
                    "tokenizer.json: the model is " + model.path("type").asText("none") + "; BPE is what can be read");
        }
        this.byteLevel =
                has(tokenizer.path("decoder"), "ByteLevel") || has(tokenizer.path("pre_tokenizer"), "ByteLevel");
        JsonNode rare = model.path("vocab").path(model.path("unk_token").asText(""));
        this.unknown = rare.isInt() ? Optional.of(rare.intValue()) : Optional.empty();
        List<byte[]> found = new ArrayList<>();
        model.path("vocab").properties().forEach(token -> put(found, token.getValue(), octets(token.getKey())));
        for (JsonNode token : tokenizer.path("added_tokens")) {
            String content = token.path("content").asText();
            boolean isSpecial = token.path("special").asBoolean();
            put(found, token.path("id"), isSpecial ? NOTHING : content.getBytes(StandardCharsets.UTF_8));
            if (!content.isEmpty()) {
                added.put(content, token.path("id").intValue());
            }
            special.set(token.path("id").intValue(), isSpecial);
        }
        this.tokens = Collections.unmodifiableList(found);
    }

    /**
     * Reads a vocabulary.
     *
     * @throws ModelFolderException where it is of a kind that cannot be read
     */
    static Vocabulary of(JsonNode tokenizer) {
        return new Vocabulary(tokenizer);
    }

    private static void put(List<byte[]> found, JsonNode id, byte[] octets) {
        if (!id.isInt() || id.intValue() < 0 || id.intValue() > 1 << 24) {
            throw new ModelFolderException("tokenizer.json: " + id + " is no token's number");
        }
        while (found.size() <= id.intValue()) {
            found.add(NOTHING);
        }
        found.set(id.intValue(), octets);
    }

    /** One more than the greatest number of a token. */
    int size() {
        return tokens.size();
    }

    /** What a token writes, in UTF-8; it may be a part of a character. Empty where it is special, or none. */
    byte[] octets(int token) {
        return tokens.get(token);
    }

    /** The same of all, but empty too for those which were added to the vocabulary: no text is written with them, but for their marks. */
    List<byte[]> plain() {
        List<byte[]> plain = new ArrayList<>(tokens);
        added.values().forEach(token -> plain.set(token, NOTHING));
        return plain;
    }

    /** Those that were added to the vocabulary, by what they are written as. Among them are all that are special. */
    Map<String, Integer> added() {
        return Collections.unmodifiableMap(added);
    }

    /**
     * The number of one that was added to the vocabulary.
     *
     * @throws IllegalArgumentException where there is none
     */
    int added(String token) {
        return Optional.ofNullable(added.get(token))
                .orElseThrow(() -> new IllegalArgumentException("no token is written " + token));
    }

    /** Whether it is special and so writes nothing. */
    boolean isSpecial(int token) {
        return special.get(token);
    }

    /** What stands for a character that no token writes. */
    boolean isUnknown(int token) {
        return unknown.filter(id -> id == token).isPresent();
    }

    /** Whether each token is made of bytes; else of characters, and blanks are written as U+2581. */
    boolean isByteLevel() {
        return byteLevel;
    }

    /** All that a reply can consist of: what writes something, or ends it. */
    BitSet writable(List<Integer> ends) {
        BitSet writable = new BitSet(tokens.size());
        for (int token = 0; token < tokens.size(); token++) {
            writable.set(token, tokens.get(token).length > 0);
        }
        ends.forEach(writable::set);
        return writable;
    }

    private byte[] octets(String token) {
        return byteLevel ? byteLevel(token) : sentencePiece(token);
    }

    private static byte[] byteLevel(String token) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < token.length(); i++) {
            Integer octet = ALPHABET.get(token.charAt(i));
            if (octet == null) {
                return token.getBytes(StandardCharsets.UTF_8);
            }
            octets.write(octet);
        }
        return octets.toByteArray();
    }

    private static byte[] sentencePiece(String token) {
        Matcher octet = OCTET.matcher(token);
        return octet.matches()
                ? new byte[] {(byte) Integer.parseInt(octet.group(1), 16)}
                : token.replace(BLANK, ' ').getBytes(StandardCharsets.UTF_8);
    }

    /** The letters that GPT-2's byte-level BPE writes bytes with: those that can be seen stand for themselves, the rest for U+0100 on. */
    private static Map<Character, Integer> alphabet() {
        Map<Character, Integer> alphabet = new HashMap<>();
        char next = 0x100;
        for (int octet = 0; octet < 256; octet++) {
            boolean seen = (octet > 0x20 && octet < 0x7f) || (octet > 0xa0 && octet != 0xad);
            alphabet.put(seen ? (char) octet : next++, octet);
        }
        return alphabet;
    }

    /** Whether a part of {@code tokenizer.json} is of a type, or one of those within it is. */
    static boolean has(JsonNode part, String type) {
        return part.findValuesAsText("type").contains(type);
    }
}
