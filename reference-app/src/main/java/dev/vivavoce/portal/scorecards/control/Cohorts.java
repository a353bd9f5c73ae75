package dev.vivavoce.portal.scorecards.control;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.portal.exchange.control.Cursor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the others who were interviewed for the same position reached. */
@ApplicationScoped
public class Cohorts {
    private static final int MOST = 100;
    private static final List<Card.State> RATED =
            List.of(Card.State.TO_REVIEW, Card.State.REVIEWED, Card.State.RELEASED);

    /**
     * Medians of the others' scores, 1 to 10.
     *
     * @param people how many there are; the newest {@value Cohorts#MOST} at most
     * @param overall empty where fewer than {@value SkillGaps#FEWEST} have a score
     * @param medians by competency, for those in which enough have a score
     */
    public record Cohort(int people, Optional<Double> overall, Map<String, Double> medians) {}

    @Inject
    ScoreCards cards;

    public Cohort of(Card card) {
        List<Card> others = cards
                .before(Cursor.END, MOST, new ScoreCards.Filter(Optional.of(card.positionId()), Optional.empty()))
                .cards()
                .stream()
                .filter(other -> !other.session().equals(card.session()) && RATED.contains(other.state()))
                .toList();
        List<Double> overall = new ArrayList<>();
        Map<String, List<Double>> scores = new HashMap<>();
        for (Card other : others) {
            other.people().mean().ifPresent(overall::add);
            for (Competency competency : other.people().competencies()) {
                other.people().mean(competency).ifPresent(mean -> scores.computeIfAbsent(
                                competency.name(), any -> new ArrayList<>())
                        .add(mean));
            }
        }
        Map<String, Double> medians = new HashMap<>();
        scores.forEach((name, values) -> median(values).ifPresent(median -> medians.put(name, median)));
        return new Cohort(overall.size(), median(overall), medians);
    }

    /** Empty where there are so few that it would tell of single people. */
    static Optional<Double> median(List<Double> values) {
        int count = values.size();
        if (count < SkillGaps.FEWEST) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        return Optional.of((sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2);
    }
}
