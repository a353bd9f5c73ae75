package dev.vivavoce.bank;

import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Skill;
import java.util.List;
import java.util.Locale;

/**
 * What a posting is taken for.
 *
 * @param category the likeliest kind of job; a guess where {@code confidence} is near 0
 * @param confidence 0 to 1: how likely that is right
 * @param alternatives the next likely ones, at most five, likeliest first
 * @param seniority the level of the job
 * @param skills those mentioned in the text, each once, in the order of their first mention
 * @param language of title and text; English where they are too short to tell, the root locale where it is none that is
 *     known. Only English is read: what is said of a posting in another language has a low confidence
 */
public record Classification(
        Category category,
        double confidence,
        List<Alternative> alternatives,
        Seniority seniority,
        List<SkillMention> skills,
        Locale language) {

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
