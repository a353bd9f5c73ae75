package dev.vivavoce.core.assessment;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The judgement on one answer. An evaluator may abstain; it may not guess. */
public sealed interface Evaluation {

    /** What a person who reviews this should know, in the order of {@link Flag}. */
    Set<Flag> flags();

    /** Who rated. */
    Provenance provenance();

    /** This evaluation with another provenance. */
    Evaluation by(Provenance other);

    /** This evaluation with one flag more. */
    Evaluation flagged(Flag flag);

    /**
     * This evaluation as far as the answer bears it out: quotes that do not stand in the answer are dropped, and a level
     * that has lost all its quotes falls to {@value Rubric#LOWEST}. Each criterion of the rubric is rated once: a missing
     * one gets {@value Rubric#LOWEST}, and a rating for something else is dropped.
     */
    Evaluation verifiedAgainst(Rubric rubric, String answer);

    /**
     * This evaluation as far as the answer bears it out, and about just the given anchors, known by their names: one that
     * is missing is not covered, and coverage of something else is dropped. An evaluation that says nothing about any
     * anchor goes on saying nothing.
     */
    Evaluation verifiedAgainst(Rubric rubric, List<Anchor> anchors, String answer);

    /**
     * An answer that was rated.
     *
     * @param ratings one a criterion, at least one
     * @param anchors how far each anchor of the question is covered
     * @param feedback for the person who answered
     * @param flags for the person who reviews
     * @param confidence 0 to 1: the rater's estimate that a careful person would give about the same score
     * @param provenance who rated
     */
    record Scored(
            List<Rating> ratings,
            List<Coverage> anchors,
            Feedback feedback,
            Set<Flag> flags,
            double confidence,
            Provenance provenance)
            implements Evaluation {

        public Scored {
            ratings = List.copyOf(requireNonNull(ratings, "ratings"));
            if (ratings.isEmpty()) {
                throw new IllegalArgumentException("ratings must not be empty");
            }
            Set<String> names = new HashSet<>();
            for (Rating rating : ratings) {
                if (!names.add(rating.criterion())) {
                    throw new IllegalArgumentException("ratings name \"" + rating.criterion() + "\" twice");
                }
            }
            anchors = List.copyOf(requireNonNull(anchors, "anchors"));
            requireNonNull(feedback, "feedback");
            flags = inOrder(flags);
            if (!(confidence >= 0 && confidence <= 1)) {
                throw new IllegalArgumentException("confidence must be 0 to 1 but was " + confidence);
            }
            requireNonNull(provenance, "provenance");
        }

        /** The unrounded score, 0 to 1, by {@link ScoreScale#raw}. */
        public double raw() {
            return ScoreScale.raw(ratings);
        }

        /** The score, 1 to 10, by {@link ScoreScale#score}. */
        public int score() {
            return ScoreScale.score(raw());
        }

        @Override
        public Scored by(Provenance other) {
            return new Scored(ratings, anchors, feedback, flags, confidence, other);
        }

        @Override
        public Scored flagged(Flag flag) {
            return new Scored(ratings, anchors, feedback, plus(flags, flag), confidence, provenance);
        }

        @Override
        public Scored verifiedAgainst(Rubric rubric, String answer) {
            Map<String, Rating> given = new HashMap<>();
            ratings.forEach(rating -> given.put(rating.criterion(), rating));
            List<Rating> verified = new ArrayList<>(rubric.criteria().size());
            for (Criterion criterion : rubric.criteria()) {
                Rating rating = given.get(criterion.name());
                verified.add(rating == null ? Rating.none(criterion.name()) : rating.verifiedAgainst(answer));
            }
            List<Coverage> covered = anchors.stream()
                    .map(coverage -> coverage.verifiedAgainst(answer))
                    .toList();
            return with(verified, covered);
        }

        @Override
        public Scored verifiedAgainst(Rubric rubric, List<Anchor> wanted, String answer) {
            Scored verified = verifiedAgainst(rubric, answer);
            if (anchors.isEmpty()) {
                return verified;
            }
            Map<String, Coverage> given = new HashMap<>();
            verified.anchors.forEach(
                    coverage -> given.putIfAbsent(coverage.anchor().name(), coverage));
            List<Coverage> covered = new ArrayList<>(wanted.size());
            for (Anchor anchor : wanted) {
                Coverage coverage = given.get(anchor.name());
                covered.add(coverage == null ? Coverage.none(anchor) : coverage.of(anchor));
            }
            return verified.with(verified.ratings, covered);
        }

        private Scored with(List<Rating> ratings, List<Coverage> anchors) {
            return ratings.equals(this.ratings) && anchors.equals(this.anchors)
                    ? this
                    : new Scored(ratings, anchors, feedback, flags, confidence, provenance);
        }
    }

    /**
     * An answer that could not be rated.
     *
     * @param reason why, in a sentence for people
     * @param flags for the person who reviews
     * @param provenance who abstained
     */
    record Abstained(String reason, Set<Flag> flags, Provenance provenance) implements Evaluation {
        public Abstained {
            WordLimit.NONE.require(reason, "reason");
            flags = inOrder(flags);
            requireNonNull(provenance, "provenance");
        }

        @Override
        public Abstained by(Provenance other) {
            return new Abstained(reason, flags, other);
        }

        @Override
        public Abstained flagged(Flag flag) {
            return new Abstained(reason, plus(flags, flag), provenance);
        }

        @Override
        public Abstained verifiedAgainst(Rubric rubric, String answer) {
            return this;
        }

        @Override
        public Abstained verifiedAgainst(Rubric rubric, List<Anchor> anchors, String answer) {
            return this;
        }
    }

    private static Set<Flag> plus(Set<Flag> flags, Flag flag) {
        Set<Flag> more = EnumSet.of(flag);
        more.addAll(flags);
        return more;
    }

    private static Set<Flag> inOrder(Set<Flag> flags) {
        return requireNonNull(flags, "flags").isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
    }
}
