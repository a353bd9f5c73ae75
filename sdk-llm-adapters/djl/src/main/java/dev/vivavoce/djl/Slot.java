package dev.vivavoce.djl;

import org.jspecify.annotations.Nullable;

/** A conversation that the engine keeps: what it holds, and whose it is. */
final class Slot {
    private final int number;
    private @Nullable Reply reply;
    private int[] tokens = new int[0];
    private int held;
    private long used;

    Slot(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    /** The reply that is written in it, if any. */
    @Nullable
    Reply reply() {
        return reply;
    }

    /** When it served a reply last, its own or one that began with a copy of it. */
    long used() {
        return used;
    }

    /** How many of the first tokens of a prompt it holds. */
    int shares(Reply other) {
        Reply mine = reply;
        return mine == null ? other.shares(tokens, held) : other.shares(mine.tokens(), mine.held());
    }

    int held() {
        Reply mine = reply;
        return mine == null ? held : mine.held();
    }

    void take(Reply next, long now) {
        reply = next;
        used = now;
    }

    void use(long now) {
        used = now;
    }

    /** Lets go of the reply, and keeps what the engine holds of it. */
    void release() {
        Reply mine = reply;
        if (mine != null) {
            tokens = mine.tokens();
            held = mine.held();
            reply = null;
        }
    }

    /** Nobody knows what the engine holds. */
    void forget() {
        release();
        held = 0;
    }
}
