package dev.vivavoce.core.report;

import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.ScoreScale;
import dev.vivavoce.core.session.Turn;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A turn, what the rater made of it, and what people made of it. Immutable. */
public final class ReviewedTurn {
    private final int number;
    private final Turn turn;
    private final List<Review> reviews;

    ReviewedTurn(int number, Turn turn, List<Review> reviews) {
        this.number = number;
        this.turn = turn;
        this.reviews = reviews;
    }

    /** The number in its session, the first one being 1. */
    public int number() {
        return number;
    }

    public Turn turn() {
        return turn;
    }

    /** All reviews of this turn, those that no longer count among them, in the order given. */
    public List<Review> reviews() {
        return reviews;
    }

    /** What the rater made of it, if it has come that far. */
    public Optional<Evaluation> evaluation() {
        return ScoreCard.evaluation(turn);
    }

    /** The rater's level; empty where it abstained or has not rated yet. */
    public OptionalInt rated(String criterion) {
        return scored().stream()
                .flatMap(scored -> scored.ratings().stream())
                .filter(rating -> rating.criterion().equals(criterion))
                .mapToInt(Rating::level)
                .findFirst();
    }

    /** The people's level: the median over them, each with their last; of two in the middle the lower. Empty where nobody has given one. */
    public OptionalInt reviewed(String criterion) {
        Map<String, Integer> last = new LinkedHashMap<>();
        reviews.stream()
                .filter(review -> review.criterion().equals(criterion))
                .forEach(review -> last.put(review.reviewer(), review.level()));
        List<Integer> levels = last.values().stream().sorted().toList();
        return levels.isEmpty() ? OptionalInt.empty() : OptionalInt.of(levels.get((levels.size() - 1) / 2));
    }

    /** The level that counts: the people's where there is one, else the rater's. */
    public OptionalInt level(String criterion) {
        OptionalInt people = reviewed(criterion);
        return people.isPresent() ? people : rated(criterion);
    }

    /** Whether the rater has left the answer to a person: it abstained, or is in doubt. */
    public boolean needsPerson() {
        return evaluation()
                .filter(evaluation -> evaluation instanceof Evaluation.Abstained
                        || evaluation.flags().contains(Flag.DOUBTFUL))
                .isPresent();
    }

    /** Whether people have given a level on each criterion. */
    public boolean isReviewed() {
        return criteria().stream().allMatch(name -> reviewed(name).isPresent());
    }

    /** The rater's score, 1 to 10. */
    public OptionalInt score() {
        return scored().map(scored -> OptionalInt.of(scored.score())).orElse(OptionalInt.empty());
    }

    /** The score, 1 to 10, of the levels that count, by {@link ScoreScale}; empty while a criterion has none. */
    public OptionalInt reviewedScore() {
        List<OptionalInt> levels = criteria().stream().map(this::level).toList();
        if (levels.stream().anyMatch(OptionalInt::isEmpty)) {
            return OptionalInt.empty();
        }
        int sum = levels.stream().mapToInt(OptionalInt::getAsInt).sum();
        return OptionalInt.of(ScoreScale.score((double) sum / (levels.size() * Rubric.HIGHEST)));
    }

    private Collection<String> criteria() {
        return turn.question().rubric().criteria().stream().map(Criterion::name).toList();
    }

    private Optional<Evaluation.Scored> scored() {
        return evaluation().filter(Evaluation.Scored.class::isInstance).map(Evaluation.Scored.class::cast);
    }
}
