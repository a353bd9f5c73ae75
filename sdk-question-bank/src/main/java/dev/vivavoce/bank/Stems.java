package dev.vivavoce.bank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stems of the names and synonyms of skills and competencies. */
final class Stems {

    private Stems() {}

    static Map<String, List<String>> of(Pack pack) {
        Map<String, List<String>> stems = new LinkedHashMap<>();
        pack.competencies().forEach((competency, synonyms) -> {
            add(stems, competency.name());
            synonyms.forEach(synonym -> add(stems, synonym));
        });
        pack.skills().forEach((skill, synonyms) -> {
            add(stems, skill.name());
            synonyms.forEach(synonym -> add(stems, synonym));
        });
        return stems;
    }

    private static void add(Map<String, List<String>> stems, String text) {
        stems.computeIfAbsent(text, Words::stems);
    }
}
