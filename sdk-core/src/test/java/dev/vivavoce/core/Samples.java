package dev.vivavoce.core;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Evidence;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Small valid values for the tests of all packages. */
public final class Samples {

    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    public static final Position POSITION = Position.of("Ward nurse");
    public static final Provenance RATER = Provenance.of("rules", "1");
    public static final Competency CARE = new Competency("care", "Patient care");
    public static final Rubric RUBRIC = new Rubric(List.of(criterion("Clarity"), criterion("Depth")));
    public static final List<Anchor> ANCHORS =
            List.of(new Anchor("Triage", "Sorts by urgency."), new Anchor("Handover", "Tells the next shift."));
    public static final String ANSWER = "I sorted by urgency and told the next shift.";

    private Samples() {}

    public static Criterion criterion(String name) {
        return new Criterion(
                name, List.of(new BehaviouralAnchor(0, "Says nothing."), new BehaviouralAnchor(5, "Says it all.")));
    }

    public static Question question(String id) {
        return question(id, Style.TECHNICAL);
    }

    public static Question question(String id, Style style) {
        return Question.builder(id, "How did you do " + id + "?", CARE, RUBRIC)
                .style(style)
                .anchors(ANCHORS)
                .build();
    }

    public static Question hard(String id) {
        return Question.builder(id, "How did you do " + id + "?", CARE, RUBRIC)
                .difficulty(Difficulty.HARD)
                .anchors(ANCHORS)
                .build();
    }

    public static Answer answer() {
        return answer(ANSWER);
    }

    public static Answer answer(String text) {
        return Answer.typed(text, Duration.ofMinutes(2), START.plusSeconds(120));
    }

    public static Evidence quote(String text, String part) {
        int start = text.indexOf(part);
        return Evidence.in(text, start, start + part.length());
    }

    public static Rating rating(String criterion, int level) {
        return level == 0
                ? Rating.none(criterion)
                : new Rating(criterion, level, List.of(quote(ANSWER, "sorted by urgency")));
    }

    /** An evaluation of {@link #ANSWER} by {@link #RUBRIC} that covers both anchors by {@code covered}. */
    public static Evaluation.Scored scored(int clarity, int depth, double covered) {
        List<Coverage> coverage = new ArrayList<>();
        for (Anchor anchor : ANCHORS) {
            coverage.add(
                    covered > 0
                            ? new Coverage(anchor, covered, Optional.of(quote(ANSWER, "sorted by urgency")))
                            : Coverage.none(anchor));
        }
        return new Evaluation.Scored(
                List.of(rating("Clarity", clarity), rating("Depth", depth)),
                coverage,
                Feedback.NONE,
                Set.of(),
                0.8,
                RATER);
    }

    public static Evaluation.Abstained abstained() {
        return new Evaluation.Abstained("Nothing was said.", Set.of(), RATER);
    }

    public static Turn.Asked asked(String id) {
        return new Turn.Asked(question(id), START);
    }

    public static Turn.Evaluated evaluated(String id, Evaluation evaluation) {
        return asked(id).answer(answer()).evaluated(evaluation);
    }

    public static Topic topic(String id, int priority, int minutes) {
        return new Topic(new TopicId(id), id, "About " + id + ".", priority, minutes, "Knows " + id + ".");
    }

    /** A plan with topics a, b, c … of these minutes. */
    public static Plan plan(int... minutes) {
        List<Topic> topics = new ArrayList<>();
        for (int i = 0; i < minutes.length; i++) {
            topics.add(topic(String.valueOf((char) ('a' + i)), i + 1, minutes[i]));
        }
        return Plan.of("Ward nurse", 8, "Because.", topics);
    }

    /** A practice session with these turns. */
    public static Session session(Turn... turns) {
        Session session = Session.builder("s", POSITION).open();
        return with(session, turns);
    }

    /** {@code session} with these turns instead of its own. */
    public static Session with(Session session, Turn... turns) {
        return new Session(
                session.id(),
                session.position(),
                session.topic(),
                session.format(),
                session.purpose(),
                session.locale(),
                session.seed(),
                List.of(turns),
                session.ended());
    }
}
