package dev.vivavoce.embedded;

import java.util.Arrays;
import java.util.Set;

/**
 * A text split into sentences and words. Speech without punctuation is split where speakers take breath: at a connective
 * after a dozen words, at the latest after {@value #LONGEST_SENTENCE}.
 */
final class Passage {

    static final int LONGEST_SENTENCE = 40;

    private static final Set<String> EXAMPLES = Set.of("e.g", "eg", "example", "instance", "such", "say", "like");
    private static final int REACH_OF_EXAMPLE = 3;
    private static final String OR = "or";
    private static final int LONGEST_CALL = 16;
    private static final String MARKS = ",;.!?()\n";

    private final String text;
    private Word[] words = new Word[64];
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private boolean[] negated = new boolean[64];
    private int size;
    /** The index of the first word of each sentence, then the number of words. */
    private int[] sentences = new int[16];

    private int sentenceCount;

    Passage(String text) {
        this.text = text;
    }

    void add(Word word, int start, int end, boolean beginsSentence, boolean isNegated) {
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            negated = Arrays.copyOf(negated, size * 2);
        }
        if (beginsSentence) {
            if (sentenceCount + 1 == sentences.length) {
                sentences = Arrays.copyOf(sentences, sentences.length * 2);
            }
            sentences[sentenceCount++] = size;
        }
        words[size] = word;
        starts[size] = start;
        ends[size] = end;
        negated[size] = isNegated;
        size++;
        sentences[sentenceCount] = size;
    }

    /** Notes that a word is negated after all, where it says anything. */
    void negate(int word) {
        negated[word] |= word >= 0 && words[word].counts();
    }

    /** Makes one of the last word and the one that ends here. */
    void join(Word word, int end) {
        words[size - 1] = word;
        ends[size - 1] = end;
    }

    /** The same, in which every word names something. */
    Passage asNames() {
        Passage names = new Passage(text);
        for (int sentence = 0; sentence < sentenceCount; sentence++) {
            for (int i = from(sentence); i < to(sentence); i++) {
                Word word = words[i];
                Word name = new Word(word.term(), word.stem(), Word.Kind.CONTENT, 1, word.number());
                names.add(name, starts[i], ends[i], i == from(sentence), false);
            }
        }
        return names;
    }

    /** Takes back that the words from this one on are negated. */
    void affirm(int from) {
        Arrays.fill(negated, Math.min(from, size), size, false);
    }

    String text() {
        return text;
    }

    /** How many words there are. */
    int size() {
        return size;
    }

    Word word(int index) {
        return words[index];
    }

    /** Offset of the word's first character in the text. */
    int start(int index) {
        return starts[index];
    }

    /** Offset after the word's last character in the text. */
    int end(int index) {
        return ends[index];
    }

    /** Whether a negation turns the word into its contrary. */
    boolean negated(int index) {
        return negated[index];
    }

    /** Whether a word is written as a name: with a digit, or with a capital letter that does not begin a sentence. */
    boolean isName(int word) {
        boolean first = from(sentence(word)) == word;
        int capitals = 0;
        boolean digit = false;
        for (int i = starts[word]; i < ends[word]; i++) {
            capitals += Character.isUpperCase(text.charAt(i)) ? 1 : 0;
            digit |= Character.isDigit(text.charAt(i));
        }
        return words[word].kind() == Word.Kind.CONTENT && (digit || capitals > (first ? 1 : 0));
    }

    /** Whether a word is given as an example, or as one of two: "such as Kafka", "e.g. 300 m", "UDP or TCP". */
    boolean isExample(int word) {
        int sentence = sentence(word);
        for (int i = Math.max(from(sentence), word - REACH_OF_EXAMPLE); i < word; i++) {
            if (EXAMPLES.contains(words[i].term())) {
                return true;
            }
        }
        return word + 1 < to(sentence) && words[word + 1].term().equals(OR);
    }

    /** Whether it is this word itself that a negation turns into its contrary, rather than one after it. */
    boolean isTurned(int index) {
        if (!negated[index]) {
            return false;
        }
        int before = index - 1;
        while (before > 0 && !words[before].negates() && !words[before].counts()) {
            before--;
        }
        return before >= 0 && words[before].negates();
    }

    int sentences() {
        return sentenceCount;
    }

    /** The sentence in which a word stands. */
    int sentence(int word) {
        int at = Arrays.binarySearch(sentences, 0, sentenceCount, word);
        return at >= 0 ? at : -at - 2;
    }

    /** The index of the first word of a sentence. */
    int from(int sentence) {
        return sentences[sentence];
    }

    /** The index after the last word of a sentence. */
    int to(int sentence) {
        return sentences[sentence + 1];
    }

    /** The offset in the text at which what belongs to a sentence begins: after the last word of the one before. */
    int textFrom(int sentence) {
        return sentence == 0 ? 0 : ends[to(sentence - 1) - 1];
    }

    /** The offset in the text at which what belongs to a sentence ends: before the first word of the next one. */
    int textTo(int sentence) {
        return to(sentence) == size ? text.length() : starts[to(sentence)];
    }

    /** How many words the sentence has. */
    int length(int sentence) {
        return to(sentence) - from(sentence);
    }

    /** Whether a word stands right after another one, with nothing but a space or a hyphen between. */
    boolean isNear(int word) {
        return word > 0 && word < size && starts[word] - ends[word - 1] <= 1;
    }

    /** Whether nothing ends between a word and the one before it; what stands before a colon names what follows. */
    boolean isJoined(int word) {
        for (int i = word == 0 ? 0 : ends[word - 1]; i < starts[word]; i++) {
            if (MARKS.indexOf(text.charAt(i)) >= 0 && !isOfCall(i)) {
                return false;
            }
        }
        return word > 0;
    }

    /** Whether a bracket is one of {@code equals()} or O(n), and not one of what stands in brackets. */
    private boolean isOfCall(int at) {
        int open = at;
        while (text.charAt(at) == ')' && open > at - LONGEST_CALL && open > 0 && text.charAt(open) != '(') {
            open--;
        }
        return open > 0 && text.charAt(open) == '(' && Character.isLetter(text.charAt(open - 1));
    }

    /** A number that is the same for sentences of the same words, and hardly ever for others. */
    long hash(int sentence) {
        long hash = 1;
        for (int i = from(sentence); i < to(sentence); i++) {
            hash = hash * 0x9E3779B97F4A7C15L + words[i].term().hashCode();
            hash ^= hash >>> 29;
        }
        return hash;
    }
}
