package dev.vivavoce.embedded;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Embedder;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An evaluator of English answers that needs no model and no network: it looks for what a good answer says, and for the signs
 * of a story or a plan. It can be given {@linkplain Builder#embedder an embedder}, and {@linkplain Builder#head what people's scores teach}. The same submission always gets the same evaluation. Thread-safe.
 *
 * <p>By itself it reads words, not meaning: a paraphrase without common words escapes it, and so do many a false statement made of the
 * right words, and an unethical deed well told. It says so with its confidence. All numbers below stand in {@code
 * weights.txt}; {@code sat(x)} is {@code 1 - exp(-x)}, {@code ramp(x, a, b)} is the share of the way from {@code a} to {@code
 * b}, 0 to 1, and {@code enough(x)} is {@code 1 - 2^-x}: a half for just enough.
 *
 * <ul>
 *   <li><b>What counts.</b> An answer is rated as if the sentences that speak to whoever rates did not stand in it: those that
 *       sound so ({@code manner.txt}; it takes more where they name what was asked, or lie near it, by {@code manner.near}) and those that an expression of {@code addressed.txt} is found in, with what goes on with
 *       them. Where they are most of it, or many, it is not rated; nor where its sentences sound so one with another, their mean above {@code
 *       manner.whole}, and less than {@code manner.about} of what it names is asked or expected. Those that only sound a little so
 *       ({@code manner.doubtful}), and those beside such as speak to the rater, up to one that does not sound so ({@code manner.beside}), count, but add
 *       {@code manner.doubtful.most} to the whole at most, all of them together, unless an explanation that is held against points is nothing else.
 *       Where that takes more than {@code manner.doubtful.taken}, the answer is flagged as doubtful. A sentence that repeats the question or an earlier one counts
 *       nothing, nor does a list of words, unless there is nothing but lists: then knowledge is {@code knowledge.bare.list} at
 *       most. What is held against points stands within {@code reading.near} words of one that names something expected; anchors
 *       in whose words nothing specific stands count {@code coverage.common}.
 *   <li><b>Model answers.</b> {@code said = reference.grams · g + (1 - reference.grams) · w}, where {@code g} is the share of
 *       the model's runs of four characters (of stems, in order) that stand in the answer and {@code w} that of its words,
 *       synonyms and slips; what the question says already counts {@code guide.of.question}. Of {@code said} is left {@code
 *       (1 - reference.denied · d)(1 - reference.opposed · o)}, where {@code d} is the share of its words that are only said
 *       with the other polarity and {@code o} that of which only an opposite is said, or that is said wrongly. Just enough is {@code reference.enough ·
 *       (1 + reference.many · (1 - 1/n) + reference.short.question · exp(-q / reference.short.words))} for n models and q words
 *       of the question. Knowledge is {@code enough} of the best model's share of that, mixed with the mean of all ({@code
 *       reference.others}).
 *   <li><b>Anchors.</b> Coverage is {@code coverage.grams · ramp(said, …)} of its text as above and the rest by its words that
 *       stand together, name included, less what is contradicted; signs of what an anchor asks for ("outcome", "lesson") cover it
 *       up to {@code coverage.aspect} where a story is asked for. Knowledge is {@code enough(mean coverage /
 *       knowledge.anchors.enough)}; with model answers, the mean of both.
 *   <li><b>Mistakes.</b> A clause is said wrongly where an amount or a name that is nowhere expected stands for its own, a limit is turned, or the contrary of one of its words is said, beside others of
 *       them, and never the thing itself; where no more than {@code guide.little} words are expected, by the anchors or the longest model answer, also where two parts are exchanged; and all of it where the answer begins with yes for no. Of knowledge is
 *       left {@code 1 - c · w}, {@code w} being the share of such clauses and {@code c} their {@code mistake.cost}, at least {@code mistake.cost.little} where little is expected: of an anchor, all anchors together up to {@code knowledge.wrong.most} or their mean if that is more; and the
 *       same again for the model answer with the least, all of which is wrong where an amount is asked for and only a wrong one given.
 *   <li><b>Stories and plans</b> (behavioural, situational, motivation): clauses are told apart by who does what in them. The
 *       strength of an aspect is {@code sat(count · u / telling.enough)} with {@code u = (telling.unit / (words + 12)) ^
 *       telling.growth}, counting different own deeds, findings, other people, words of order, of reason, endings, lessons,
 *       and things that are named. The whole is {@code ramp(weighted mean · soundness, telling.floor, telling.full)}, where
 *       soundness is the product of {@code 1 - telling.less · share} over clichés, generalities, abstractions, breaches of
 *       conduct, figures, hypothetical deeds and shortness. Without an own deed, or a result, a told story stays near {@code
 *       telling.no.deed}, {@code telling.no.result}; where all is done by "we", near {@code telling.ours}, up to a share of {@code telling.ours.from} not at all.
 *   <li><b>Relevance</b> of stories and plans, and of explanations without points: {@code c} is the cosine of what the answer's words add up to and of what those of the question
 *       and its anchors do, in the space of {@code gist.txt}. Of the whole is left {@code relevance.left + (1 - relevance.left) · ramp(c,
 *       relevance.floor, relevance.full)}; below {@code relevance.floor} it is flagged as off the topic. Of fewer than {@code relevance.words}
 *       known words, {@code c} counts their share of them, and {@code relevance.usual} the rest; but for what
 *       happened or is wanted, {@code relevance.nearer} is taken off it.
 *   <li><b>Explanations</b> (technical, system design, coding): {@code knowledge + (1 - style.knowledge) · grounded ·
 *       (telling - quality.plain)}, with telling the mean of the signs of reasons, detail and structure, grounded by what is known.
 *       Where there is nothing to hold the answer against, telling alone, gated by how much is said.
 *   <li><b>Levels</b> add up to the whole: {@code round(5 · criteria · whole)} steps, given to the criteria by how far each leans above or below it ({@code level.lean}), largest remainders first.
 *   <li><b>Confidence</b> is the chance to lie within two points of a careful person's score, as measured: {@code
 *       (confidence.middle + (confidence.ends - confidence.middle) · |2 whole - 1|) · confidence.flag ^ flags}, and {@code
 *       confidence.unguided} of that where there is nothing to hold an explanation against.
 *   <li><b>Meaning</b>, where there is an embedder, its numbers in {@code meaning.txt}; only sentences that count are embedded. A
 *       story's {@code z} says by how many deviations it lies nearer to what was asked, the question and the mean of its anchors, than to
 *       the questions of {@code cohort.txt} (T-norm; Auckenthaler, Carey and Lloyd-Thomas, 2000), as cosines of directions from what all questions and
 *       all answers have in common (Mu and Viswanath, 2018); {@code meaning.story.deviation · z} is added to {@code c}, for plans {@code
 *       relevance.nearer} less.
 *       For points {@code near} is the partial
 *       correlation of two cosines, given the question. Coverage of an anchor is {@code meaning.said.most · ramp(near, …)}
 *       of the nearest sentence at least; knowledge by model answers becomes {@code (1 - meaning.model.share) · knowledge + meaning.model.share ·
 *       ramp(near, …)}, and {@code meaning.said.most · ramp(near, …)} at least, both less where it is denied. So an answer in other
 *       words gains, and one that was flagged for its form does not.
 *   <li><b>A head</b>, where one was learned from people's scores, gives the whole from all of these signs ({@link OrdinalHead}); of an answer that was flagged for its form it gives no more than the rules do.
 * </ul>
 */
