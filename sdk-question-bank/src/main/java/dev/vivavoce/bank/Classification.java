package dev.vivavoce.bank;

import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Skill;
import java.util.List;

/**
 * What a posting is taken for.
 *
 * @param category the likeliest kind of job; a guess where {@code confidence} is near 0
 * @param confidence 0 to 1: how likely that is right
 * @param alternatives the next likely ones, at most five, likeliest first
 * @param seniority the level of the job
 * @param skills those mentioned in the text, each once, in the order of their first mention
 */
public record Classification(
        Category category,
        double confidence,
        List<Alternative> alternatives,
        Seniority seniority,
        List<SkillMention> skills) {

    /** Another kind of job that the posting may be for. */
    public record Alternative(Category category, double confidence) {}

    /**
     * A skill that the text mentions.
     *
     * @param skill the skill
     * @param start offset of the mention's first UTF-16 code unit in the description as given
     * @param end offset after its last one
     */
    public record SkillMention(Skill skill, int start, int end) {}

    public Classification {
        alternatives = List.copyOf(alternatives);
        skills = List.copyOf(skills);
    }
}
