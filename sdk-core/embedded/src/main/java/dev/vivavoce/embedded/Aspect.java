package dev.vivavoce.embedded;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a criterion or an anchor may ask for beyond its words. */
enum Aspect {
    KNOWLEDGE,
    SITUATION,
    TASK,
    ACTION,
    RESULT,
    REFLECTION,
    REASONING,
    SPECIFICITY,
    STRUCTURE,
    CHECKING,
    OTHERS;

    static final List<Aspect> ALL = List.of(values());

    static final Resource RESOURCE = Resource.named("aspects.txt");

    private static final Map<String, Set<Aspect>> BY_STEM = load();

    private static Map<String, Set<Aspect>> load() {
        Map<String, Set<Aspect>> byStem = new HashMap<>();
        for (String entry : RESOURCE.entries()) {
            int colon = entry.indexOf(':');
            Aspect aspect = valueOf(entry.substring(0, colon).toUpperCase(Locale.ROOT));
            Passage words = Splitter.split(entry.substring(colon + 1));
            for (int i = 0; i < words.size(); i++) {
                byStem.computeIfAbsent(words.word(i).stem(), any -> EnumSet.noneOf(Aspect.class))
                        .add(aspect);
            }
        }
        return byStem;
    }

    /** The place of this aspect in an array by aspects. */
    @SuppressWarnings("EnumOrdinal") // such arrays are never stored
    int index() {
        return ordinal();
    }

    /** The aspects that a word of a criterion or an anchor asks for. */
    static Set<Aspect> namedBy(Word word) {
        return BY_STEM.getOrDefault(word.stem(), Set.of());
    }
}
