package dev.vivavoce.core.progress;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.ScoreScale;
import java.time.Duration;

/**
 * How somebody is doing on one topic.
 *
 * @param topic its name
 * @param strength over the latest attempt at each question, so that doing one question again and again proves no more
 * @param questions how many different questions were answered, 1 or more
 * @param attempts how many answers were rated
 * @param time spent on them
 * @param trend mean score of the later half of the attempts less that of the earlier half, −9 to 9; 0 for a single one
 */
public record TopicProgress(String topic, Strength strength, int questions, int attempts, Duration time, double trend) {

    private static final int MOST_TREND = ScoreScale.HIGHEST - ScoreScale.LOWEST;

    public TopicProgress {
        requireNonNull(topic, "topic");
        requireNonNull(strength, "strength");
        requireNonNull(time, "time");
        if (questions < 1 || attempts < questions) {
            throw new IllegalArgumentException(
                    "there must be 1 or more questions and as many attempts but were " + questions + ", " + attempts);
        }
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not be negative but was " + time);
        }
        if (!(Math.abs(trend) <= MOST_TREND)) {
            throw new IllegalArgumentException(
                    "trend must be -" + MOST_TREND + " to " + MOST_TREND + " but was " + trend);
        }
    }
}