public final class RuleBasedEvaluator implements Evaluator {

    private static final double OFF_TOPIC_LEVEL = Weights.value("level.off.topic");
    private static final double DOUBTFUL_MOST = Weights.value("manner.doubtful.most");
    private static final double DOUBTFUL_TAKEN = Weights.value("manner.doubtful.taken");
    private static final double REFUSAL_CONFIDENCE = Weights.value("confidence.refusal");
    private static final String RULES = "1-" + Resource.fingerprint(resources());

    private final Look look;
    private final Optional<OrdinalHead> head;
    private final String version;
    private final Provenance provenance;

    /** An evaluator that has met no question yet. Share it: it keeps what it worked out about the questions it meets. */
    public RuleBasedEvaluator() {
        this(builder());
    }

    private RuleBasedEvaluator(Builder builder) {
        Optional<Meaning> meaning = Optional.ofNullable(builder.embedder).map(Meaning::new);
        look = new Look(meaning);
        head = Optional.ofNullable(builder.head);
        version = meaning.isEmpty()
                ? RULES
                : RULES + "+" + builder.embedding + "-" + Resource.fingerprint(Meaning.RESOURCES);
        head.map(OrdinalHead::evaluator).filter(other -> !other.equals(version)).ifPresent(other -> {
            throw new IllegalStateException("the head was learned for version " + other
                    + " of the evaluator, and this is " + version + ": learn it again");
        });
        provenance = Provenance.of(
                "embedded",
                version + head.map(learned -> "+head-" + learned.fingerprint()).orElse(""));
    }

    /** Starts an evaluator that is to know more than the rules. */
    public static Builder builder() {
        return new Builder();
    }

    /** The version of all that it sees answers by, without what weighs it: a head is learned for one version. */
    public String version() {
        return version;
    }

    /** What it sees in an answer; empty where it rates by none of that: it abstains, or the answer is a refusal. */
    public Optional<Traits> traits(Submission submission) {
        return look.at(submission) instanceof Seen.Sight sight ? Optional.of(sight.traits()) : Optional.empty();
    }

