package dev.vivavoce.djl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The tokens of a vocabulary by their bytes, so that a beginning which may not come rules out all that begin so. */
final class TokenTrie {
    private final byte[] octets;
    private final TokenTrie[] children;
    private final int[] tokens;

    private TokenTrie(byte[] octets, TokenTrie[] children, int[] tokens) {
        this.octets = octets;
        this.children = children;
        this.tokens = tokens;
    }

    /** All but {@code end}, where it is one, and those of no byte. */
    static TokenTrie of(List<byte[]> tokens, int end) {
        List<Integer> ordered = IntStream.range(0, tokens.size())
                .filter(token -> token != end && tokens.get(token).length > 0)
                .boxed()
                .sorted((one, other) -> Arrays.compareUnsigned(tokens.get(one), tokens.get(other)))
                .toList();
        return below(tokens, ordered, 0);
    }

    /** Of tokens that are alike in their first {@code depth} bytes. */
    private static TokenTrie below(List<byte[]> tokens, List<Integer> ordered, int depth) {
        int whole = 0;
        while (whole < ordered.size() && tokens.get(ordered.get(whole)).length == depth) {
            whole++;
        }
        List<Integer> starts = new ArrayList<>();
        for (int i = whole; i < ordered.size(); i++) {
            if (i == whole || tokens.get(ordered.get(i))[depth] != tokens.get(ordered.get(i - 1))[depth]) {
                starts.add(i);
            }
        }
        byte[] octets = new byte[starts.size()];
        TokenTrie[] children = new TokenTrie[starts.size()];
        for (int i = 0; i < starts.size(); i++) {
            int until = i + 1 < starts.size() ? starts.get(i + 1) : ordered.size();
            octets[i] = tokens.get(ordered.get(starts.get(i)))[depth];
            children[i] = below(tokens, ordered.subList(starts.get(i), until), depth + 1);
        }
        return new TokenTrie(
                octets,
                children,
                ordered.subList(0, whole).stream().mapToInt(Integer::intValue).toArray());
    }

    /** The longest token that writes what stands from {@code from} on; -1 where there is none. */
    int longest(byte[] text, int from) {
        int found = -1;
        TokenTrie at = this;
        for (int i = from; i < text.length; i++) {
            int child = at.child(text[i]);
            if (child < 0) {
                return found;
            }
            at = at.children[child];
            found = at.tokens.length > 0 ? at.tokens[0] : found;
        }
        return found;
    }

    private int child(byte octet) {
        for (int i = 0; i < octets.length; i++) {
            if (octets[i] == octet) {
                return i;
            }
        }
        return -1;
    }

    /** Sets the bit of each token that may come after {@code state}. */
    void collect(JsonState state, BitSet found) {
        for (int token : tokens) {
            found.set(token);
        }
        for (int i = 0; i < octets.length; i++) {
            Optional<JsonState> after = state.after(octets[i] & 0xff);
            if (after.isPresent()) {
                children[i].collect(after.get(), found);
            }
        }
    }
}
