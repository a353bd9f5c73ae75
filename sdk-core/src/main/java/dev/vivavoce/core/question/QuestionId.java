package dev.vivavoce.core.question;

import dev.vivavoce.core.assessment.WordLimit;

/**
 * Names a question within its source, for good: a question whose meaning changes gets a new id.
 *
 * @param value not blank
 */
public record QuestionId(String value) {
    public QuestionId {
        WordLimit.NONE.require(value, "question id");
    }

    @Override
    public String toString() {
        return value;
    }
}
