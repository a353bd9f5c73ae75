package dev.vivavoce.core.progress;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.RedoReason;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One rated answer, as far as progress depends on it.
 *
 * @param question the question
 * @param text its text, for people
 * @param topic what it counts for: a topic's name, or the question's subject in an interview over a whole position
 * @param score 1 to 10
 * @param time spent, 0 or more
 * @param anchors the points that the answer made
 * @param at when it was given
 * @param redo why the question is worth asking again, if it is
 */
public record Attempt(
        QuestionId question,
        String text,
        String topic,
        double score,
        Duration time,
        List<Anchor> anchors,
        Instant at,
        Optional<RedoReason> redo) {

    private static final int WEAK = 4;
    private static final int STRONG = 8;
    private static final double MADE = 0.5;

    public Attempt {
        requireNonNull(question, "question");
        WordLimit.NONE.require(text, "text");
        WordLimit.NONE.require(topic, "topic");
        Strength.requireScore(score);
        requireNonNull(time, "time");
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must not be negative but was " + time);
        }
        anchors = List.copyOf(requireNonNull(anchors, "anchors"));
        requireNonNull(at, "at");
        requireNonNull(redo, "redo");
    }

    /** An attempt of which only the score is known: worth another try when it is 4 or less. */
    public static Attempt of(
            String question, String topic, double score, Duration time, List<Anchor> anchors, Instant at) {
        Optional<RedoReason> redo = score <= WEAK ? Optional.of(RedoReason.WEAK_ANSWER) : Optional.empty();
        return new Attempt(new QuestionId(question), question, topic, score, time, anchors, at, redo);
    }

    /** The rated answers of {@code session}, in order. Abstentions and answers that still wait are no attempts. */
    public static List<Attempt> of(Session session) {
        List<Attempt> attempts = new ArrayList<>();
        for (Turn turn : session.turns()) {
            Optional<Turn.Evaluated> evaluated = evaluated(turn);
            if (evaluated.isPresent() && evaluated.get().evaluation() instanceof Evaluation.Scored scored) {
                attempts.add(of(session, evaluated.get(), scored));
            }
        }
        return attempts;
    }

    private static Optional<Turn.Evaluated> evaluated(Turn turn) {
        if (turn instanceof Turn.Evaluated evaluated) {
            return Optional.of(evaluated);
        }
        return turn instanceof Turn.Probed probed ? Optional.of(probed.before()) : Optional.empty();
    }

    private static Attempt of(Session session, Turn.Evaluated turn, Evaluation.Scored scored) {
        Question question = turn.question();
        List<Anchor> made = scored.anchors().stream()
                .filter(coverage -> coverage.covered() >= MADE)
                .map(Coverage::anchor)
                .toList();
        return new Attempt(
                question.id(),
                question.text(),
                session.topic().map(topic -> topic.name()).orElseGet(question::subject),
                scored.score(),
                turn.answer().time(),
                made,
                turn.answer().at(),
                redo(question, scored, made.size(), turn.answer().time()));
    }

    private static Optional<RedoReason> redo(Question question, Evaluation.Scored scored, int made, Duration time) {
        if (scored.score() <= WEAK) {
            return Optional.of(RedoReason.WEAK_ANSWER);
        }
        if (made < MADE * scored.anchors().size()) {
            return Optional.of(RedoReason.INCOMPLETE);
        }
        if (time.compareTo(Duration.ofMinutes(question.minutes())) > 0) {
            return Optional.of(RedoReason.TIME_PRESSURE);
        }
        if (question.difficulty() == Difficulty.HARD && scored.score() < STRONG) {
            return Optional.of(RedoReason.HIGH_VALUE);
        }
        return Optional.empty();
    }
}
