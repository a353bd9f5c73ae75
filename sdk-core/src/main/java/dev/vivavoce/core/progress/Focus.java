package dev.vivavoce.core.progress;

import static java.util.Objects.requireNonNull;

/**
 * What to practise next.
 *
 * @param topic its name
 * @param reason why
 */
public record Focus(String topic, Reason reason) {

    /** Why a topic comes next. */
    public enum Reason {
        /** Its strength is low. */
        WEAK,
        /** Its attempts get worse. */
        FALLING,
        /** Too little is known about it yet. */
        LITTLE_EVIDENCE,
        /** All topics are strong; this one is the least strong. */
        LEAST_STRONG
    }

    public Focus {
        requireNonNull(topic, "topic");
        requireNonNull(reason, "reason");
    }
}
