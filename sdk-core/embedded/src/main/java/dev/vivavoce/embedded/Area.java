package dev.vivavoce.embedded;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that interviews ask about, whatever the trade.
 *
 * @param name at most 3 words
 * @param description at most 20 words
 * @param outcome at most 15 words
 * @param titles phrases in titles of roles that it matters to, as {@link Stems} gives them
 * @param phrases that speak of it, as {@link Stems} gives them; its name is one
 */
record Area(String name, String description, String outcome, List<String> titles, List<String> phrases) {

    /** All there are, those first that a role takes first. */
    static final List<Area> ALL =
            Resource.named("areas.txt").entries().stream().map(Area::parse).toList();

    static final Area KNOWLEDGE = named("Professional knowledge").orElseThrow();
    static final Area MOTIVATION = named("Motivation and fit").orElseThrow();
    /** What any interview asks about, where the role says nothing. */
    static final List<Area> USUAL = List.of(
            named("Problem solving").orElseThrow(),
            named("Teamwork").orElseThrow(),
            named("Spoken communication").orElseThrow());

    /** The area of that name, in any case. */
    static Optional<Area> named(String name) {
        return ALL.stream().filter(area -> area.name.equalsIgnoreCase(name)).findFirst();
    }

    /** The area that {@code text}, a name for something to practise, is about. */
    static Optional<Area> about(String text) {
        return named(text).or(() -> {
            Stems stems = Stems.of(text);
            return ALL.stream().filter(area -> stems.say(area.phrases)).findFirst();
        });
    }

    /** The areas that matter to a role, most telling first. */
    static List<Area> of(String role) {
        Stems stems = Stems.of(role.toLowerCase(Locale.ROOT));
        return ALL.stream().filter(area -> stems.say(area.titles)).toList();
    }

    private static Area parse(String entry) {
        String[] fields = entry.split("\\|", -1);
        String name = fields[0].strip();
        return new Area(
                name, fields[1].strip(), fields[2].strip(), phrases(fields[3]), phrases(name + "," + fields[4]));
    }

    private static List<String> phrases(String field) {
        return Arrays.stream(field.split(",", -1))
                .filter(phrase -> !phrase.isBlank())
                .map(Stems::phrase)
                .toList();
    }
}
