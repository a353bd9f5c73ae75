package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import java.util.Optional;
import java.util.Set;

/** Looks at answers, whatever they are then rated. Thread-safe. */
final class Look {

    private static final int LONGEST_REFUSAL = 12;

    private final Yardsticks yardsticks;
    private final Optional<Meaning> meaning;

    /** @param meaning what measures meaning, where anything does */
    Look(Optional<Meaning> meaning) {
        this.meaning = meaning;
        this.yardsticks = new Yardsticks(meaning);
    }

    /** What an answer shows. */
    Seen at(Submission submission) {
        Yardstick yardstick = yardsticks.of(submission);
        Passage answer = Splitter.split(submission.answer());
        Optional<String> illegible =
                Legibility.problem(answer, yardstick.guide(), submission.style(), submission.locale());
        if (illegible.isPresent()) {
            return new Seen.Nothing(illegible.get(), Set.of());
        }
        AddressedSentences addressed = Addressed.in(answer, yardstick);
        if (addressed.isMost()) {
            return new Seen.Nothing(
                    "The answer speaks to whoever rates it and says little else.", Set.of(Flag.INSTRUCTION_LIKE_TEXT));
        }
        Seen seen = addressed.isEmpty()
                ? at(submission, yardstick, answer, false)
                : at(submission, yardstick, addressed.rest(), true);
        return seen instanceof Seen.Sight sight
                ? sight.beside(addressed
                        .undoubted()
                        .filter(rest -> rest.size() > 0 || !isHeldAgainstPoints(submission, yardstick))
                        .map(rest -> at(submission, yardstick, rest, !addressed.isEmpty())))
                : seen;
    }

    /** Whether an answer has a measure that no stranger to the subject meets, so that one odd sentence may be all of it. */
    private static boolean isHeldAgainstPoints(Submission submission, Yardstick yardstick) {
        return yardstick.isGuided() && !Sieve.isStory(submission.style());
    }

    private Seen at(Submission submission, Yardstick yardstick, Passage answer, boolean isRest) {
        int[] cues = Cues.ENGLISH.in(answer);
        Sieve sieve = new Sieve(yardstick, answer, submission.style(), isRest);
        if (sieve.isEcho()) {
            return new Seen.Nothing("The answer repeats the question and says nothing else.", Set.of(Flag.PARROTING));
        }
        Reading reading = new Reading(yardstick.guide(), answer, sieve.worth());
        if (isRefusal(answer, cues) && reading.saidToThePoint() == 0) {
            return new Seen.Refusal();
        }
        Signals signals = new Signals(
                yardstick.guide(),
                answer,
                reading,
                relevant(yardstick, reading, sieve.worth(), submission.style()),
                cues,
                submission.style());
        Affinity affinity = meaning.map(
                        measured -> measured.affinity(yardstick.targets(), answer, sieve, submission.style()))
                .orElse(Affinity.NONE);
        Covered covered = Covered.of(
                yardstick,
                reading,
                Grams.of(answer, sieve.worth(), reading, yardstick.guide().amounts()),
                signals,
                affinity,
                submission.style(),
                sieve.isBareList());
        Relevance relevance = Sieve.isStory(submission.style()) || !yardstick.isGuided()
                ? Relevance.of(yardstick.gist(), answer, sieve.worth(), submission.style(), affinity.nearness())
                : Relevance.UNKNOWN;
        Quality quality = Quality.of(covered, signals, submission.style(), relevance.left());
        return new Seen.Sight(
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
                Optional.empty());
    }

    /** What sentences are worth as signs: where points are sought, less the further they are from any. */
    private static double[] relevant(Yardstick yardstick, Reading reading, double[] worth, Style style) {
        double[] relevant = worth.clone();
        if (yardstick.isGuided()) {
            for (int sentence = 0; sentence < worth.length; sentence++) {
                relevant[sentence] *= Quality.relevance(reading.focus(sentence), style);
            }
        }
        return relevant;
    }

    private static boolean isRefusal(Passage answer, int[] cues) {
        int all = 0;
        for (int bits : cues) {
            all |= bits;
        }
        return answer.size() <= LONGEST_REFUSAL && (all & Cue.REFUSAL.bit()) != 0;
    }
}
