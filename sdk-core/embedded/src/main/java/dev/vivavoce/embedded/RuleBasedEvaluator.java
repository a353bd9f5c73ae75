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
 * An evaluator of English answers that needs no model and no network: it looks for what a good answer says, and for the signs
 * of a story or a plan. The same submission always gets the same evaluation. Thread-safe.
 *
 * <p>It reads words, not meaning: a paraphrase without common words escapes it, and so does a false statement made of the
 * right words, or an unethical deed well told. It says so with its confidence. All numbers below stand in {@code
 * weights.txt}; {@code sat(x)} is {@code 1 - exp(-x)}, {@code ramp(x, a, b)} is the share of the way from {@code a} to {@code
 * b}, 0 to 1, and {@code enough(x)} is {@code 1 - 2^-x}: a half for just enough.
 *
 * <ul>
 *   <li><b>What counts.</b> An answer is rated as if the sentences that speak to whoever rates did not stand in it: those that
 *       sound so ({@code manner.txt}) and those that an expression of {@code addressed.txt} is found in, with what goes on with
 *       them. Where they are most of it, or many, it is not rated. A sentence that repeats the question or an earlier one counts
 *       nothing, nor does a list of words, unless there is nothing but lists: then knowledge is {@code knowledge.bare.list} at
 *       most. What is held against points stands within {@code reading.near} words of one that names something expected; anchors
 *       in whose words nothing specific stands count {@code coverage.common}.
 *   <li><b>Model answers.</b> {@code said = reference.grams · g + (1 - reference.grams) · w}, where {@code g} is the share of
 *       the model's runs of four characters (of stems, in order) that stand in the answer and {@code w} that of its words,
 *       synonyms and slips; what the question says already counts {@code guide.of.question}. Of {@code said} is left {@code
 *       (1 - reference.denied · d)(1 - reference.opposed · o)}, where {@code d} is the share of its words that are only said
 *       with the other polarity and {@code o} that of which only an opposite is said. Just enough is {@code reference.enough ·
 *       (1 + reference.many · (1 - 1/n) + reference.short.question · exp(-q / reference.short.words))} for n models and q words
 *       of the question. Knowledge is {@code enough} of the best model's share of that, mixed with the mean of all ({@code
 *       reference.others}).
 *   <li><b>Anchors.</b> Coverage is {@code coverage.grams · ramp(said, …)} of its text as above and the rest by its words that
 *       stand together, name included, less what is contradicted; signs of what an anchor asks for ("outcome", "lesson") cover it
 *       up to {@code coverage.aspect} where a story is asked for. Knowledge is {@code enough(mean coverage /
 *       knowledge.anchors.enough)}; with model answers, the mean of both.
 *   <li><b>Stories and plans</b> (behavioural, situational, motivation): clauses are told apart by who does what in them. The
 *       strength of an aspect is {@code sat(count · u / telling.enough)} with {@code u = (telling.unit / (words + 12)) ^
 *       telling.growth}, counting different own deeds, findings, other people, words of order, of reason, endings, lessons,
 *       and things that are named. The whole is {@code ramp(weighted mean · soundness, telling.floor, telling.full)}, where
 *       soundness is the product of {@code 1 - telling.less · share} over clichés, generalities, abstractions, breaches of
 *       conduct, figures, hypothetical deeds and shortness. Without an own deed, or a result, a told story stays near {@code
 *       telling.no.deed}, {@code telling.no.result}.
 *   <li><b>Explanations</b> (technical, system design, coding): {@code knowledge + (1 - style.knowledge) · grounded ·
 *       (telling - quality.plain)}, with telling the mean of the signs of reasons, detail and structure, grounded by what is known.
 *       Where there is nothing to hold the answer against, telling alone, gated by how much is said.
 *   <li><b>Levels</b> add up to the whole: {@code round(5 · criteria · whole)} steps, given to the criteria by how far each
 *       leans above or below it ({@code level.lean}), largest remainders first.
 *   <li><b>Confidence</b> is the chance to lie within two points of a careful person's score, as measured: {@code
 *       (confidence.middle + (confidence.ends - confidence.middle) · |2 whole - 1|) · confidence.flag ^ flags}, and {@code
 *       confidence.unguided} of that where there is nothing to hold an explanation against.
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
                Units.RESOURCE, Cues.RESOURCE, Orders.RESOURCE, Grams.resource(), Aspect.RESOURCE, Weights.RESOURCE));
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
        Addressed.Found addressed = Addressed.in(answer, yardstick.guide());
        if (addressed.isMost()) {
            return new Evaluation.Abstained(
                    "The answer speaks to whoever rates it and says little else.",
                    Set.of(Flag.INSTRUCTION_LIKE_TEXT),
                    PROVENANCE);
        }
        return addressed.isEmpty()
                ? evaluate(submission, yardstick, answer, false)
                : evaluate(submission, yardstick, addressed.rest(), true);
    }

    private static Evaluation evaluate(Submission submission, Yardstick yardstick, Passage answer, boolean isRest) {
        int[] cues = Cues.ENGLISH.in(answer);
        Sieve sieve = new Sieve(yardstick, answer, submission.style(), isRest);
        if (sieve.isEcho()) {
            return new Evaluation.Abstained(
                    "The answer repeats the question and says nothing else.", Set.of(Flag.PARROTING), PROVENANCE);
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
                Certainty.of(yardstick, quality, submission.style(), flags.size()),
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
