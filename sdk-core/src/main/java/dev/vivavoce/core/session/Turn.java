package dev.vivavoce.core.session;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A question's way through a session: asked, answered, evaluated; or asked and skipped. After the evaluation a probe may
 * ask for a missing point; the reply is added to the answer, which is then evaluated as a whole.
 */
public sealed interface Turn {

    /** What was asked. */
    Question question();

    /** When the question was asked. */
    Instant askedAt();

    /** A turn that waits for the person. */
    sealed interface Open extends Turn {
        /** The turn with what the person said. */
        Answered answer(Answer answer);
    }

    /** A turn that holds an answer. */
    sealed interface Spoken extends Turn {
        /** The whole answer, replies to probes included. */
        Answer answer();

        /** The probes so far, at most {@value Probe#MOST}. */
        List<Probe> probes();
    }

    /** The question stands in the room. */
    record Asked(Question question, Instant askedAt) implements Open {
        public Asked {
            requireNonNull(question, "question");
            requireNonNull(askedAt, "askedAt");
        }

        @Override
        public Answered answer(Answer answer) {
            return new Answered(question, askedAt, answer, List.of());
        }

        /** The turn after the person passed. */
        public Skipped skip(Instant at) {
            return new Skipped(question, askedAt, at);
        }
    }

    /** An answer that waits for an evaluation. */
    record Answered(Question question, Instant askedAt, Answer answer, List<Probe> probes) implements Spoken {
        public Answered {
            requireNonNull(question, "question");
            requireNonNull(askedAt, "askedAt");
            requireNonNull(answer, "answer");
            probes = checked(probes);
        }

        /** The turn with its evaluation, as far as the answer bears it out. */
        public Evaluated evaluated(Evaluation evaluation) {
            return new Evaluated(
                    question,
                    askedAt,
                    answer,
                    probes,
                    evaluation.verifiedAgainst(question.rubric(), question.anchors(), answer.text()));
        }
    }

    /**
     * An answer and its evaluation.
     *
     * @param evaluation borne out by the answer in every point; {@link Answered#evaluated} drops what is not
     */
    record Evaluated(Question question, Instant askedAt, Answer answer, List<Probe> probes, Evaluation evaluation)
            implements Spoken {
        public Evaluated {
            requireNonNull(question, "question");
            requireNonNull(askedAt, "askedAt");
            requireNonNull(answer, "answer");
            probes = checked(probes);
            requireNonNull(evaluation, "evaluation");
            if (!evaluation
                    .verifiedAgainst(question.rubric(), question.anchors(), answer.text())
                    .equals(evaluation)) {
                throw new IllegalArgumentException("evaluation must keep to the question's criteria and anchors, and to"
                        + " quotes that stand in the answer");
            }
        }

        /**
         * The turn with a follow-up that waits for a reply.
         *
         * @throws IllegalStateException after {@value Probe#MOST} probes
         * @throws IllegalArgumentException when the point was probed before
         */
        public Probed probe(Probe probe) {
            if (probes.size() == Probe.MOST) {
                throw new IllegalStateException("a question has at most " + Probe.MOST + " probes");
            }
            List<Probe> more = new ArrayList<>(probes);
            more.add(probe);
            return new Probed(this, more);
        }
    }

    /**
     * A follow-up that waits for a reply.
     *
     * @param before what was said and how it was rated
     * @param probes those of {@code before} and one more, which waits
     */
    record Probed(Evaluated before, List<Probe> probes) implements Open {
        public Probed {
            requireNonNull(before, "before");
            probes = checked(probes);
            if (probes.size() != before.probes().size() + 1 || !Said.startsWith(probes, before.probes())) {
                throw new IllegalArgumentException("probes must be those before, " + points(before.probes())
                        + ", and one more, but were " + points(probes));
            }
        }

        @Override
        public Question question() {
            return before.question();
        }

        @Override
        public Instant askedAt() {
            return before.askedAt();
        }

        @Override
        public Answered answer(Answer reply) {
            return new Answered(question(), askedAt(), before.answer().followedBy(reply), probes);
        }

        /** The turn after the person had nothing to add: the evaluation stands. */
        public Evaluated decline() {
            return new Evaluated(question(), askedAt(), before.answer(), probes, before.evaluation());
        }
    }

    /** A question that the person passed on. */
    record Skipped(Question question, Instant askedAt, Instant skippedAt) implements Turn {
        public Skipped {
            requireNonNull(question, "question");
            requireNonNull(askedAt, "askedAt");
            requireNonNull(skippedAt, "skippedAt");
        }
    }

    private static List<Probe> checked(List<Probe> probes) {
        List<Probe> copy = List.copyOf(requireNonNull(probes, "probes"));
        long points = copy.stream().map(Probe::anchor).distinct().count();
        if (copy.size() > Probe.MOST || points < copy.size()) {
            throw new IllegalArgumentException(
                    "probes must be at most " + Probe.MOST + ", each for another anchor, but were " + points(copy));
        }
        return copy;
    }

    private static List<String> points(List<Probe> probes) {
        return probes.stream().map(Probe::anchor).toList();
    }
}
