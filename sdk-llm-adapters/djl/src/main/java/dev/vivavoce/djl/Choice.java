package dev.vivavoce.djl;

import java.util.Collection;
import java.util.List;

/** One of several parts, none of which has begun. Equal to itself alone. */
final class Choice implements Part {
    private final List<Part> parts;

    Choice(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    List<Part> parts() {
        return parts;
    }

    @Override
    public void step(int octet, Rest then, Collection<Rest> found) {
        parts.forEach(part -> part.step(octet, then, found));
    }
}
