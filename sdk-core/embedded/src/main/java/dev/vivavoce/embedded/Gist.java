package dev.vivavoce.embedded;

import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * What a text is about: the sum of the vectors of its words, each different one once. The vectors are learned from questions and answers of
 * our own, by {@code GistTraining} beside the tests, such that an answer adds up to about the direction of its question.
 */
final class Gist {

    static final Resource RESOURCE = Resource.named("gist.txt");

    private static final Map<String, Integer> ROWS = new HashMap<>();
    private static final byte[][] VECTORS = vectors();

    private final int[] sum = new int[VECTORS[0].length];
    private final BitSet known = new BitSet(VECTORS.length);

    private static byte[][] vectors() {
        byte[][] vectors = new byte[RESOURCE.entries().size()][];
        for (int row = 0; row < vectors.length; row++) {
            String[] parts = Resource.words(RESOURCE.entries().get(row));
            ROWS.put(parts[0], row);
            vectors[row] = Base64.getDecoder().decode(parts[1]);
        }
        return vectors;
    }

    /** Whether a word says what a text is about. */
    static boolean isTelling(Word word) {
        boolean counts = word.kind() == Word.Kind.CONTENT || word.kind() == Word.Kind.COMMON;
        return counts && !Lexicon.ENGLISH.isFunction(word.term());
    }

    /** Whether a word names something. */
    static boolean isNaming(Word word) {
        return word.kind() == Word.Kind.CONTENT && isTelling(word);
    }

    void add(Passage text) {
        for (int sentence = 0; sentence < text.sentences(); sentence++) {
            add(text, sentence);
        }
    }

    void add(Passage text, int sentence) {
        for (int i = text.from(sentence); i < text.to(sentence); i++) {
            Integer row = isTelling(text.word(i)) ? ROWS.get(text.word(i).stem()) : null;
            if (row != null && !known.get(row)) {
                known.set(row);
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += VECTORS[row][k];
                }
            }
        }
    }

    /** How many different words it knows of the text. */
    int words() {
        return known.cardinality();
    }

    /** The cosine with another one, -1 to 1; not a number where one of them has no direction. */
    double cosine(Gist other) {
        return dot(sum, other.sum) / Math.sqrt((double) dot(sum, sum) * dot(other.sum, other.sum));
    }

    private static long dot(int[] a, int[] b) {
        long dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (long) a[i] * b[i];
        }
        return dot;
    }
}
