package dev.vivavoce.core.plan;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.WordLimit;

/**
 * Something to practise.
 *
 * @param id unique within its plan
 * @param name at most 3 words
 * @param description at most 20 words
 * @param priority 1 is the highest
 * @param dailyMinutes 1 to {@value #MOST_MINUTES}
 * @param expectedOutcome at most 15 words
 */
public record Topic(
        TopicId id, String name, String description, int priority, int dailyMinutes, String expectedOutcome) {

    /** The limit on a name. */
    public static final WordLimit NAME = new WordLimit(3);
    /** The limit on a description. */
    public static final WordLimit DESCRIPTION = new WordLimit(20);
    /** The limit on an expected outcome. */
    public static final WordLimit OUTCOME = new WordLimit(15);
    /** The minutes of a day. */
    public static final int MOST_MINUTES = 1_440;

    public Topic {
        requireNonNull(id, "id");
        NAME.require(name, "topic name");
        DESCRIPTION.require(description, "topic description");
        if (priority < 1) {
            throw new IllegalArgumentException("priority must be 1 or more but was " + priority);
        }
        if (dailyMinutes < 1 || dailyMinutes > MOST_MINUTES) {
            throw new IllegalArgumentException(
                    "daily minutes must be 1 to " + MOST_MINUTES + " but were " + dailyMinutes);
        }
        OUTCOME.require(expectedOutcome, "expected outcome");
    }

    /** This topic at another place and with other minutes. */
    Topic with(int priority, int dailyMinutes) {
        return new Topic(id, name, description, priority, dailyMinutes, expectedOutcome);
    }
}
