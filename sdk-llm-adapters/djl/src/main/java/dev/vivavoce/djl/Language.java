package dev.vivavoce.djl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** What a folder says about the text of its model: tokens, the end of a reply, the layout of a prompt. Thread-safe. */
final class Language implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Rows of an embedding that stand for no token are usual: their number is rounded up. More than a sixteenth means that the files are of two models. */
    private static final int PADDING = 16;

    private final Tokenizer tokenizer;
    private final ChatTemplate template;
    private final List<Integer> ends;
    private final BitSet writable;
    private final JsonForm.Recent forms;

    private Language(Tokenizer tokenizer, ChatTemplate template, List<Integer> ends) {
        this.tokenizer = tokenizer;
        this.template = template;
        this.ends = ends;
        this.writable = tokenizer.vocabulary().writable(ends);
        this.forms = new JsonForm.Recent(new TokenMasks(tokenizer.vocabulary().plain(), ends.get(0)));
    }

    /**
     * Reads what a folder says.
     *
     * @param architecture as in {@code config.json}
     * @param vocabulary how many tokens the model can tell apart
     * @throws ModelFolderException where files do not fit together, or are of a kind that cannot be read
     * @throws UncheckedIOException where a file cannot be read
     */
    static Language open(Path folder, String architecture, int vocabulary) {
        Tokenizer tokenizer = Tokenizer.of(json(folder, "tokenizer.json"));
        try {
            Vocabulary tokens = tokenizer.vocabulary();
            if (tokens.size() > vocabulary || vocabulary - tokens.size() > vocabulary / PADDING) {
                throw new ModelFolderException("tokenizer.json has " + tokens.size() + " tokens, but the model "
                        + vocabulary + ": they are not of one model");
            }
            JsonNode config = json(folder, "tokenizer_config.json");
            List<Integer> ends =
                    EndTokens.of(json(folder, "generation_config.json"), config, json(folder, "config.json"), tokens);
            ChatTemplate template = FolderTemplate.of(
                    text(folder, "chat_template.jinja"),
                    config,
                    KnownTemplate.of(architecture, tokens.added().keySet()));
            return new Language(tokenizer, template, ends);
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /** The tokens of a conversation, up to where the reply begins. */
    int[] prompt(List<Turn> turns) {
        return tokenizer.encode(template.lay(turns));
    }

    /** @throws IllegalArgumentException where the schema cannot be kept, naming the keyword and its place */
    JsonForm form(String schema) {
        return forms.of(schema);
    }

    /** What a token writes. */
    byte[] octets(int token) {
        return tokenizer.vocabulary().octets(token);
    }

    /** Tokens that write one after the other; empty where there are none. */
    Optional<int[]> tokens(byte[] first, byte[] then) {
        byte[] both = Arrays.copyOf(first, first.length + then.length);
        System.arraycopy(then, 0, both, first.length, then.length);
        return tokenizer.encode(both);
    }

    /** The tokens that end a reply. */
    List<Integer> ends() {
        return ends;
    }

    /** The tokens that a reply consists of, and those that end it. */
    BitSet writable() {
        return writable;
    }

    /** Whether the blank that a reply begins with is no part of it. */
    boolean hasLead() {
        return tokenizer.hasLead();
    }

    @Override
    public void close() {
        tokenizer.close();
    }

    private static JsonNode json(Path folder, String name) {
        try {
            Optional<String> text = text(folder, name);
            return text.isPresent() ? MAPPER.readTree(text.get()) : MAPPER.createObjectNode();
        } catch (JsonProcessingException e) {
            throw new ModelFolderException(name + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Optional<String> text(Path folder, String name) {
        Path path = folder.resolve(name);
        try {
            return Files.isRegularFile(path) ? Optional.of(Files.readString(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
