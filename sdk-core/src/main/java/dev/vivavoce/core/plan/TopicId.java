package dev.vivavoce.core.plan;

import dev.vivavoce.core.assessment.WordLimit;

/**
 * Names a topic within a plan, for good.
 *
 * @param value not blank
 */
public record TopicId(String value) {
    public TopicId {
        WordLimit.NONE.require(value, "topic id");
    }

    @Override
    public String toString() {
        return value;
    }
}
