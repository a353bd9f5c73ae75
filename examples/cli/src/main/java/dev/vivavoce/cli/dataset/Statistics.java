package dev.vivavoce.cli.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.dataset.Split.Part;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What a data set holds, a column for each part. */
final class Statistics {

    private static final int CHARACTERS_A_TOKEN = 4;

    private final Map<Part, List<Labelled>> parts = new EnumMap<>(Part.class);
    private final Map<Part, Long> characters = new EnumMap<>(Part.class);

    /** @param length of the part's file, in characters */
    void add(Part part, List<Labelled> labelled, long length) {
        parts.put(part, labelled);
        characters.put(part, length);
    }

    String text() {
        StringBuilder text = new StringBuilder(row("", part -> Json.name(part)));
        text.append(row("examples", part -> count(in(part).size())));
        text.append(row(
                "questions",
                part -> count(in(part).stream().map(Split::key).distinct().count())));
        text.append(row("tokens, about", part -> count(tokens(part))));
        text.append(row("words an answer", part -> count(Math.round(words(part)))));
        for (String source : keys(labelled -> Json.name(labelled.source()))) {
            text.append(row(
                    source,
                    part -> count(counts(part, labelled -> Json.name(labelled.source()))
                            .getOrDefault(source, 0))));
        }
        for (String style : keys(labelled -> Json.name(labelled.submission().style()))) {
            text.append(row(
                    style,
                    part -> count(counts(
                                    part,
                                    labelled -> Json.name(labelled.submission().style()))
                            .getOrDefault(style, 0))));
        }
        for (int level = Rubric.LOWEST; level <= Rubric.HIGHEST; level++) {
            int rated = level;
            text.append(row("level " + level, part -> count(levels(part, rated))));
        }
        return text.toString();
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        for (Part part : parts.keySet()) {
            ObjectNode one = json.putObject(Json.name(part));
            one.put("examples", in(part).size());
            one.put("questions", in(part).stream().map(Split::key).distinct().count());
            one.put("tokens", tokens(part));
            one.put("wordsPerAnswer", words(part));
            put(one.putObject("sources"), counts(part, labelled -> Json.name(labelled.source())));
            put(
                    one.putObject("styles"),
                    counts(part, labelled -> Json.name(labelled.submission().style())));
            put(one.putObject("kinds"), counts(part, Labelled::kind));
            ObjectNode levels = one.putObject("levels");
            for (int level = Rubric.LOWEST; level <= Rubric.HIGHEST; level++) {
                levels.put(String.valueOf(level), levels(part, level));
            }
        }
        return json;
    }

    private static void put(ObjectNode into, Map<String, Integer> counts) {
        counts.forEach(into::put);
    }

    private List<Labelled> in(Part part) {
        return parts.getOrDefault(part, List.of());
    }

    private long tokens(Part part) {
        return characters.getOrDefault(part, 0L) / CHARACTERS_A_TOKEN;
    }

    private double words(Part part) {
        return in(part).stream()
                .mapToInt(labelled ->
                        Doubles.words(labelled.submission().answer()).size())
                .average()
                .orElse(0);
    }

    private long levels(Part part, int level) {
        return in(part).stream()
                .flatMap(labelled -> labelled.evaluation().ratings().stream())
                .map(Rating::level)
                .filter(rated -> rated == level)
                .count();
    }

    private Map<String, Integer> counts(Part part, Function<Labelled, String> of) {
        Map<String, Integer> counts = new TreeMap<>();
        in(part).forEach(labelled -> counts.merge(of.apply(labelled), 1, Integer::sum));
        return counts;
    }

    private List<String> keys(Function<Labelled, String> of) {
        return parts.values().stream()
                .flatMap(List::stream)
                .map(of)
                .distinct()
                .sorted()
                .toList();
    }

    private static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private String row(String name, Function<Part, String> cell) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-18s", name));
        parts.keySet().forEach(part -> row.append(String.format(Locale.ROOT, "%12s", cell.apply(part))));
        return row.append('\n').toString();
    }
}
