package dev.vivavoce.core.session;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.WordLimit;
import java.time.Duration;
import java.time.Instant;

/**
 * What a person said. Any text is an answer, an empty one too: whether it can be rated is the evaluator's to say.
 *
 * @param text as given, never trimmed or normalised; evidence points into it. Only half a surrogate pair, which no file can
 *     hold, becomes U+FFFD
 * @param time spent on it, 0 or more
 * @param at when it was given
 * @param kind how it was given
 */
public record Answer(String text, Duration time, Instant at, Kind kind) {

    /** The longest answer, in UTF-16 code units. */
    public static final int MOST_CHARACTERS = 262_144;

    /** How an answer was given. */
    public enum Kind {
        TYPED,
        DICTATED,
        CODE
    }

    public Answer {
        text = WordLimit.wellFormed(requireNonNull(text, "text"));
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "answer must have at most " + MOST_CHARACTERS + " characters but has " + text.length());
        }
        requireNonNull(time, "time");
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not be negative but was " + time);
        }
        requireNonNull(at, "at");
        requireNonNull(kind, "kind");
    }

    /** A typed answer. */
    public static Answer typed(String text, Duration time, Instant at) {
        return new Answer(text, time, at, Kind.TYPED);
    }

    /** This answer followed by {@code more}, a blank line between them. */
    Answer followedBy(Answer more) {
        return new Answer(text + "\n\n" + more.text, time.plus(more.time), more.at, more.kind);
    }
}
