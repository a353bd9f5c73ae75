package dev.vivavoce.djl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What a scripted engine's logits say, for a ChatML prompt. */
final class Script {
    private Script() {}

    /** Spells a text of what the user said last, whatever tokens it is spelled with; the longer the token, the likelier. */
    static Function<int[], float[]> spelling(Vocabulary vocabulary, UnaryOperator<String> reply) {
        int start = vocabulary.added("<|im_start|>");
        int end = vocabulary.added("<|im_end|>");
        Map<String, String> replies = new ConcurrentHashMap<>();
        return tokens -> {
            int last = last(tokens, start, tokens.length);
            byte[] said = octets(vocabulary, tokens, last + 1, tokens.length);
            int before = last(tokens, start, last);
            String asked = text(vocabulary, tokens, before + 1, last(tokens, end, last))
                    .replaceFirst("user\n", "");
            int at = said.length - "assistant\n".length();
            float[] logits = new float[vocabulary.size()];
            if (at < 0) { // in the middle of the prompt: nobody asks
                return logits;
            }
            byte[] whole = replies.computeIfAbsent(asked, reply).getBytes(StandardCharsets.UTF_8);
            boolean isSpelled = at <= whole.length && Arrays.equals(whole, 0, at, said, said.length - at, said.length);
            logits[end] = isSpelled && at < whole.length ? 0 : 100;
            for (int token = 0; token < logits.length && isSpelled; token++) {
                byte[] octets = vocabulary.octets(token);
                if (octets.length > 0
                        && at + octets.length <= whole.length
                        && Arrays.equals(octets, 0, octets.length, whole, at, at + octets.length)) {
                    logits[token] = 10 + octets.length;
                }
            }
            return logits;
        };
    }

    /** Numbers by chance, the same for the same conversation, and others for any other. */
    static Function<int[], float[]> chance(int vocabulary, long seed) {
        return tokens -> {
            SplittableRandom random = new SplittableRandom(seed + 31L * Arrays.hashCode(tokens));
            float[] logits = new float[vocabulary];
            for (int token = 0; token < vocabulary; token++) {
                logits[token] = (float) (8 * random.nextDouble());
            }
            return logits;
        };
    }

    static String text(Vocabulary vocabulary, int[] tokens, int from, int to) {
        return new String(octets(vocabulary, tokens, from, to), StandardCharsets.UTF_8);
    }

    private static byte[] octets(Vocabulary vocabulary, int[] tokens, int from, int to) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = from; i < to; i++) {
            octets.writeBytes(vocabulary.octets(tokens[i]));
        }
        return octets.toByteArray();
    }

    private static int last(int[] tokens, int wanted, int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (tokens[i] == wanted) {
                return i;
            }
        }
        return before;
    }

    static List<Integer> list(int[] tokens) {
        return Arrays.stream(tokens).boxed().toList();
    }
}
