package dev.vivavoce.core.report;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A score card with people's levels beside the rater's, and in their place where there are any. Computed, as {@link ScoreCard} is; without
 * reviews its figures are the rater's. Immutable.
 */
public final class ReviewedCard {
    private final Session session;
    private final ScoreCard card;
    private final List<ReviewedTurn> turns;

    private ReviewedCard(Session session, ScoreCard card, List<ReviewedTurn> turns) {
        this.session = session;
        this.card = card;
        this.turns = List.copyOf(turns);
    }

    /**
     * The card of {@code session}.
     *
     * @param reviews in the order given: of one reviewer on one criterion the last counts
     * @throws IllegalArgumentException when one is of a turn that the session does not have
     */
    public static ReviewedCard of(Session session, List<Review> reviews) {
        requireNonNull(session, "session");
        List<Review> all = List.copyOf(requireNonNull(reviews, "reviews"));
        all.stream()
                .filter(review -> review.turn() > session.turns().size())
                .findFirst()
                .ifPresent(stray -> {
                    throw new IllegalArgumentException("reviews must be of turns 1 to "
                            + session.turns().size() + " but one is of turn " + stray.turn());
                });
        ScoreCard card = ScoreCard.of(session);
        List<ReviewedTurn> turns = new ArrayList<>();
        for (Turn turn : card.turns()) {
            int number = session.turns().lastIndexOf(turn) + 1;
            turns.add(new ReviewedTurn(
                    number,
                    turn,
                    all.stream().filter(review -> review.turn() == number).toList()));
        }
        return new ReviewedCard(session, card, turns);
    }

    public Session session() {
        return session;
    }

    /** The outcome by the rater alone. */
    public ScoreCard card() {
        return card;
    }

    /** The last turn of each question, in the order asked. */
    public List<ReviewedTurn> turns() {
        return turns;
    }

    /** Whether a person has given a level anywhere. */
    public boolean isReviewed() {
        return turns.stream().anyMatch(turn -> !turn.reviews().isEmpty());
    }

    /** The numbers of the turns that the rater has left to a person and that lack a person's level. */
    public List<Integer> leftToPeople() {
        return numbers(turn -> turn.needsPerson() && !turn.isReviewed());
    }

    /** The numbers of the turns that wait for the rater. */
    public List<Integer> waiting() {
        return numbers(turn -> turn.turn() instanceof Turn.Answered);
    }

    /** Those that were asked for and have a score, in the order asked. */
    public List<Competency> competencies() {
        return turns.stream()
                .filter(turn -> turn.reviewedScore().isPresent())
                .map(turn -> turn.turn().question().competency())
                .distinct()
                .toList();
    }

    /** The mean score, 1 to 10, of the levels that count; empty where nothing has a score. */
    public OptionalDouble mean() {
        return mean(scores(turn -> true));
    }

    /** What those scores show of the person; empty where there are none. */
    public Optional<Strength> strength() {
        return strength(scores(turn -> true));
    }

    public OptionalDouble mean(Competency competency) {
        return mean(scores(of(competency)));
    }

    public Optional<Strength> strength(Competency competency) {
        return strength(scores(of(competency)));
    }

    /** How many questions have a score. */
    public int scored(Competency competency) {
        return scores(of(competency)).size();
    }

    /** How many questions have a score. */
    public int scored() {
        return scores(turn -> true).size();
    }

    private static Predicate<ReviewedTurn> of(Competency competency) {
        return turn -> turn.turn().question().competency().equals(competency);
    }

    private List<Double> scores(Predicate<ReviewedTurn> which) {
        return turns.stream()
                .filter(which)
                .map(ReviewedTurn::reviewedScore)
                .filter(OptionalInt::isPresent)
                .map(score -> (double) score.getAsInt())
                .toList();
    }

    private static OptionalDouble mean(List<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).average();
    }

    private static Optional<Strength> strength(List<Double> scores) {
        return scores.isEmpty() ? Optional.empty() : Optional.of(Strength.of(scores));
    }

    private List<Integer> numbers(Predicate<ReviewedTurn> which) {
        return turns.stream().filter(which).map(ReviewedTurn::number).toList();
    }
}
