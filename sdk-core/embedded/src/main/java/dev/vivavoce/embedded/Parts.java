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
     * @param group parts of one group are to be said together: those of anchors, or of one model answer
     * @param clause in which it stands
     */
    record Part(int slots, int group, int clause) {
        int size() {
            return Integer.bitCount(slots);
        }
    }

    private final List<Part> parts = new ArrayList<>();

    /** Whether a word begins another part of what is said. */
    static boolean begins(Passage passage, int word) {
        return !passage.isJoined(word) || JOINS.contains(passage.word(word).term());
    }

    void begin(int group, int clause) {
        if (parts.isEmpty() || last().slots != 0) {
            parts.add(new Part(0, group, clause));
        } else {
            parts.set(parts.size() - 1, new Part(0, group, clause));
        }
    }

    void add(int slot) {
        if (slot < MOST) {
            parts.set(parts.size() - 1, new Part(last().slots | 1 << slot, last().group, last().clause));
        }
    }

    /** Notes that a slot's word stands in this part too; what stands in two is no sign of either. */
    void share(int slot) {
        if (slot < MOST && (last().slots & 1 << slot) == 0) {
            parts.replaceAll(part -> new Part(part.slots & ~(1 << slot), part.group, part.clause));
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
