package dev.vivavoce.djl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The conversations that an engine keeps, and which of them a new reply goes on from. */
final class Slots {
    /** Fewer tokens are as soon read as copied. */
    private static final int WORTH_COPYING = 16;

    private final Engine engine;
    private final List<Slot> slots;
    private long now;

    Slots(Engine engine) {
        this.engine = engine;
        this.slots = IntStream.range(0, engine.slots()).mapToObj(Slot::new).toList();
    }

    boolean hasFree() {
        return free().findAny().isPresent();
    }

    /** Those with a reply, those first that have gone longest without serving another. */
    List<Slot> taken() {
        return slots.stream()
                .filter(slot -> slot.reply() != null)
                .sorted(Comparator.comparingLong(Slot::used))
                .toList();
    }

    List<Reply> replies() {
        List<Reply> replies = new ArrayList<>();
        for (Slot slot : taken()) {
            Reply reply = slot.reply();
            if (reply != null) {
                replies.add(reply);
            }
        }
        return replies;
    }

    /** Whether a reply had better wait: a prompt that is being read will have more in common with its own than all that is held. */
    boolean gainsByWaiting(Reply reply) {
        int held = slots.stream().mapToInt(slot -> slot.shares(reply)).max().orElse(0);
        return replies().stream()
                .filter(Reply::isReading)
                .anyMatch(other -> reply.shares(other.tokens(), other.count()) >= held + WORTH_COPYING);
    }

    /**
     * Gives a reply a free slot, and has it begin with what another one, or the slot itself, holds of its prompt. A slot that holds much else is left as it is,
     * for those who ask for that again, as long as there is another.
     */
    Slot begin(Reply reply) {
        Slot best = slots.stream()
                .max(Comparator.comparingInt((Slot slot) -> slot.shares(reply))
                        .thenComparing(slot -> slot.reply() == null))
                .orElseThrow();
        int shared = best.shares(reply);
        Slot oldest = free().min(Comparator.comparingLong(Slot::used)).orElseThrow();
        Slot slot = best.reply() == null && 2 * shared >= best.held() ? best : oldest;
        int kept = slot.shares(reply);
        boolean copies = slot != best && shared >= kept + WORTH_COPYING;
        slot.take(reply, ++now);
        if (copies) {
            best.use(++now);
            engine.copy(best.number(), slot.number(), shared);
        }
        reply.begin(copies ? shared : kept);
        return slot;
    }

    /** Lets go of a reply. */
    void release(Reply reply) {
        slot(reply).ifPresent(Slot::release);
    }

    /** What they hold is not to be relied on any more. */
    void forget() {
        slots.forEach(Slot::forget);
    }

    private Optional<Slot> slot(Reply reply) {
        return slots.stream().filter(slot -> slot.reply() == reply).findAny();
    }

    private Stream<Slot> free() {
        return slots.stream().filter(slot -> slot.reply() == null);
    }
}
