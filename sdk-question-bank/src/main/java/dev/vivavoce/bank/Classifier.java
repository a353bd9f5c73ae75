package dev.vivavoce.bank;

import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Skill;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells a kind of job from a posting. Three signs are added up: how near the title comes to one of the category's titles, how
 * near title and text come to all that the pack says of the category, and which of its skills the text mentions. A softmax
 * over the sums gives the confidence, drawn in from both ends, and damped where little or no English speaks.
 */
final class Classifier {

    private static final double TITLE = 10;
    private static final double TEXT = 10;
    private static final double SKILLS = 2;
    private static final double NOTHING = 2.2;
    private static final double FOREIGN = 0.2;
    /** Titles are told wrongly now and then however near they come, and rightly more often than a faint likeness suggests. */
    private static final double SUREST = 0.9;

    private static final double DOUBT = 0.75;
    private static final int MOST_ALTERNATIVES = 5;

    private final List<Category> categories;
    private final Titles titles;
    private final TermVectors profiles;
    private final Phrases<Skill> skills = new Phrases<>();
    private final Map<Skill, Double> rarity = new HashMap<>();

    Classifier(Pack pack) {
        categories = List.copyOf(pack.categories().values());
        titles = new Titles(pack);
        profiles = pack.prepared().profiles();
        Map<Skill, Integer> owners = new HashMap<>();
        categories.forEach(
                category -> category.skills().keySet().forEach(skill -> owners.merge(skill, 1, Integer::sum)));
        pack.skills().forEach((skill, synonyms) -> {
            skills.addName(skill.name(), pack.prepared().stemsOf(skill.name()), skill);
            synonyms.forEach(synonym -> skills.add(synonym, pack.prepared().stemsOf(synonym), skill));
            rarity.put(skill, 1.0 / owners.getOrDefault(skill, 1));
        });
    }

    Classification classify(String title, String description) {
        if (title.isBlank() && description.isBlank()) {
            throw new IllegalArgumentException("title and description must not both be blank");
        }
        String text = Markup.blanked(description);
        String name = SeniorityWords.stripped(Markup.blanked(title));
        List<Words.Word> words = Words.of(text);
        Map<Skill, Classification.SkillMention> mentions = mentions(text, words);
        double[] scores = scores(name, words, mentions.keySet());
        Integer[] order = new Integer[scores.length];
        double sum = Math.exp(NOTHING);
        for (int i = 0; i < scores.length; i++) {
            order[i] = i;
            sum += Math.exp(scores[i]);
        }
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));
        Locale language = Languages.of(title + " " + text);
        double damping = language.equals(Locale.ENGLISH) ? 1 : FOREIGN;
        List<Classification.Alternative> ranked = new ArrayList<>();
        for (int i = 0; i < Math.min(order.length, MOST_ALTERNATIVES + 1); i++) {
            ranked.add(new Classification.Alternative(
                    categories.get(order[i]), damping * SUREST * Math.pow(Math.exp(scores[order[i]]) / sum, DOUBT)));
        }
        Category best = ranked.get(0).category();
        Seniority seniority =
                SeniorityWords.in(Markup.blanked(title), text, best.name()).orElseGet(() -> usual(best));
        return new Classification(
                best,
                ranked.get(0).confidence(),
                ranked.subList(1, ranked.size()),
                seniority,
                List.copyOf(mentions.values()),
                language);
    }

    private double[] scores(String title, List<Words.Word> text, Set<Skill> mentioned) {
        double[] scores = new double[categories.size()];
        double[] byTitle = titles.nearness(title);
        Map<String, Double> all = terms(Words.stems(title), 3);
        for (Words.Word word : text) {
            all.merge(word.stem(), 1.0, Double::sum);
        }
        double[] byProfile = profiles.cosines(all);
        for (int i = 0; i < scores.length; i++) {
            double asked = 0;
            double met = 0;
            for (Map.Entry<Skill, Integer> skill : categories.get(i).skills().entrySet()) {
                double weight = skill.getValue() * rarity.getOrDefault(skill.getKey(), 1.0);
                asked += weight;
                met += mentioned.contains(skill.getKey()) ? weight : 0;
            }
            scores[i] = TITLE * byTitle[i] + TEXT * byProfile[i] + SKILLS * Math.sqrt(met / Math.max(asked, 1));
        }
        return scores;
    }

    private Map<Skill, Classification.SkillMention> mentions(String text, List<Words.Word> words) {
        Map<Skill, Classification.SkillMention> mentions = new LinkedHashMap<>();
        for (Phrases.Found<Skill> found : skills.in(text, words)) {
            mentions.putIfAbsent(
                    found.value(), new Classification.SkillMention(found.value(), found.start(), found.end()));
        }
        return mentions;
    }

    /**
     * The level of a job whose posting is silent on it, by its ISCO-08 group: managers lead, where juniors are not
     * called that too; professionals, technicians (skill
     * levels 3 and 4), and the metal, machine and electrical trades want somebody with practice; the rest is open to beginners.
     */
    private static Seniority usual(Category category) {
        String group = category.isco08().substring(0, 2);
        Seniority usual =
                switch (group) {
                    case "11" -> Seniority.EXECUTIVE;
                    case "72", "74" -> Seniority.MID;
                    default ->
                        switch (group.charAt(0)) {
                            case '1' ->
                                category.seniorities().contains(Seniority.JUNIOR) ? Seniority.MID : Seniority.LEAD;
                            case '0', '2', '3' -> Seniority.MID;
                            default -> Seniority.JUNIOR;
                        };
                };
        return category.seniorities().stream()
                .min(Comparator.comparingInt(usual::stepsTo))
                .orElse(usual);
    }

    private static Map<String, Double> terms(List<String> stems, double weight) {
        Map<String, Double> terms = new HashMap<>();
        Profiles.merge(terms, stems, weight);
        return terms;
    }
}
