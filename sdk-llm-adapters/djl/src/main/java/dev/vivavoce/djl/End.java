package dev.vivavoce.djl;

import java.util.Collection;

/** Nothing more. */
enum End implements Part {
    END;

    @Override
    public void step(int octet, Rest then, Collection<Rest> found) {
        // Nothing comes after the end.
    }

    @Override
    public boolean mayEnd() {
        return true;
    }
}
