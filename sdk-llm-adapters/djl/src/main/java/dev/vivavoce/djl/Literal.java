package dev.vivavoce.djl;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Bytes that are given.
 *
 * @param bytes what is still to come, at least one, a byte for each character
 */
record Literal(String bytes) implements Part {

    static Literal of(String json) {
        return new Literal(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    @Override
    public void step(int octet, Rest then, Collection<Rest> found) {
        if (bytes.charAt(0) == octet) {
            found.add(bytes.length() == 1 ? then : Rest.of(new Literal(bytes.substring(1)), then));
        }
    }
}
