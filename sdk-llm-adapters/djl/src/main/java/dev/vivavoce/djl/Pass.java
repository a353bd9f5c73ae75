package dev.vivavoce.djl;

import java.util.ArrayList;
import java.util.List;

/** What the engine is given in one pass, and for which replies. */
final class Pass {
    private final List<Reply> replies = new ArrayList<>();
    private final List<Engine.Step> steps = new ArrayList<>();
    private int left;

    /** @param left how many tokens of prompts may be read in it */
    Pass(int left) {
        this.left = left;
    }

    /** Whether more of prompts may be read. */
    boolean hasRoom() {
        return left > 0;
    }

    /** Adds what is next of a slot's reply; of a prompt only as much as there is room for. */
    void add(Slot slot) {
        Reply reply = slot.reply();
        if (reply == null || (reply.isReading() && !hasRoom())) {
            return;
        }
        int[] next = reply.next(reply.isReading() ? left : Integer.MAX_VALUE);
        replies.add(reply);
        steps.add(new Engine.Step(slot.number(), reply.held(), next));
        left -= reply.isReading() ? next.length : 0;
    }

    List<Reply> replies() {
        return replies;
    }

    List<Engine.Step> steps() {
        return steps;
    }

    /** How many tokens a reply is given. */
    int added(int index) {
        return steps.get(index).tokens().length;
    }

    int tokens() {
        return steps.stream().mapToInt(step -> step.tokens().length).sum();
    }
}
