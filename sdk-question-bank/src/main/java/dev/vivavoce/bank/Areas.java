package dev.vivavoce.bank;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Skill;
import dev.vivavoce.core.question.Style;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a choice of questions is about: skills and competencies with the weights that a job, or a topic, gives them.
 *
 * @param exclusive areas that a topic names; empty where none does
 * @param about questions on a topic that is no area's name; empty where there is no such topic
 */
record Areas(Map<String, Double> weights, Set<String> exclusive, Set<QuestionId> about) {

    private static final double MENTIONED = 1.5;
    private static final double UNLISTED = 1;

    static Areas of(Classification job) {
        Map<String, Double> weights = new HashMap<>();
        job.category().skills().forEach((skill, weight) -> weights.put(key(skill), (double) weight));
        job.category().competencies().forEach((competency, weight) -> weights.put(key(competency), (double) weight));
        for (Classification.SkillMention mention : job.skills()) {
            weights.merge(key(mention.skill()), UNLISTED, (listed, any) -> listed * MENTIONED);
        }
        return new Areas(weights, Set.of(), Set.of());
    }

    /** Of a job that nobody can tell: what any job asks for, and the skills that the text mentions. */
    static Areas ofAny(Classification job, Set<Competency> competencies) {
        Map<String, Double> weights = new HashMap<>();
        competencies.forEach(competency -> weights.put(key(competency), UNLISTED));
        job.skills().forEach(mention -> weights.put(key(mention.skill()), UNLISTED));
        return new Areas(weights, Set.of(), Set.of());
    }

    /** These areas narrowed down to a topic's, where the topic names any. */
    Areas on(Topic topic, Phrases<String> names) {
        String text = topic.id().value().replace('-', ' ') + ". " + topic.name() + ". " + topic.description();
        List<Words.Word> words = Words.of(text);
        Set<String> named = new HashSet<>();
        names.in(text, words).forEach(found -> named.add(found.value()));
        if (named.isEmpty()) {
            return this;
        }
        Map<String, Double> narrowed = new HashMap<>(weights);
        named.forEach(name -> narrowed.merge(name, 3.0, Math::max));
        return new Areas(narrowed, named, Set.of());
    }

    /** These areas narrowed down to questions. */
    Areas on(Set<QuestionId> questions) {
        return new Areas(weights, Set.of(), questions);
    }

    boolean isNarrow() {
        return !exclusive.isEmpty() || !about.isEmpty();
    }

    /** Whether the topic, if there is one, is what {@code question} is about. */
    boolean isOnTopic(Question question) {
        return !isNarrow()
                || about.contains(question.id())
                || exclusive.contains(of(question))
                || question.skill().map(Areas::key).filter(exclusive::contains).isPresent();
    }

    static String of(Question question) {
        return switch (question.style()) {
            case TECHNICAL, SYSTEM_DESIGN, CODING ->
                question.skill().map(Areas::key).orElseGet(() -> key(question.competency()));
            case MOTIVATION, BEHAVIOURAL, SITUATIONAL -> key(question.competency());
        };
    }

    /** What {@code question} is worth here; 0 when it belongs to something else. */
    double weight(Question question, boolean own) {
        String area = of(question);
        double weight = weights.getOrDefault(area, 0.0);
        if (weight == 0 && own) {
            weight = 3;
        }
        if (weight == 0 && question.style() == Style.MOTIVATION) {
            weight = 1;
        }
        if (weight == 0 && about.contains(question.id())) {
            weight = 1;
        }
        return isOnTopic(question) ? weight : weight / 1_000;
    }

    static String key(Skill skill) {
        return "skill " + skill.id();
    }

    static String key(Competency competency) {
        return "competency " + competency.id();
    }
}
