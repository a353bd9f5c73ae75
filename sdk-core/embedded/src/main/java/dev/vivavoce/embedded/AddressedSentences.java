package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sentences of an answer that speak to whoever rates it, how many do so beyond doubt, and those that may do so as well. */
final class AddressedSentences {
    private static final int AGAIN = (int) Weights.value("sieve.addressed.again");
    private static final double OFTEN = Weights.value("sieve.addressed.often");
    private static final double MOSTLY = Weights.value("sieve.addressed");

    private final Passage answer;
    private final boolean[] addressed;
    private final boolean[] doubtful;
    private final int certain;
    private final boolean whole;

    AddressedSentences(Passage answer, boolean[] addressed, boolean[] doubtful, int certain, boolean whole) {
        this.answer = answer;
        this.addressed = addressed;
        this.doubtful = doubtful;
        this.certain = certain;
        this.whole = whole;
    }

    boolean isEmpty() {
        return count(addressed) == 0;
    }

    /** Whether the answer does little else, or does so again and again. */
    boolean isMost() {
        int words = 0;
        for (int sentence = 0; sentence < addressed.length; sentence++) {
            words += addressed[sentence] ? answer.length(sentence) : 0;
        }
        return certain > AGAIN
                || whole
                || words > MOSTLY * answer.size()
                || (count(addressed) > 1 && words > OFTEN * answer.size());
    }

    private static int count(boolean[] sentences) {
        int count = 0;
        for (boolean each : sentences) {
            count += each ? 1 : 0;
        }
        return count;
    }

    /** These sentences; all there is where it is most of the answer. */
    List<Evidence> parts() {
        if (isMost()) {
            return List.of(Evidence.in(answer.text(), answer.start(0), answer.end(answer.size() - 1)));
        }
        List<Evidence> parts = new ArrayList<>();
        for (int sentence = 0; sentence < addressed.length; sentence++) {
            if (addressed[sentence]) {
                parts.add(Evidence.in(
                        answer.text(), answer.start(answer.from(sentence)), answer.end(answer.to(sentence) - 1)));
            }
        }
        return parts;
    }

    /** The answer with these sentences blanked, so that all others keep their places. */
    Passage rest() {
        return without(addressed);
    }

    /** The same without those that may be such; empty where there are none. */
    Optional<Passage> undoubted() {
        if (count(doubtful) == 0) {
            return Optional.empty();
        }
        boolean[] both = addressed.clone();
        for (int sentence = 0; sentence < both.length; sentence++) {
            both[sentence] |= doubtful[sentence];
        }
        return Optional.of(without(both));
    }

    private Passage without(boolean[] sentences) {
        StringBuilder rest = new StringBuilder(answer.text());
        for (int sentence = 0; sentence < sentences.length; sentence++) {
            for (int i = answer.textFrom(sentence); sentences[sentence] && i < answer.textTo(sentence); i++) {
                rest.setCharAt(i, '\n');
            }
        }
        return Splitter.split(rest.toString());
    }
}
