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
            Relevance relevance,
            Covered covered,
            Quality quality,
            Optional<Seen> undoubted)
            implements Seen {

        private static final double OFF_TOPIC_WORDS = Weights.value("offtopic.words");
        private static final double OFF_TOPIC_SHARE = Weights.value("offtopic.share");

        Sight beside(Optional<Seen> other) {
            return new Sight(
                    submission,
                    yardstick,
                    answer,
                    sieve,
                    reading,
                    signals,
                    affinity,
                    relevance,
                    covered,
                    quality,
                    other);
        }

        /** Whether it answers another question, as it seems. */
        boolean isOffTopic() {
            return relevance.isOff() || isFarFromPoints();
        }

        /** Whether it is an explanation that has points to make, and says nothing that is near to them. */
        boolean isFarFromPoints() {
            if (Sieve.isStory(submission.style())
                    || !yardstick.isGuided()
                    || answer.size() < OFF_TOPIC_WORDS
                    || covered.known() > OFF_TOPIC_SHARE
                    || reading.saidToThePoint() > OFF_TOPIC_SHARE * reading.said()) {
                return false;
            }
            for (int i = 0; i < answer.size(); i++) {
                if (answer.word(i).kind() == Word.Kind.CONTENT
                        && yardstick.guide().touches(answer.word(i))) {
                    return false;
                }
            }
            return true;
        }

        Traits traits() {
            return Traits.of(covered, signals, affinity, quality, submission.style());
        }
    }
}
