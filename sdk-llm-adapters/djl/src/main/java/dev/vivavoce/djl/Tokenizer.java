package dev.vivavoce.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Text to tokens, as {@code tokenizer.json} tells it. Thread-safe.
 *
 * <p>The tokenizer that runs is told of none of the tokens that were added to the vocabulary, nor of any that is special: whatever a text says, it comes out as
 * text. They are found here, in what a template says, and nowhere else.
 */
final class Tokenizer implements AutoCloseable {
    private static final Map<String, String> OPTIONS =
            Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

    /** Where a blank is put before a text that begins with none. */
    private enum Lead {
        NOWHERE,
        FIRST,
        EVERYWHERE
    }

    private final Vocabulary vocabulary;
    private final TokenTrie trie;
    private final HuggingFaceTokenizer plain;
    private final Lead lead;
    private final @Nullable Pattern marks;

    private Tokenizer(Vocabulary vocabulary, JsonNode tokenizer) {
        this.vocabulary = vocabulary;
        this.trie = TokenTrie.of(vocabulary.plain(), -1);
        this.lead = lead(tokenizer);
        this.plain = start(plain(tokenizer, vocabulary));
        this.marks = vocabulary.added().isEmpty()
                ? null
                : Pattern.compile(vocabulary.added().keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .collect(Collectors.joining("|")));
    }

    /**
     * Starts a tokenizer.
     *
     * @throws ModelFolderException where it is of a kind that cannot be run
     */
    static Tokenizer of(JsonNode tokenizer) {
        return new Tokenizer(Vocabulary.of(tokenizer), tokenizer);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Whether a text's first blank is no part of it. */
    boolean hasLead() {
        return lead != Lead.NOWHERE;
    }

    /** A prompt; special tokens come from its markup alone. */
    int[] encode(List<Piece> pieces) {
        List<int[]> found = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (Piece piece : pieces) {
            int from = 0;
            if (piece.isMarkup() && marks != null) {
                Matcher mark = marks.matcher(piece.text());
                while (mark.find()) {
                    flush(run.append(piece.text(), from, mark.start()), found);
                    found.add(new int[] {vocabulary.added(mark.group())});
                    from = mark.end();
                }
            }
            run.append(piece.text(), from, piece.text().length());
        }
        flush(run, found);
        return found.stream().flatMapToInt(Arrays::stream).toArray();
    }

    private void flush(StringBuilder run, List<int[]> found) {
        if (run.length() > 0) {
            boolean leads = lead == Lead.EVERYWHERE || (lead == Lead.FIRST && found.isEmpty());
            found.add(encode(leads && run.charAt(0) != ' ' ? " " + run : run.toString()));
            run.setLength(0);
        }
    }

    /** A text, without any special token. */
    int[] encode(String text) {
        // Half a surrogate pair is no character, and the native code would refuse it.
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        int[] tokens = Arrays.stream(plain.encode(whole, false, false).getIds())
                .mapToInt(Math::toIntExact)
                .toArray();
        if (IntStream.of(tokens).anyMatch(token -> vocabulary.isSpecial(token) && !vocabulary.isUnknown(token))) {
            throw new IllegalStateException("tokenizer.json makes special tokens out of text");
        }
        return tokens;
    }

    /** Tokens that write just these bytes, as few as can be found; empty where there are none. */
    Optional<int[]> encode(byte[] octets) {
        try {
            int[] tokens = encode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
            if (Arrays.equals(octets(tokens), octets)) {
                return Optional.of(tokens);
            }
        } catch (CharacterCodingException halfACharacter) {
            // It is put together from pieces below.
        }
        IntStream.Builder tokens = IntStream.builder();
        for (int at = 0; at < octets.length; ) {
            int token = trie.longest(octets, at);
            if (token < 0) {
                return Optional.empty();
            }
            tokens.add(token);
            at += vocabulary.octets(token).length;
        }
        return Optional.of(tokens.build().toArray());
    }

    private byte[] octets(int[] tokens) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int token : tokens) {
            octets.writeBytes(vocabulary.octets(token));
        }
        return octets.toByteArray();
    }

    @Override
    public void close() {
        plain.close();
    }

    private static HuggingFaceTokenizer start(JsonNode tokenizer) {
        Offline.stay();
        try {
            return HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(tokenizer.toString().getBytes(StandardCharsets.UTF_8)), OPTIONS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) { // the native code's own, of no special type
            throw new ModelFolderException("tokenizer.json: " + e.getMessage(), e);
        }
    }

    private static Lead lead(JsonNode tokenizer) {
        JsonNode before = tokenizer.path("pre_tokenizer");
        if (Vocabulary.has(tokenizer.path("normalizer"), "Prepend")
                || (before.findValues("prepend_scheme").isEmpty()
                        && before.findValuesAsText("add_prefix_space").contains("true"))) {
            return Lead.EVERYWHERE;
        }
        List<String> schemes = before.findValuesAsText("prepend_scheme");
        if (schemes.contains("always")) {
            return Lead.EVERYWHERE;
        }
        return schemes.contains("first") ? Lead.FIRST : Lead.NOWHERE;
    }

    /** The same without what was added to the vocabulary, and without blanks put before a text. */
    private static JsonNode plain(JsonNode tokenizer, Vocabulary vocabulary) {
        ObjectNode plain = tokenizer.deepCopy();
        plain.putArray("added_tokens");
        plain.putNull("post_processor");
        plain.putNull("truncation");
        plain.putNull("padding");
        ObjectNode tokens = plain.withObject("/model/vocab");
        vocabulary.added().forEach((content, token) -> {
            // A blank stands for itself in no text that has come as far as the vocabulary: nothing can be this token.
            if (tokens.has(content) && !vocabulary.isUnknown(token)) {
                tokens.remove(content);
                tokens.put(" " + content, token);
            }
        });
        for (JsonNode part : plain.path("pre_tokenizer").findParents("type")) {
            ObjectNode before = (ObjectNode) part;
            if (before.has("add_prefix_space")) {
                before.put("add_prefix_space", false);
            }
            if (before.has("prepend_scheme")) {
                before.put("prepend_scheme", "never");
            }
        }
        withoutPrepend(plain);
        return plain;
    }

    private static void withoutPrepend(ObjectNode tokenizer) {
        JsonNode normalizer = tokenizer.path("normalizer");
        if (normalizer.path("type").asText().equals("Prepend")) {
            tokenizer.putNull("normalizer");
        } else if (normalizer.path("normalizers") instanceof ArrayNode parts) {
            for (int i = parts.size() - 1; i >= 0; i--) {
                if (parts.get(i).path("type").asText().equals("Prepend")) {
                    parts.remove(i);
                }
            }
        }
    }
}
