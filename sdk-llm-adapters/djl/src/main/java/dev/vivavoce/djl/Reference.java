package dev.vivavoce.djl;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Whatever stands at another place of the schema, which may be around this one. Equal to itself alone. */
final class Reference implements Part {
    private final String pointer;
    private @Nullable Part target;

    Reference(String pointer) {
        this.pointer = pointer;
    }

    /** Called once, when that place has been read. */
    void is(Part found) {
        this.target = found;
    }

    String pointer() {
        return pointer;
    }

    Part target() {
        if (target == null) {
            throw new IllegalStateException(pointer + " has not been read");
        }
        return target;
    }

    @Override
    public void step(int octet, Rest then, Collection<Rest> found) {
        target().step(octet, then, found);
    }
}
