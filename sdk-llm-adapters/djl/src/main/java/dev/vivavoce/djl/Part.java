package dev.vivavoce.djl;

import java.util.Collection;

/** A piece of JSON of which some bytes have been read. Immutable; equal parts allow the same to come. */
sealed interface Part permits Choice, Digits, End, Items, Literal, Members, Reference, Text {

    /**
     * Adds what is left after one more byte, once for each way to take it; nothing where it fits nowhere.
     *
     * @param octet 0 to 255
     * @param then what follows this part
     */
    void step(int octet, Rest then, Collection<Rest> found);

    /** Whether it is whole already, though it could go on: so is a number. */
    default boolean mayEnd() {
        return false;
    }
}
