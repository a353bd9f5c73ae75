package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An evaluator of English answers that needs no model and no network: it looks for the points that a good answer holds and
 * for the signs of a story or an explanation. The same submission always gets the same evaluation. Thread-safe.
 *
 * <p>It reads words, not meaning: a paraphrase without common words escapes it, and so does a false statement made of the
 * right words. It says so with its confidence. All numbers below stand in {@code weights.txt}; {@code sat(x)} is
 * {@code 1 - exp(-x)} and {@code ramp(x, a, b)} is the share of the way from {@code a} to {@code b}, 0 to 1.
 *
 * <ul>
 *   <li><b>What counts.</b> A sentence that repeats the question or an earlier one, or that speaks to the evaluator, counts
 *       nothing. One that lists words without linking them counts nothing in a story, otherwise {@code sieve.list.worth}.
 *       As a sign, filler counts {@code sieve.filler}, and nothing where it holds no word that is sought; nor does a
 *       sentence count that shows nothing at all: no cue, deed, number, name or word that is sought;
 *       what people say in general of themselves is no deed in a story.
 *   <li><b>Coverage</b> of an anchor: {@code t = max(words said within two sentences, coverage.apart · words said
 *       anywhere)}, as a share by weight of the words of its text; {@code n = coverage.name} times the same for its name;
 *       {@code c} the share of which only the contrary is said; {@code d} the share that is both said and denied.
 *       {@code min(1, weight of its text / coverage.mass) · ramp(t + n (1 - t) - coverage.contradicted · c, coverage.floor, coverage.full) · (1 - coverage.contested ·
 *       d)}. Where the style asks for a story, signs of what the anchor asks for ("outcome", "lesson") cover it up to
 *       {@code coverage.aspect}.
 *   <li><b>Knowledge</b>: {@code ramp(mean coverage, 0, knowledge.anchors.full)}; with model answers the mean of that and
 *       of the nearest model answer's {@code ramp(words said anywhere - c, knowledge.reference.floor,
 *       knowledge.reference.full) · (1 - coverage.contested · d)}.
 *   <li><b>Signs</b> of an aspect (situation, action, result, reasons …): {@code sat(rate · sum over sentences)}, where a
 *       sentence adds the less the less it says that is new, and, where points are sought, {@code u + (1 - u) · ramp(share
 *       of its words that are expected, 0, quality.focus)} with {@code u = style.ungrounded}. <b>Telling</b> is their mean, weighted by style.
 *   <li><b>Whole</b>: {@code gate · (k · knowledge + (1 - k) · grounded · telling)} with {@code k = style.knowledge}, {@code
 *       gate = 1 - quality.gate + quality.gate · sat(new words / style.words)} and {@code grounded = u + (1 - u) ·
 *       ramp(knowledge, 0, quality.grounded)} with {@code u = style.ungrounded}. Where there are neither anchors nor model
 *       answers k is 0 and grounded is 1.
 *   <li><b>Level</b> of a criterion: {@code round(5 · (level.common · whole + (1 - level.common) · own) ^ level.curve)}, where
 *       own is the
 *       greater of the words of its behaviours from level 4 on that are said and the strength of the aspects that its words
 *       ask for, times gate and grounded; whole where it asks for nothing that can be told by rules.
 *   <li><b>Confidence</b>: {@code confidence.most · (1 - confidence.unguided · exp(-(anchors + confidence.reference ·
 *       references) / confidence.anchors)) · (1 - confidence.generic · share of criteria that ask for nothing) · (1 -
 *       confidence.short · (1 - sat(new words / style.words))) · (1 - confidence.disagreement · |knowledge - telling|) ·
 *       confidence.flag ^ flags}.
 * </ul>
 */
public final class RuleBasedEvaluator implements Evaluator {

    private static final double OFF_TOPIC_LEVEL = Weights.value("level.off.topic");
    private static final double OFF_TOPIC_WORDS = Weights.value("offtopic.words");
    private static final double OFF_TOPIC_SHARE = Weights.value("offtopic.share");
    private static final double REFUSAL_CONFIDENCE = Weights.value("confidence.refusal");
    private static final int LONGEST_REFUSAL = 12;
    private static final Provenance PROVENANCE = Provenance.of("embedded", "1-" + Resource.fingerprint(resources()));

    private final Yardsticks yardsticks = new Yardsticks();

    /** An evaluator that has met no question yet. Share it: it keeps what it worked out about the questions it meets. */
    public RuleBasedEvaluator() {}

    private static List<Resource> resources() {
        List<Resource> all = new ArrayList<>(Lexicon.resources());
        all.addAll(List.of(
                Units.RESOURCE,
                Cues.RESOURCE,
                Addressed.RESOURCE,
                Grams.resource(),
                Aspect.RESOURCE,
                Weights.RESOURCE));
        return all;
    }

