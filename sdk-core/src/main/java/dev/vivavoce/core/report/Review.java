package dev.vivavoce.core.report;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.WordLimit;
import java.util.Optional;

/**
 * What a person who reviews gives an answer on one criterion, beside the rater.
 *
 * @param turn the number of the turn in its session, the first one being 1
 * @param criterion the criterion's name
 * @param level {@value Rubric#LOWEST} to {@value Rubric#HIGHEST}; needs no evidence, a person answers for it
 * @param reviewer who it was: an id that is stable, not a name
 * @param reason why, in their words
 */
public record Review(int turn, String criterion, int level, String reviewer, Optional<String> reason) {
    public Review {
        if (turn < 1) {
            throw new IllegalArgumentException("turn must be 1 or more but was " + turn);
        }
        WordLimit.NONE.require(criterion, "criterion");
        if (level < Rubric.LOWEST || level > Rubric.HIGHEST) {
            throw new IllegalArgumentException(
                    "level must be " + Rubric.LOWEST + " to " + Rubric.HIGHEST + " but was " + level);
        }
        WordLimit.NONE.require(reviewer, "reviewer");
        requireNonNull(reason, "reason");
    }
}