    /** All that decides by itself how an answer is rated; what an embedder adds has a version of its own. */
    static List<Resource> resources() {
        List<Resource> all = new ArrayList<>(Lexicon.resources());
        all.addAll(List.of(
                Units.RESOURCE,
                Cues.RESOURCE,
                Orders.RESOURCE,
                Manner.RESOURCE,
                Gist.RESOURCE,
                StoryWords.RESOURCE,
                StoryWords.EVERYDAY,
                StoryWords.RUBRIC,
                Grams.resource(),
                Aspect.RESOURCE,
                Weights.RESOURCE));
        return all;
    }

    @Override
    public Evaluation evaluate(Submission submission) {
        Seen seen = look.at(submission);
        if (seen instanceof Seen.Sight sight) {
            return scored(sight);
        }
        return seen instanceof Seen.Nothing nothing
                ? new Evaluation.Abstained(nothing.reason(), nothing.flags(), provenance)
                : refused(submission);
    }

    private Evaluation scored(Seen.Sight sight) {
        Submission submission = sight.submission();
        Style style = submission.style();
        Passage answer = sight.answer();
        Covered covered = sight.covered();
        Quality weighed = weighed(sight);
        Quality quality = held(weighed, sight);
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(sight.sieve().flags());
        if (quality.isShort(answer.size(), sight.reading().said(), style)) {
            flags.add(Flag.TOO_SHORT);
        }
        if (sight.isOffTopic()) {
            flags.add(Flag.OFF_TOPIC);
        }
        if (weighed.whole() - quality.whole() > DOUBTFUL_TAKEN) {
            flags.add(Flag.DOUBTFUL);
        }
        List<Rating> ratings = new Levels(
                        answer, sight.sieve().worth(), sight.reading(), sight.signals(), covered, quality)
                .rate(submission.rubric(), sight.yardstick(), sight.isFarFromPoints() ? OFF_TOPIC_LEVEL : 1);
        return new Evaluation.Scored(
                ratings,
                coverage(submission, answer, covered),
                Advice.on(sight, flags),
                flags,
                Certainty.of(sight.yardstick(), quality, style, flags.size()),
                provenance);
    }

    /** What may speak to whoever rates adds little: nobody gains much by a sentence that was overlooked. */
    private Quality held(Quality weighed, Seen.Sight sight) {
        if (sight.undoubted().isEmpty()) {
            return weighed;
        }
        double without = sight.undoubted().get() instanceof Seen.Sight less
                ? weighed(less).whole()
                : 0;
        double most = without + DOUBTFUL_MOST;
        return most < weighed.whole() ? weighed.with(most) : weighed;
    }

    /** As the head weighs it, where there is one. What was flagged for its form never gets more by that. */
    private Quality weighed(Seen.Sight sight) {
        Quality quality = sight.quality();
        if (head.isEmpty() || quality.whole() == 0) {
            return quality;
        }
        return head.get()
                .raw(sight.traits())
                .map(raw -> sight.sieve().flags().isEmpty() ? raw : Math.min(raw, quality.whole()))
                .map(quality::with)
                .orElse(quality);
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

    private Evaluation refused(Submission submission) {
        return new Evaluation.Scored(
                submission.rubric().criteria().stream()
                        .map(criterion -> Rating.none(criterion.name()))
                        .toList(),
                submission.anchors().stream().map(Coverage::none).toList(),
                Advice.onRefusal(submission.anchors()),
                Set.of(Flag.TOO_SHORT),
                REFUSAL_CONFIDENCE,
                provenance);
    }

    /** What an evaluator knows beside the rules. */
    public static final class Builder {
        private @Nullable OrdinalHead head;
        private @Nullable Embedder embedder;
        private String embedding = "";

        private Builder() {}

        /**
         * Measures by meaning, too, whether a story answers its question, and whether an answer says in other words what is expected. Each
         * evaluation then waits for the embedder, and fails where that does.
         *
         * @param name of the embedding with its version, for {@link Provenance}: scores by another one do not compare
         * @param embedder as thread-safe as its contract wants it
         */
        public Builder embedder(String name, Embedder embedder) {
            if (name.isBlank() || !name.equals(name.strip())) {
                throw new IllegalArgumentException("name must be a word but is \"" + name + "\"");
            }
            this.embedding = name;
            this.embedder = requireNonNull(embedder, "embedder");
            return this;
        }

        /** Weighs what it sees as people's scores have taught. */
        public Builder head(OrdinalHead head) {
            this.head = requireNonNull(head, "head");
            return this;
        }

        /**
         * The evaluator. Share it: it keeps what it worked out about the questions it meets.
         *
         * @throws IllegalStateException when the head was learned for another version of it
         */
        public RuleBasedEvaluator build() {
            return new RuleBasedEvaluator(this);
        }
    }
}
