package dev.vivavoce.djl;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * How far a document of a schema has come, byte by byte. Immutable; equal states allow the same to come.
 */
final class JsonState {
    private final Set<Rest> rests;

    private JsonState(Set<Rest> rests) {
        this.rests = rests;
    }

    /**
     * The beginning of a document.
     *
     * @throws IllegalArgumentException where the schema cannot be kept, naming the keyword and its place
     */
    static JsonState of(String schema) {
        return new JsonState(Set.of(Grammar.of(schema)));
    }

    /** After one more byte, 0 to 255; empty where it may not come. */
    Optional<JsonState> after(int octet) {
        Set<Rest> found = new LinkedHashSet<>();
        for (Rest rest : rests) {
            rest.step(octet, found);
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(new JsonState(found));
    }

    /** After these bytes; empty where they may not come. */
    Optional<JsonState> after(byte[] octets) {
        Optional<JsonState> state = Optional.of(this);
        for (byte octet : octets) {
            state = state.flatMap(now -> now.after(octet & 0xff));
        }
        return state;
    }

    /** Whether the document may end here. */
    boolean isComplete() {
        return rests.stream().anyMatch(Rest::mayEnd);
    }

    /** What comes next whoever writes it: nothing else may. */
    byte[] forced() {
        ByteArrayOutputStream forced = new ByteArrayOutputStream();
        JsonState state = this;
        while (!state.isComplete()) {
            int only = -1;
            JsonState next = state;
            for (int octet = 0; octet < 256; octet++) {
                Optional<JsonState> after = state.after(octet);
                if (after.isPresent()) {
                    if (only >= 0) {
                        return forced.toByteArray();
                    }
                    only = octet;
                    next = after.get();
                }
            }
            if (only < 0) {
                throw new IllegalStateException("nothing may come, and the document may not end");
            }
            forced.write(only);
            state = next;
        }
        return forced.toByteArray();
    }

    /** The same to whoever looks no further than {@code bytes} ahead: what makes no difference there is left out. */
    JsonState within(int bytes) {
        Set<Rest> shorter = new LinkedHashSet<>();
        for (Rest rest : rests) {
            shorter.add(rest.part() instanceof Text text ? rest.with(text.within(bytes)) : rest);
        }
        return new JsonState(shorter);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonState state && rests.equals(state.rests);
    }

    @Override
    public int hashCode() {
        return rests.hashCode();
    }
}
