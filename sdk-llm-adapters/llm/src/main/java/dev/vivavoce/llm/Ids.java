package dev.vivavoce.llm;

import dev.vivavoce.core.plan.TopicId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Ids of topics, made of their names, none twice. */
final class Ids {

    private final Set<TopicId> taken;

    Ids(Collection<TopicId> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** Such as {@code wound-care}, or {@code wound-care-2} where that is taken. */
    TopicId next(String name) {
        String stem = of(name, "topic");
        TopicId id = new TopicId(stem);
        for (int i = 2; !taken.add(id); i++) {
            id = new TopicId(stem + "-" + i);
        }
        return id;
    }

    /** The letters and digits of a name with dashes between them; {@code otherwise} where it has none. */
    static String of(String name, String otherwise) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return plain.isEmpty() ? otherwise : plain;
    }
}
