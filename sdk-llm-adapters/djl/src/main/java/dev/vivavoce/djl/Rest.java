package dev.vivavoce.djl;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What is still to come: a part, and what follows it. */
final class Rest {
    static final Rest END = new Rest(End.END, null);

    private final Part part;
    private final @Nullable Rest then;
    private final int hash;

    private Rest(Part part, @Nullable Rest then) {
        this.part = part;
        this.then = then;
        this.hash = 31 * part.hashCode() + (then == null ? 0 : then.hash);
    }

    static Rest of(Part part, Rest then) {
        return new Rest(part, then);
    }

    Part part() {
        return part;
    }

    /** The same with another part in front. */
    Rest with(Part other) {
        return new Rest(other, then);
    }

    void step(int octet, Collection<Rest> found) {
        if (then != null) {
            part.step(octet, then, found);
        }
    }

    boolean mayEnd() {
        return then == null || (part.mayEnd() && then.mayEnd());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rest rest && isLike(rest);
    }

    /** Not by recursion: a deep document has as many parts to come. */
    @SuppressWarnings("ReferenceEquality") // what both share needs no look
    private boolean isLike(Rest other) {
        Rest one = this;
        Rest two = other;
        while (one != two) {
            if (one.hash != two.hash || !one.part.equals(two.part) || one.then == null || two.then == null) {
                return false;
            }
            one = one.then;
            two = two.then;
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
