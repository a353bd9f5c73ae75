package dev.vivavoce.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The parts of what an answer is expected to say: clauses, and what a conjunction joins. Slots after the first {@value #MOST} have none. */
final class Parts {

    static final int MOST = Integer.SIZE;

    private static final Set<String> JOINS = Set.of("and", "but", "while", "whereas", "then", "so");

    /**
     * A part.
     *
     * @param slots of its words, as bits
     * @param labels those of names and numbers
     * @param tells whether it says anything of its labels
     * @param group parts of one group are to be said together: those of anchors, or of one model answer
     * @param clause in which it stands
     */
    record Part(int slots, int labels, boolean tells, int group, int clause) {
        int size() {
            return Integer.bitCount(slots);
        }

        /** The slots of what it says of its labels. */
        int told() {
            return slots & ~labels;
        }
    }

    private final List<Part> parts = new ArrayList<>();

    /** Whether a word begins another part of what is said. */
    static boolean begins(Passage passage, int word) {
        return !passage.isJoined(word) || (JOINS.contains(passage.word(word).term()) && !isBetweenAlike(passage, word));
    }

    /** "A and B" are of one part. */
    private static boolean isBetweenAlike(Passage passage, int word) {
        if (word == 0 || word + 1 == passage.size()) {
            return false;
        }
        boolean numbers = Amounts.isNumber(passage.word(word - 1)) && Amounts.isNumber(passage.word(word + 1));
        return numbers || (passage.isName(word - 1) && passage.isName(word + 1));
    }

    void begin(int group, int clause) {
        Part part = new Part(0, 0, false, group, clause);
        if (parts.isEmpty() || last().slots != 0) {
            parts.add(part);
        } else {
            set(part);
        }
    }

    /** Notes what a word is, with a slot of its own or without. */
    void read(boolean isLabel) {
        Part part = last();
        set(new Part(part.slots, part.labels, part.tells || !isLabel, part.group, part.clause));
    }

    void add(int slot, boolean isLabel) {
        if (slot < MOST) {
            Part part = last();
            int bit = 1 << slot;
            set(new Part(part.slots | bit, part.labels | (isLabel ? bit : 0), part.tells, part.group, part.clause));
        }
    }

    private void set(Part part) {
        parts.set(parts.size() - 1, part);
    }

    /** Notes that a slot's word stands in this part too; what stands in two is no sign of either. */
    void share(int slot) {
        if (slot < MOST && (last().slots & 1 << slot) == 0) {
            int others = ~(1 << slot);
            parts.replaceAll(
                    part -> new Part(part.slots & others, part.labels & others, part.tells, part.group, part.clause));
        }
    }

    /** Forgets the parts of slots from this one on. */
    void removeFrom(int slot) {
        parts.removeIf(part -> slot < MOST && part.slots >>> slot != 0);
    }

    private Part last() {
        return parts.get(parts.size() - 1);
    }

    List<Part> all() {
        return parts;
    }
}
