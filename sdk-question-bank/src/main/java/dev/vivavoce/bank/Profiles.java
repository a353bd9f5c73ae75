package dev.vivavoce.bank;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that a pack says of each category, as terms: its titles, its profile, and its skills by their weight. */
final class Profiles {

    private static final double OF_PROFILE = 0.7;
    private static final double OF_SKILL = 0.5;
    private static final double OF_SYNONYM = 0.3;

    private Profiles() {}

    static TermVectors vectors(Pack pack, Map<String, List<String>> stems) {
        List<Map<String, Double>> profiles = new ArrayList<>();
        for (Category category : pack.categories().values()) {
            Map<String, Double> profile = new HashMap<>();
            category.titles().forEach(title -> merge(profile, Words.stems(title), 1));
            merge(profile, Words.stems(category.name()), 1);
            category.profile().forEach(line -> merge(profile, Words.stems(line), OF_PROFILE));
            category.skills().forEach((skill, weight) -> {
                merge(profile, stems.getOrDefault(skill.name(), List.of()), OF_SKILL * weight);
                pack.skills()
                        .getOrDefault(skill, List.of())
                        .forEach(word -> merge(profile, stems.getOrDefault(word, List.of()), OF_SYNONYM * weight));
            });
            profiles.add(profile);
        }
        return TermVectors.of(profiles);
    }

    static void merge(Map<String, Double> terms, List<String> stems, double weight) {
        stems.forEach(stem -> terms.merge(stem, weight, Double::sum));
    }
}
