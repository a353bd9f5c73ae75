package dev.vivavoce.llm;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluators that stand in for each other, within one deadline: such as a free model, a paid one, and the embedded evaluator,
 * which needs no time. As thread-safe as they are.
 *
 * <p>They are asked in order until one is available; its evaluation says that it stands in for the first. One that may take
 * longer than what is left of the deadline is passed over, as if it were unavailable, so that the last one, which is always
 * asked, still answers in time. The deadline is no alarm: each must end within what it said it may take, as the providers'
 * models do, where their {@code timeout} stands for all of a call. Where even the last is unavailable it is the first one's failure
 * that counts.
 */
public final class EvaluatorChain implements Evaluator {

    private record Link(Evaluator evaluator, Duration longest) {}

    private final List<Link> links;
    private final Evaluator last;
    private final Duration deadline;
    private final InstantSource clock;

    private EvaluatorChain(List<Link> links, Evaluator last, Duration deadline, InstantSource clock) {
        this.links = List.copyOf(links);
        this.last = last;
        this.deadline = deadline;
        this.clock = clock;
    }

    /**
     * Starts a chain.
     *
     * @param deadline for all of it; positive
     */
    public static Builder within(Duration deadline) {
        return new Builder(deadline);
    }

    @Override
    public Evaluation evaluate(Submission submission) {
        long start = clock.millis();
        Optional<UnavailableException> first = Optional.empty();
        for (Link link : links) {
            Duration left = deadline.minusMillis(clock.millis() - start);
            if (link.longest.compareTo(left) > 0) {
                continue;
            }
            try {
                return standingIn(link.evaluator.evaluate(submission), first);
            } catch (UnavailableException unavailable) {
                first = Optional.of(joined(first, unavailable));
            }
        }
        try {
            return standingIn(last.evaluate(submission), first);
        } catch (UnavailableException unavailable) {
            throw joined(first, unavailable);
        }
    }

    private static UnavailableException joined(Optional<UnavailableException> first, UnavailableException next) {
        first.filter(failure -> failure != next).ifPresent(failure -> failure.addSuppressed(next));
        return first.orElse(next);
    }

    private static Evaluation standingIn(Evaluation evaluation, Optional<UnavailableException> first) {
        return first.map(failure -> evaluation.by(evaluation.provenance().standingInFor(failure.who())))
                .orElse(evaluation);
    }

    /** A chain in the making. Not thread-safe. */
    public static final class Builder {

        private final Duration deadline;
        private final List<Link> links = new ArrayList<>();
        private InstantSource clock = InstantSource.system();

        private Builder(Duration deadline) {
            if (deadline.isNegative() || deadline.isZero()) {
                throw new IllegalArgumentException("the deadline must be positive but is " + deadline);
            }
            this.deadline = deadline;
        }

        /**
         * Adds an evaluator.
         *
         * @param longest that it may take, with its second try and its repair: for a model three times its timeout and the
         *     three seconds that it waits at most; up to the deadline
         */
        public Builder then(Evaluator evaluator, Duration longest) {
            if (longest.compareTo(deadline) > 0) {
                throw new IllegalArgumentException(
                        "an evaluator that may take " + longest + " does not fit a deadline of " + deadline);
            }
            links.add(new Link(requireNonNull(evaluator, "evaluator"), longest));
            return this;
        }

        /** The clock that the deadline goes by; the system's unless set. */
        public Builder clock(InstantSource clock) {
            this.clock = requireNonNull(clock, "clock");
            return this;
        }

        /** The chain, which ends with an evaluator that is always asked and takes next to no time. */
        public EvaluatorChain orElse(Evaluator last) {
            return new EvaluatorChain(links, requireNonNull(last, "evaluator"), deadline, clock);
        }
    }
}