    @Override
    public Evaluation evaluate(Submission submission) {
        Yardstick yardstick = yardsticks.of(submission);
        Passage answer = Splitter.split(submission.answer());
        Optional<String> illegible =
                Legibility.problem(answer, yardstick.guide(), submission.style(), submission.locale());
        if (illegible.isPresent()) {
            return new Evaluation.Abstained(illegible.get(), Set.of(), PROVENANCE);
        }
        int[] cues = Cues.ENGLISH.in(answer);
        Sieve sieve = new Sieve(yardstick, answer, submission.style());
        if (sieve.isEcho()) {
            return new Evaluation.Abstained(
                    "The answer repeats the question and says nothing else.", Set.of(Flag.PARROTING), PROVENANCE);
        }
        if (sieve.isAddressed()) {
            return new Evaluation.Abstained(
                    "The answer speaks to whoever rates it and says little else.",
                    Set.of(Flag.INSTRUCTION_LIKE_TEXT),
                    PROVENANCE);
        }
        Reading reading = new Reading(yardstick.guide(), answer, sieve.worth());
        if (isRefusal(answer, cues) && reading.saidToThePoint() == 0) {
            return refused(submission);
        }
        Signals signals = new Signals(
                yardstick.guide(),
                answer,
                reading,
                relevant(yardstick, reading, sieve.worth(), submission.style()),
                cues,
                submission.style());
        Covered covered = Covered.of(
                yardstick,
                reading,
                Grams.of(answer, sieve.worth(), reading),
                signals,
                submission.style(),
                sieve.isBareList());
        return scored(submission, yardstick, answer, sieve, reading, signals, covered);
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

    private static Evaluation scored(
            Submission submission,
            Yardstick yardstick,
            Passage answer,
            Sieve sieve,
            Reading reading,
            Signals signals,
            Covered covered) {
        Quality quality = Quality.of(covered, signals, submission.style());
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(sieve.flags());
        if (Quality.isShort(reading.said(), submission.style())) {
            flags.add(Flag.TOO_SHORT);
        }
        // Stories seldom use the question's words, and where no points are sought nothing tells what belongs to it.
        boolean offTopic = yardstick.isGuided()
                && !Sieve.isStory(submission.style())
                && isOffTopic(answer, reading, covered, yardstick.guide());
        if (offTopic) {
            flags.add(Flag.OFF_TOPIC);
        }
        List<Rating> ratings = new Levels(answer, sieve.worth(), reading, signals, covered, quality)
                .rate(submission.rubric(), yardstick, offTopic ? OFF_TOPIC_LEVEL : 1);
        return new Evaluation.Scored(
                ratings,
                coverage(submission, answer, covered),
                Advice.on(submission.anchors(), answer, signals, covered, flags, submission.style()),
                flags,
                Certainty.of(submission, yardstick, quality, flags.size()),
                PROVENANCE);
    }

    private static List<Coverage> coverage(Submission submission, Passage answer, Covered covered) {
        List<Coverage> coverage = new ArrayList<>(covered.anchors().size());
        for (int i = 0; i < covered.anchors().size(); i++) {
            Covered.Made made = covered.anchors().get(i);
            Anchor anchor = submission.anchors().get(i);
            coverage.add(
                    made.share() > 0
                            ? new Coverage(anchor, made.share(), Quotes.sentence(answer, made.sentence()))
                            : Coverage.none(anchor));
        }
        return coverage;
    }

    private static boolean isRefusal(Passage answer, int[] cues) {
        int all = 0;
        for (int bits : cues) {
            all |= bits;
        }
        return answer.size() <= LONGEST_REFUSAL && (all & Cue.REFUSAL.bit()) != 0;
    }

    private static boolean isOffTopic(Passage answer, Reading reading, Covered covered, Guide guide) {
        if (answer.size() < OFF_TOPIC_WORDS
                || covered.known() > OFF_TOPIC_SHARE
                || reading.saidToThePoint() > OFF_TOPIC_SHARE * reading.said()) {
            return false;
        }
        for (int i = 0; i < answer.size(); i++) {
            if (answer.word(i).kind() == Word.Kind.CONTENT && guide.touches(answer.word(i))) {
                return false;
            }
        }
        return true;
    }

    private static Evaluation refused(Submission submission) {
        return new Evaluation.Scored(
                submission.rubric().criteria().stream()
                        .map(criterion -> Rating.none(criterion.name()))
                        .toList(),
                submission.anchors().stream().map(Coverage::none).toList(),
                Advice.onRefusal(submission.anchors()),
                Set.of(Flag.TOO_SHORT),
                REFUSAL_CONFIDENCE,
                PROVENANCE);
    }
}
