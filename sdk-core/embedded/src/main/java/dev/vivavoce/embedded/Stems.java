package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.List;

/**
 * What a text says, sentence by sentence, as the stems of its words; a word that a negation turns into its contrary is
 * marked, so that "drop" is not found in "please do not drop it".
 */
final class Stems {

    private static final String NEGATED = "!";

    private final List<String> sentences = new ArrayList<>();

    private Stems(Passage passage) {
        for (int sentence = 0; sentence < passage.sentences(); sentence++) {
            StringBuilder stems = new StringBuilder(" ");
            for (int i = passage.from(sentence); i < passage.to(sentence); i++) {
                stems.append(passage.negated(i) ? NEGATED : "")
                        .append(passage.word(i).stem())
                        .append(' ');
            }
            sentences.add(stems.toString());
        }
    }

    static Stems of(String text) {
        return new Stems(Splitter.split(text));
    }

    /** A phrase as it is looked for in a sentence. */
    static String phrase(String text) {
        return String.join("", of(text).sentences);
    }

    List<String> sentences() {
        return sentences;
    }

    /** Whether a sentence holds one of the phrases. */
    boolean say(List<String> phrases) {
        return sentences.stream().anyMatch(sentence -> says(sentence, phrases));
    }

    static boolean says(String sentence, List<String> phrases) {
        return phrases.stream().anyMatch(sentence::contains);
    }
}
