package dev.vivavoce.llm;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An evaluator whose doubtful evaluations go to a second one, or to a person. As thread-safe as those it asks.
 *
 * <p>An evaluation is doubtful where its confidence is below {@link Builder#leastConfidence}, where its score differs from
 * the check's by more than {@link Builder#mostDifference} points, or where the check found that the answer speaks to whoever
 * rates it and would not rate it. A doubtful one is asked for again from the second evaluator, where there is one; its
 * evaluation counts. Where that differs from the first by more than the same number of points, is itself below the
 * confidence, or abstains, and where there is no second evaluator or it is unavailable, the evaluation is {@link Flag#DOUBTFUL}.
 *
 * <p>What the first evaluator abstains from is not checked. A check that abstains for another reason, or is unavailable, doubts
 * nothing. The provenance is that of the evaluation that counts, with the effort of both.
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
        Evaluation first = evaluator.evaluate(submission);
        if (!(first instanceof Evaluation.Scored scored) || !isDoubtful(scored, submission)) {
            return first;
        }
        if (second.isEmpty()) {
            return first.flagged(Flag.DOUBTFUL);
        }
        Evaluation other;
        try {
            other = second.get().evaluate(submission);
        } catch (UnavailableException away) {
            return first.flagged(Flag.DOUBTFUL);
        }
        return other instanceof Evaluation.Scored again ? settled(scored, again) : first.flagged(Flag.DOUBTFUL);
    }

    private Evaluation settled(Evaluation.Scored first, Evaluation.Scored second) {
        Evaluation.Scored counts = first.provenance()
                .effort()
                .map(effort -> second.by(second.provenance()
                        .after(second.provenance().effort().map(effort::plus).orElse(effort))))
                .orElse(second);
        return differ(first, second) || second.confidence() < leastConfidence ? counts.flagged(Flag.DOUBTFUL) : counts;
    }

    private boolean isDoubtful(Evaluation.Scored scored, Submission submission) {
        if (scored.confidence() < leastConfidence) {
            return true;
        }
        try {
            Evaluation checked = check.evaluate(submission);
            return checked instanceof Evaluation.Scored other
                    ? differ(scored, other)
                    : checked.flags().contains(Flag.INSTRUCTION_LIKE_TEXT);
        } catch (UnavailableException away) {
            return false;
        }
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

        /** Who rates beside it, such as the embedded evaluator; asked each time. */
        public Builder check(Evaluator check) {
            this.check = check;
            return this;
        }

        /** Who rates what is doubtful, such as a better model; nobody unless set. */
        public Builder second(Evaluator second) {
            this.second = second;
            return this;
        }

        /** By how many points of the score two may differ; 0 to 9, {@value #MOST_DIFFERENCE} unless set. */
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
