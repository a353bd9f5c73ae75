package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.spi.Submission;
import java.util.Optional;
import java.util.Set;

/** What a look at an answer came to. */
sealed interface Seen {

    /**
     * There is nothing to rate.
     *
     * @param reason why, for people
     */
    record Nothing(String reason, Set<Flag> flags) implements Seen {}

    /** It says that it has no answer. */
    record Refusal() implements Seen {}

    /**
     * All that was worked out of an answer.
     *
     * @param answer without what spoke to whoever rates
     * @param undoubted what is seen without the sentences that may do so as well, where there are such
     */
    record Sight(
            Submission submission,
            Yardstick yardstick,
            Passage answer,
            Sieve sieve,
            Reading reading,
            Signals signals,
            Affinity affinity,
            Covered covered,
            Quality quality,
            Optional<Seen> undoubted)
            implements Seen {

        Sight beside(Optional<Seen> other) {
            return new Sight(submission, yardstick, answer, sieve, reading, signals, affinity, covered, quality, other);
        }

        Traits traits() {
            return Traits.of(covered, signals, affinity, quality, submission.style());
        }
    }
}
