package dev.vivavoce.embedded;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The phrases of {@code cues.txt}, found word by word. Immutable. */
final class Cues {

    static final Resource RESOURCE = Resource.named("cues.txt");
    /** The one set of phrases. */
    static final Cues ENGLISH = new Cues();

    private static final String ANY = "*";

    private static final class Node {
        private final Map<String, Node> next = new HashMap<>();
        private int bits;
    }

    private final Node root = new Node();

    private Cues() {
        for (String entry : RESOURCE.entries()) {
            int colon = entry.indexOf(':');
            int bit = Cue.valueOf(entry.substring(0, colon).toUpperCase(Locale.ROOT))
                    .bit();
            for (String phrase : entry.substring(colon + 1).split(",", -1)) {
                Node node = root;
                for (String word : Resource.words(phrase.strip())) {
                    node = node.next.computeIfAbsent(word, any -> new Node());
                }
                node.bits |= bit;
            }
        }
    }

    /** The cues of each sentence, as bits. */
    int[] in(Passage passage) {
        int[] found = new int[passage.sentences()];
        for (int sentence = 0; sentence < found.length; sentence++) {
            int to = passage.to(sentence);
            for (int i = passage.from(sentence); i < to; i++) {
                Node node = root.next.get(passage.word(i).term());
                found[sentence] |= node == null ? 0 : node.bits | follow(node, passage, i + 1, to);
            }
        }
        return found;
    }

    /** The word of a sentence at which the first phrase of that kind begins; negative where there is none. */
    int first(Passage passage, int sentence, Cue cue) {
        int to = passage.to(sentence);
        for (int i = passage.from(sentence); i < to; i++) {
            Node node = root.next.get(passage.word(i).term());
            if (node != null && ((node.bits | follow(node, passage, i + 1, to)) & cue.bit()) != 0) {
                return i;
            }
        }
        return -1;
    }

    private static int follow(Node node, Passage passage, int index, int to) {
        if (index == to || node.next.isEmpty()) {
            return 0;
        }
        Node exact = node.next.get(passage.word(index).term());
        Node any = node.next.get(ANY);
        int bits = 0;
        if (exact != null) {
            bits |= exact.bits | follow(exact, passage, index + 1, to);
        }
        if (any != null) {
            bits |= any.bits | follow(any, passage, index + 1, to);
        }
        return bits;
    }
}
