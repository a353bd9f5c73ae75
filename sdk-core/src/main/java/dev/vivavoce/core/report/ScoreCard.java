package dev.vivavoce.core.report;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.progress.Strength;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The outcome of one session, for the person who decides. Computed from the session; the decision is not part of it.
 *
 * @param session its id
 * @param position the job it was for
 * @param overall over all rated questions; empty where none was rated
 * @param competencies in the order asked
 * @param turns the last turn of each question, in the order asked
 * @param raters everybody who rated, each once, in the order given
 */
public record ScoreCard(
        String session,
        Position position,
        Optional<Strength> overall,
        List<CompetencyScore> competencies,
        List<Turn> turns,
        Set<Provenance> raters) {

    /**
     * The outcome on one competency.
     *
     * @param competency what was asked for
     * @param strength over its rated questions
     * @param questions how many were rated, 1 or more
     */
    public record CompetencyScore(Competency competency, Strength strength, int questions) {
        public CompetencyScore {
            requireNonNull(competency, "competency");
            requireNonNull(strength, "strength");
            if (questions < 1) {
                throw new IllegalArgumentException("questions must be 1 or more but were " + questions);
            }
        }
    }

    public ScoreCard {
        requireNonNull(session, "session");
        requireNonNull(position, "position");
        requireNonNull(overall, "overall");
        competencies = List.copyOf(requireNonNull(competencies, "competencies"));
        turns = List.copyOf(requireNonNull(turns, "turns"));
        raters = Collections.unmodifiableSet(new LinkedHashSet<>(List.copyOf(requireNonNull(raters, "raters"))));
    }

    /** The score card of {@code session}; of a question asked more than once the last turn counts. */
    public static ScoreCard of(Session session) {
        Map<QuestionId, Turn> last = new LinkedHashMap<>();
        session.turns().forEach(turn -> last.put(turn.question().id(), turn));
        Map<Competency, List<Double>> scores = new LinkedHashMap<>();
        List<Double> all = new ArrayList<>();
        Set<Provenance> raters = new LinkedHashSet<>();
        for (Turn turn : last.values()) {
            evaluation(turn).ifPresent(evaluation -> {
                raters.add(evaluation.provenance().identity());
                if (evaluation instanceof Evaluation.Scored scored) {
                    double score = scored.score();
                    all.add(score);
                    scores.computeIfAbsent(turn.question().competency(), any -> new ArrayList<>())
                            .add(score);
                }
            });
        }
        List<CompetencyScore> competencies = new ArrayList<>();
        scores.forEach(
                (competency, own) -> competencies.add(new CompetencyScore(competency, Strength.of(own), own.size())));
        Optional<Strength> overall = all.isEmpty() ? Optional.empty() : Optional.of(Strength.of(all));
        return new ScoreCard(
                session.id(), session.position(), overall, competencies, List.copyOf(last.values()), raters);
    }

    /** The evaluation that {@code turn} holds, if it has come that far. */
    public static Optional<Evaluation> evaluation(Turn turn) {
        if (turn instanceof Turn.Evaluated evaluated) {
            return Optional.of(evaluated.evaluation());
        }
        return turn instanceof Turn.Probed probed ? Optional.of(probed.before().evaluation()) : Optional.empty();
    }
}
