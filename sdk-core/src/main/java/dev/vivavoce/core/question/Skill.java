package dev.vivavoce.core.question;

import dev.vivavoce.core.assessment.WordLimit;

/**
 * Knowledge or craft that a position asks for, such as "Medication administration".
 *
 * @param id stable, such as {@code medication-administration}
 * @param name for people
 */
public record Skill(String id, String name) {
    public Skill {
        WordLimit.NONE.require(id, "id");
        WordLimit.NONE.require(name, "name");
    }
}
