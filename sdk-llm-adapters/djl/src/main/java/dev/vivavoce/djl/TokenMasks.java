package dev.vivavoce.djl;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which tokens of a vocabulary may come next, of a document that is to follow a schema. Masks are kept for the states that came last. Thread-safe.
 */
final class TokenMasks {
    private static final int MOST_KEPT = 4096;

    private final List<byte[]> tokens;
    private final int end;
    private final TokenTrie trie;
    private final int longest;
    private final Map<JsonState, BitSet> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JsonState, BitSet> eldest) {
            return size() > MOST_KEPT;
        }
    };

    /**
     * Masks for a vocabulary.
     *
     * @param tokens the bytes of each token; empty for one that writes nothing, which never may come
     * @param end the token that ends a text
     */
    TokenMasks(List<byte[]> tokens, int end) {
        if (end < 0 || end >= tokens.size()) {
            throw new IllegalArgumentException("end must be a token, 0 to " + (tokens.size() - 1) + ", but was " + end);
        }
        this.tokens = List.copyOf(tokens);
        this.end = end;
        this.trie = TokenTrie.of(tokens, end);
        this.longest = tokens.stream().mapToInt(token -> token.length).max().orElse(0);
    }

    /** A bit for each token that may come; not to be changed. */
    BitSet allowed(JsonState state) {
        JsonState key = state.within(longest);
        synchronized (kept) {
            BitSet known = kept.get(key);
            if (known != null) {
                return known;
            }
        }
        BitSet found = new BitSet(tokens.size());
        trie.collect(key, found);
        if (key.isComplete()) {
            found.set(end);
        }
        synchronized (kept) {
            kept.put(key, found);
        }
        return found;
    }

    /** After a token; empty where it may not come. The end of a text leads nowhere. */
    Optional<JsonState> after(JsonState state, int token) {
        byte[] bytes = tokens.get(token);
        return token == end || bytes.length == 0 ? Optional.empty() : state.after(bytes);
    }
}
