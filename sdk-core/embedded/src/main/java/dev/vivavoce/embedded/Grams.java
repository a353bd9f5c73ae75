package dev.vivavoce.embedded;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The runs of {@value #LENGTH} characters in what a text says: in the stems of its words, in order, without those that carry
 * only grammar. Inflections, slips and compounds share most of them with the word that is meant, and words that stand
 * together share those at their joint. A run is kept as one number.
 */
final class Grams {

    static final int LENGTH = 4;
    private static final Resource LIGHT = Resource.named("words-light.txt");
    /** Words that carry grammar and yet tell one statement from another: between, above, more. */
    private static final Set<String> LIGHT_WORDS = Set.copyOf(LIGHT.words());

    private static final String NOT = "not";
    /** What keeps {@link #table} so sparse that looking up is short. */
    private static final int SPARSE = 3;

    private long[] table = new long[1024];
    private int size;
    private long run;
    private int length;

    private Grams() {}

    static Resource resource() {
        return LIGHT;
    }

    /** Those of a question or a model answer. */
    static Grams of(Passage passage) {
        Grams grams = new Grams();
        grams.joint();
        for (int i = 0; i < passage.size(); i++) {
            grams.word(passage.word(i));
        }
        return grams;
    }

    /**
     * Those of an answer: a word said again starts a new run, so that nobody gets more by saying it in another order. An amount that is
     * as much as an expected one is taken as if it were written as that is.
     *
     * @param worth of each sentence; what is worth nothing is left out
     * @param reading which words belong to what is sought
     * @param expected the amounts that are
     */
    static Grams of(Passage answer, double[] worth, Reading reading, ExpectedAmounts expected) {
        Grams grams = new Grams();
        Set<String> seen = new HashSet<>();
        grams.joint();
        for (int sentence = 0; sentence < worth.length; sentence++) {
            for (int i = answer.from(sentence); worth[sentence] > 0 && i < answer.to(sentence); i++) {
                Word word = answer.word(i);
                if (!reading.isPertinent(i)) {
                    continue;
                }
                Amount amount = reading.amounts().get(i);
                List<Word> words = amount == null ? List.of() : expected.words(amount);
                if (amount == null || words.isEmpty()) {
                    grams.wordOnce(word, seen);
                } else {
                    words.forEach(each -> grams.wordOnce(each, seen));
                    i = amount.to() - 1;
                }
            }
        }
        return grams;
    }

    private static boolean says(Word word) {
        return word.counts() || word.negates() || LIGHT_WORDS.contains(word.term());
    }

    private void wordOnce(Word word, Set<String> seen) {
        if (says(word) && !word.negates() && !seen.add(word.stem())) {
            length = 0;
            joint();
        }
        word(word);
    }

    private void word(Word word) {
        if (says(word)) {
            String stem = word.negates() ? NOT : word.stem();
            for (int i = 0; i < stem.length(); i++) {
                character(stem.charAt(i));
            }
            joint();
        }
    }

    private void joint() {
        character(' ');
    }

    private void character(char c) {
        run = (run << 16) | c;
        length++;
        if (length >= LENGTH) {
            add(run);
        }
    }

    private void add(long gram) {
        if (SPARSE * size >= 2 * table.length) {
            long[] old = table;
            table = new long[2 * old.length];
            size = 0;
            for (long each : old) {
                if (each != 0) {
                    add(each);
                }
            }
        }
        int at = place(gram);
        if (table[at] == 0) {
            table[at] = gram;
            size++;
        }
    }

    private int place(long gram) {
        long hash = gram * 0x9E3779B97F4A7C15L;
        int at = (int) (hash >>> 33) & (table.length - 1);
        while (table[at] != 0 && table[at] != gram) {
            at = (at + 1) & (table.length - 1);
        }
        return at;
    }

    boolean contains(long gram) {
        return table[place(gram)] == gram;
    }

    /** All of them, each once, in no order. */
    long[] all() {
        long[] all = new long[size];
        int next = 0;
        for (long each : table) {
            if (each != 0) {
                all[next++] = each;
            }
        }
        Arrays.sort(all);
        return all;
    }
}
