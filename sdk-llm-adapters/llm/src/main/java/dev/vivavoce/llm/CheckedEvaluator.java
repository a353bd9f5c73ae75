package dev.vivavoce.llm;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An evaluator that may rate no higher than a check bears out, until a second one or a person has looked. As thread-safe as those it
 * asks.
 *
 * <p>The check is asked first, and once more where the evaluation is above it, about what is left without the quotes. Where it would not rate the
 * answer because that speaks to whoever rates it, its abstention counts and nobody else is asked: a model that obeys what it reads gets
 * nothing to obey.
 *
 * <p>An evaluation is doubtful where its confidence is below {@link Builder#leastConfidence}, where its score differs from the
 * check's by more than {@link Builder#mostDifference} points, or where it is above the check's by more than the quotes bear that it rests on.
 * What they bear is by how many points the check rates the answer lower without them: so far, at least by one level of one criterion and at
 * most by {@code mostDifference}, an evaluation may be above it. A model that takes an order in the answer for evidence quotes the order, and
 * without that the check rates the answer no lower.
 *
 * <p>A doubtful one is asked for again from the second evaluator, where there is one and neither rater found anything that speaks to it; its
 * evaluation counts. That settles the doubt where it is sure enough itself and no more than {@code mostDifference} points away from the first,
 * and no further above the check than its own quotes bear: two models that agree may have been taken in alike. Where the doubt stays, the evaluation
 * is {@link Flag#DOUBTFUL}; and where no second evaluator agreed and it is further above the check than its quotes bear, the check's counts in its
 * place. A check that is less confident than it must be, such as the embedded evaluator of an explanation for which no points are given,
 * bounds nobody unless the answer speaks to the rater.
 *
 * <p>What the first evaluator abstains from stays unrated. A check that abstains for another reason, or is unavailable, doubts
 * nothing. The provenance is that of the evaluation that counts, with the effort of all.
 */
public final class CheckedEvaluator implements Evaluator {

    private final Evaluator evaluator;
    private final Evaluator check;
    private final Optional<Evaluator> second;
    private final int mostDifference;
    private final double leastConfidence;

    private CheckedEvaluator(Builder builder) {
        this.evaluator = requireNonNull(builder.evaluator, "evaluator");
        this.check = requireNonNull(builder.check, "check");
        this.second = Optional.ofNullable(builder.second);
        this.mostDifference = builder.mostDifference;
        this.leastConfidence = builder.leastConfidence;
    }

    /** Starts a checked evaluator. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Evaluation evaluate(Submission submission) {
        Optional<Evaluation> checked = asked(check, submission);
        if (checked.isPresent()
                && checked.get() instanceof Evaluation.Abstained abstained
                && speaksToTheRater(abstained)) {
            return abstained;
        }
        Evaluation first = evaluator.evaluate(submission);
        return first instanceof Evaluation.Scored scored
                ? held(scored, checked.flatMap(CheckedEvaluator::scored), submission)
                : first;
    }

    /** What counts of {@code first}, held against the check where that gave a score. */
    private Evaluation.Scored held(
            Evaluation.Scored first, Optional<Evaluation.Scored> checked, Submission submission) {
        boolean isSpokenTo = speaksToTheRater(first)
                || checked.filter(CheckedEvaluator::speaksToTheRater).isPresent();
        Optional<Evaluation.Scored> bound = checked.filter(check -> isSpokenTo || !isUnsure(check));
        Optional<Evaluation.Scored> exceeded = bound.filter(check -> exceeds(first, check, submission));
        if (!isUnsure(first) && checked.filter(check -> differ(first, check)).isEmpty() && exceeded.isEmpty()) {
            return first;
        }
        Optional<Evaluation.Scored> again = isSpokenTo
                ? Optional.empty()
                : second.flatMap(other -> asked(other, submission)).flatMap(CheckedEvaluator::scored);
        Evaluation.Scored counts = again.map(other -> after(first, other)).orElse(first);
        Optional<Evaluation.Scored> lower =
                again.isEmpty() ? exceeded : bound.filter(check -> exceeds(counts, check, submission));
        boolean isAgreed = again.isPresent() && !differ(first, counts) && !isUnsure(counts);
        if (isAgreed && lower.isEmpty()) {
            return counts;
        }
        Evaluation.Scored doubtful = isAgreed
                ? counts
                : lower.map(check -> withFlags(after(counts, check), counts.flags()))
                        .orElse(counts);
        return doubtful.flagged(Flag.DOUBTFUL);
    }

    /** Whether it is further above the check than its quotes bear. */
    private boolean exceeds(Evaluation.Scored evaluation, Evaluation.Scored bound, Submission submission) {
        int above = evaluation.score() - bound.score();
        if (above <= Math.min(oneLevel(bound), mostDifference)) {
            return false;
        }
        return above > mostDifference || above > bound.score() - scoreWithoutQuotes(evaluation, submission);
    }

    /** The points that one level of one criterion makes, at least one: nobody who rates is nearer. */
    private static int oneLevel(Evaluation.Scored evaluation) {
        int points = ScoreScale.HIGHEST - ScoreScale.LOWEST;
        return Math.max(
                1,
                Math.round(
                        (float) points / Rubric.HIGHEST / evaluation.ratings().size()));
    }

    /** The check's score for what is left of the answer; the lowest where it abstains from that. */
    private int scoreWithoutQuotes(Evaluation.Scored evaluation, Submission submission) {
        String left = withoutQuotes(evaluation, submission.answer());
        return asked(check, submission.withAnswer(left))
                .flatMap(CheckedEvaluator::scored)
                .map(Evaluation.Scored::score)
                .orElse(ScoreScale.LOWEST);
    }

    private static String withoutQuotes(Evaluation.Scored evaluation, String answer) {
        BitSet quoted = new BitSet(answer.length());
        Stream.concat(
                        evaluation.ratings().stream().flatMap(rating -> rating.evidence().stream()),
                        evaluation.anchors().stream().flatMap(coverage -> coverage.evidence().stream()))
                .forEach(quote -> quoted.set(quote.start(), quote.end()));
        StringBuilder left = new StringBuilder(answer.length());
        for (int from = quoted.nextClearBit(0); from < answer.length(); ) {
            int next = quoted.nextSetBit(from);
            int to = next < 0 ? answer.length() : Math.min(next, answer.length());
            left.append(answer, from, to);
            from = quoted.nextClearBit(to);
        }
        return left.toString();
    }

    private static Evaluation.Scored withFlags(Evaluation.Scored evaluation, Set<Flag> flags) {
        Evaluation.Scored flagged = evaluation;
        for (Flag flag : flags) {
            flagged = flagged.flagged(flag);
        }
        return flagged;
    }

    private static Evaluation.Scored after(Evaluation.Scored earlier, Evaluation.Scored later) {
        Provenance by = later.provenance();
        return earlier.provenance()
                .effort()
                .map(effort -> later.by(by.after(by.effort().map(effort::plus).orElse(effort))))
                .orElse(later);
    }

    private static Optional<Evaluation> asked(Evaluator evaluator, Submission submission) {
        try {
            return Optional.of(evaluator.evaluate(submission));
        } catch (UnavailableException away) {
            return Optional.empty();
        }
    }

    private static Optional<Evaluation.Scored> scored(Evaluation evaluation) {
        return evaluation instanceof Evaluation.Scored scored ? Optional.of(scored) : Optional.empty();
    }

    private static boolean speaksToTheRater(Evaluation evaluation) {
        return evaluation.flags().contains(Flag.INSTRUCTION_LIKE_TEXT);
    }

    private boolean isUnsure(Evaluation.Scored scored) {
        return scored.confidence() < leastConfidence;
    }

    private boolean differ(Evaluation.Scored one, Evaluation.Scored other) {
        return Math.abs(one.score() - other.score()) > mostDifference;
    }

    /** A checked evaluator in the making. Evaluator and check must be set. Not thread-safe. */
    public static final class Builder {

        private static final int MOST_DIFFERENCE = 3;
        private static final double LEAST_CONFIDENCE = 0.5;

        private @Nullable Evaluator evaluator;
        private @Nullable Evaluator check;
        private @Nullable Evaluator second;
        private int mostDifference = MOST_DIFFERENCE;
        private double leastConfidence = LEAST_CONFIDENCE;

        private Builder() {}

        /** Who rates, such as a cheap model. */
        public Builder evaluator(Evaluator evaluator) {
            this.evaluator = evaluator;
            return this;
        }

        /** Who rates beside it, such as the embedded evaluator; asked each time, before it. */
        public Builder check(Evaluator check) {
            this.check = check;
            return this;
        }

        /** Who rates what is doubtful, such as a better model; nobody unless set. */
        public Builder second(Evaluator second) {
            this.second = second;
            return this;
        }

        /** By how many points of the score two may differ at most; 0 to 9, {@value #MOST_DIFFERENCE} unless set. */
        public Builder mostDifference(int points) {
            if (points < 0 || points > 9) {
                throw new IllegalArgumentException("mostDifference must be 0 to 9 but is " + points);
            }
            this.mostDifference = points;
            return this;
        }

        /** How confident an evaluation must be; 0 to 1, {@value #LEAST_CONFIDENCE} unless set. */
        public Builder leastConfidence(double confidence) {
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("leastConfidence must be 0 to 1 but is " + confidence);
            }
            this.leastConfidence = confidence;
            return this;
        }

        /** The evaluator. */
        public CheckedEvaluator build() {
            return new CheckedEvaluator(this);
        }
    }
}
