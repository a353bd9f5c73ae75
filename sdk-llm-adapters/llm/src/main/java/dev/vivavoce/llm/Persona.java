package dev.vivavoce.llm;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Position;

/**
 * Somebody invented who is interviewed, for {@link ModelCandidate}.
 *
 * @param position the job, with the person's seniority
 * @param skill how good they are at it, as the level that their answers come to on the whole, {@value Rubric#LOWEST} to
 *     {@value Rubric#HIGHEST}
 * @param temperament how they talk
 */
public record Persona(Position position, int skill, Temperament temperament) {

    /** How somebody talks. */
    public enum Temperament {
        /** Says what is needed, in order. */
        MATTER_OF_FACT,
        /** Says much, and comes to the point late. */
        TALKATIVE,
        /** Says little, and has to be asked. */
        TERSE,
        /** Takes things back, apologises, loses the thread. */
        NERVOUS,
        /** Is sure of everything, right or wrong. */
        OVERCONFIDENT,
        /** Dictates: no full stops, fillers, new starts. */
        DICTATING,
        /** Has learned the language late; the grammar shows it. */
        SECOND_LANGUAGE
    }

    public Persona {
        requireNonNull(position, "position");
        if (skill < Rubric.LOWEST || skill > Rubric.HIGHEST) {
            throw new IllegalArgumentException("skill must be 0 to 5 but was " + skill);
        }
        requireNonNull(temperament, "temperament");
    }
}
