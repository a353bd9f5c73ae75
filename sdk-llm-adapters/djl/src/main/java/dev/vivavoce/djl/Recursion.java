package dev.vivavoce.djl;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What refers to itself: it must come to a byte before it does, and must be able to end. */
final class Recursion {
    private Recursion() {}

    /**
     * Refuses references that could be followed for ever.
     *
     * @throws IllegalArgumentException naming one of them
     */
    static void refuseEndless(Collection<Reference> references) {
        references.forEach(reference -> refuseLoop(reference, new HashSet<>()));
        Set<Part> ending = new HashSet<>();
        boolean found;
        do {
            found = references.stream()
                            .filter(reference -> ends(reference.target(), ending))
                            .filter(ending::add)
                            .count()
                    > 0;
        } while (found);
        references.stream()
                .filter(reference -> !ending.contains(reference))
                .findFirst()
                .ifPresent(reference -> {
                    throw new IllegalArgumentException(reference.pointer() + " describes only what never ends");
                });
    }

    /** @param way the references that have led here, without a byte between them */
    private static void refuseLoop(Part part, Set<Reference> way) {
        if (part instanceof Reference reference) {
            if (!way.add(reference)) {
                throw new IllegalArgumentException(reference.pointer() + " refers to itself alone");
            }
            refuseLoop(reference.target(), way);
            way.remove(reference);
        } else if (part instanceof Choice choice) {
            choice.parts().forEach(one -> refuseLoop(one, way));
        }
    }

    private static boolean ends(Part part, Set<Part> ending) {
        if (part instanceof Reference) {
            return ending.contains(part);
        }
        if (part instanceof Choice choice) {
            return choice.parts().stream().anyMatch(one -> ends(one, ending));
        }
        if (part instanceof Items items) {
            return items.least() == 0 || ends(items.shape().item(), ending);
        }
        if (part instanceof Members members) {
            return members.shape().members().stream()
                    .allMatch(member -> !member.required() || ends(member.value(), ending));
        }
        return true;
    }
}
