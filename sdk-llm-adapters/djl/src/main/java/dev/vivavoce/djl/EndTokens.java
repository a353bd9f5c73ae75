package dev.vivavoce.djl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which tokens end a reply: those that the folder's files name, and those that end a turn in the templates of the families that are known. */
final class EndTokens {
    private static final List<String> KNOWN = List.of("<|im_end|>", "<|eot_id|>", "<|eom_id|>");

    private EndTokens() {}

    /**
     * The tokens; the first is the one that a finished document is ended with.
     *
     * @param generation {@code generation_config.json}
     * @param tokenizer {@code tokenizer_config.json}
     * @param config {@code config.json}
     * @throws ModelFolderException where none is named
     */
    static List<Integer> of(JsonNode generation, JsonNode tokenizer, JsonNode config, Vocabulary vocabulary) {
        Set<Integer> ends = new LinkedHashSet<>();
        add(generation.path("eos_token_id"), vocabulary, ends);
        Integer named = vocabulary.added().get(word(tokenizer.path("eos_token")));
        if (named != null) {
            ends.add(named);
        }
        add(config.path("eos_token_id"), vocabulary, ends);
        KNOWN.stream().filter(vocabulary.added().keySet()::contains).forEach(word -> ends.add(vocabulary.added(word)));
        if (ends.isEmpty()) {
            throw new ModelFolderException(
                    "no token ends a reply: generation_config.json or config.json must name it as eos_token_id, or tokenizer_config.json as eos_token");
        }
        return List.copyOf(ends);
    }

    /** A token as {@code tokenizer_config.json} writes it; empty where it is none. */
    static String word(JsonNode token) {
        return token.isObject() ? token.path("content").asText() : token.asText("");
    }

    private static void add(JsonNode tokens, Vocabulary vocabulary, Set<Integer> ends) {
        for (JsonNode token : tokens.isArray() ? tokens : List.of(tokens)) {
            if (token.isInt() && token.intValue() >= 0 && token.intValue() < vocabulary.size()) {
                ends.add(token.intValue());
            }
        }
    }
}
