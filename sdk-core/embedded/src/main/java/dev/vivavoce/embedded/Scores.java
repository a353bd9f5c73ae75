package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.report.ScoreCard;
import dev.vivavoce.core.session.Turn;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/** The figures of a score card as a reader wants them. */
final class Scores {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final ScoreCard card;
    private final List<OptionalDouble> inOrder = new ArrayList<>();

    Scores(ScoreCard card) {
        this.card = card;
        card.turns().forEach(turn -> inOrder.add(score(turn)));
    }

    /** The score, 1 to 10, where the turn has one. */
    static OptionalDouble score(Turn turn) {
        return ScoreCard.evaluation(turn)
                .filter(Evaluation.Scored.class::isInstance)
                .map(evaluation -> OptionalDouble.of(((Evaluation.Scored) evaluation).score()))
                .orElse(OptionalDouble.empty());
    }

    List<OptionalDouble> inOrder() {
        return inOrder;
    }

    int rated() {
        return (int) inOrder.stream().filter(OptionalDouble::isPresent).count();
    }

    /** The mean score, where there is one. */
    double mean() {
        return inOrder.stream()
                .flatMapToDouble(OptionalDouble::stream)
                .average()
                .orElseThrow();
    }

    double mean(Competency competency) {
        return card.turns().stream()
                .filter(turn -> turn.question().competency().equals(competency))
                .flatMapToDouble(turn -> score(turn).stream())
                .average()
                .orElseThrow();
    }

    /** The competency that may be weakest: the one with the lowest lower end, as for what to practise next. */
    Optional<ScoreCard.CompetencyScore> weakest() {
        return card.competencies().stream()
                .min(Comparator.comparingDouble(score -> score.strength().low()));
    }

    /** What became of the questions that have no score; empty where all have one. */
    String others() {
        List<String> parts = new ArrayList<>();
        add(parts, "skipped", turn -> turn instanceof Turn.Skipped);
        add(parts, "not answered", turn -> turn instanceof Turn.Asked);
        add(parts, "waiting", turn -> turn instanceof Turn.Answered);
        add(parts, "not rateable", turn -> ScoreCard.evaluation(turn)
                .filter(Evaluation.Abstained.class::isInstance)
                .isPresent());
        return Wording.capital(String.join(", ", parts));
    }

    private void add(List<String> parts, String what, Predicate<Turn> is) {
        long count = card.turns().stream().filter(is).count();
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    /** All time spent on answers. */
    Duration time() {
        Duration time = Duration.ZERO;
        for (Turn turn : card.turns()) {
            if (turn instanceof Turn.Spoken spoken) {
                time = time.plus(spoken.answer().time());
            } else if (turn instanceof Turn.Probed probed) {
                time = time.plus(probed.before().answer().time());
            }
        }
        return time;
    }

    /** The day the first question was asked, in UTC. */
    Optional<String> day() {
        return card.turns().stream()
                .findFirst()
                .map(turn -> DAY.format(turn.askedAt().atOffset(ZoneOffset.UTC)));
    }
}
