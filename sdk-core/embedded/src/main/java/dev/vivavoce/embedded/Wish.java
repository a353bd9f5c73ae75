package dev.vivavoce.embedded;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a person means who speaks of a topic, or of themselves. */
enum Wish {
    /** To be rid of it. */
    DROP,
    /** It asks too little. */
    EASY,
    /** It asks too much. */
    HARD,
    /** More time for it. */
    MORE,
    /** Less time for it. */
    LESS,
    /** They do not trust themselves in it. */
    WORRY;

    private static final Map<Wish, List<String>> PHRASES = phrases();

    /** All that {@code text} says. */
    static Set<Wish> in(String text) {
        Stems stems = Stems.of(text);
        Set<Wish> wishes = EnumSet.noneOf(Wish.class);
        PHRASES.forEach((wish, phrases) -> {
            if (stems.say(phrases)) {
                wishes.add(wish);
            }
        });
        return wishes;
    }

    /** Whether a sentence, as {@link Stems} gives it, says this. */
    boolean isIn(String sentence) {
        return Stems.says(sentence, PHRASES.getOrDefault(this, List.of()));
    }

    private static Map<Wish, List<String>> phrases() {
        Map<Wish, List<String>> phrases = new EnumMap<>(Wish.class);
        for (String entry : Resource.named("wishes.txt").entries()) {
            int colon = entry.indexOf(':');
            phrases.put(
                    valueOf(entry.substring(0, colon).toUpperCase(Locale.ROOT)),
                    Arrays.stream(entry.substring(colon + 1).split(",", -1))
                            .map(Stems::phrase)
                            .toList());
        }
        return phrases;
    }
}
