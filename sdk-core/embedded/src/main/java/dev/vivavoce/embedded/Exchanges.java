package dev.vivavoce.embedded;

import dev.vivavoce.embedded.Parts.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds what an answer says of the wrong one of two: "lager rises, ale sinks" for "ale rises, lager sinks". Two parts of what is expected are
 * exchanged where two stretches of the answer each say something of both, and no stretch says two things of one of them alone.
 */
final class Exchanges {

    /** The two stretches have to say so much of each part. */
    private static final double ENOUGH = Weights.value("mistake.exchanged");
    /** They stand so near together at most. */
    private static final int APART = 2;

    private final List<Part> parts;
    private final Passage answer;
    /** The slots that each stretch says, as bits. */
    private int[] said = new int[0];
    /** A word of each stretch. */
    private int[] words = new int[0];

    private int stretches;
    private int next;
    private int last = -1;
    private int slots;

    Exchanges(Parts parts, Passage answer) {
        this.parts = parts.all();
        this.answer = answer;
    }

    /** Notes that a word says what a slot is for. Words come in their order. */
    void says(int slot, int word) {
        if (word != last) {
            close();
            last = word;
        }
        slots |= slot < Parts.MOST ? 1 << slot : 0;
    }

    /** Takes the slots of the last word that are of one part of their group only. */
    private void close() {
        boolean begins = stretches == 0;
        for (; next <= last; next++) {
            begins |= Parts.begins(answer, next);
        }
        if (slots == 0) {
            return;
        }
        if (begins) {
            if (stretches == said.length) {
                said = Arrays.copyOf(said, said.length + 8);
                words = Arrays.copyOf(words, words.length + 8);
            }
            words[stretches++] = last;
        }
        for (Part part : parts) {
            int met = 0;
            for (Part other : parts) {
                met += other.group() == part.group() && (other.slots() & slots) != 0 ? 1 : 0;
            }
            said[stretches - 1] |= met == 1 ? slots & part.slots() : 0;
        }
        slots = 0;
    }

    /** One mistake for each clause that is exchanged with another one. */
    List<Mistake> find() {
        close();
        List<Mistake> wrong = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                Part one = parts.get(i);
                Part other = parts.get(j);
                int at = one.group() == other.group() ? exchanged(one, other) : -1;
                if (at >= 0) {
                    wrong.add(new Mistake(Mistake.Kind.EXCHANGED, one.clause(), words[at]));
                    wrong.add(new Mistake(Mistake.Kind.EXCHANGED, other.clause(), words[at]));
                }
            }
        }
        return wrong;
    }

    /** The stretch in which it shows that two parts are exchanged; negative where they are not. */
    private int exchanged(Part one, Part other) {
        int at = -1;
        for (int s = 0; s < stretches; s++) {
            int ofOne = said[s] & one.slots();
            int ofOther = said[s] & other.slots();
            if (isAlone(ofOne, ofOther) || isAlone(ofOther, ofOne)) {
                return -1;
            }
            for (int t = s + 1; t < stretches && t <= s + APART && at < 0; t++) {
                boolean crossed = isCrossed(ofOne, said[t], one) && isCrossed(ofOther, said[t], other);
                at = crossed || isMislabelled(one, other, said[s], said[t]) ? t : -1;
            }
        }
        return at;
    }

    private static boolean isAlone(int slots, int others) {
        return others == 0 && Integer.bitCount(slots) > 1;
    }

    /** Whether what one part tells is said of the label of the other, and its own label of something else: "403 if not authenticated, 401 if it may not". */
    private static boolean isMislabelled(Part one, Part other, int first, int second) {
        return isTaken(one, other, first, second)
                || isTaken(one, other, second, first)
                || isTaken(other, one, first, second)
                || isTaken(other, one, second, first);
    }

    private static boolean isTaken(Part one, Part other, int there, int elsewhere) {
        return other.tells()
                && (there & one.told()) != 0
                && (there & other.labels()) != 0
                && (there & (one.labels() | other.told())) == 0
                && (elsewhere & one.labels()) != 0
                && (elsewhere & (one.told() | other.labels())) == 0;
    }

    /** Whether two stretches each say something of a part that the other does not, and together enough of it. */
    private static boolean isCrossed(int first, int second, Part part) {
        int there = second & part.slots();
        return (first & ~there) != 0
                && (there & ~first) != 0
                && Integer.bitCount(first | there) >= ENOUGH * part.size();
    }
}
