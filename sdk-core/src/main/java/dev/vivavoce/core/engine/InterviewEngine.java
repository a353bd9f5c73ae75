package dev.vivavoce.core.engine;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.DailyReview;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.RedoReason;
import dev.vivavoce.core.question.Suggestion;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.PlanReview;
import dev.vivavoce.core.spi.Planner;
import dev.vivavoce.core.spi.QuestionSource;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds interviews: takes a session, gives the next one, and keeps nothing. Store what it returns before the next step, and
 * no failure loses anything: an answered session exists before an evaluator is asked.
 *
 * <p>Stateless and thread-safe. Each call blocks as long as the planner, source or evaluator behind it does.
 */
public final class InterviewEngine {

    private static final double MISSING = 0.25;

    private final Planner planner;
    private final QuestionSource questions;
    private final Evaluator evaluator;
    private final InstantSource clock;

    private InterviewEngine(Planner planner, QuestionSource questions, Evaluator evaluator, InstantSource clock) {
        this.planner = planner;
        this.questions = questions;
        this.evaluator = evaluator;
        this.clock = clock;
    }

    /** Starts an engine. Planner, source of questions and evaluator must be set; the clock is the system's unless set. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A plan for the brief; nobody's plan until they approve it.
     *
     * @throws UnavailableException when the planner cannot work at the moment
     * @throws IllegalStateException when the planner's plan does not take the minutes that the brief gives it
     */
    public Plan draft(Brief brief) {
        Plan plan = planner.draft(brief);
        if (plan.totalDailyMinutes() != brief.minutesPerDay()) {
            throw new IllegalStateException("the planner must plan " + brief.minutesPerDay()
                    + " minutes a day but planned " + plan.totalDailyMinutes());
        }
        return plan;
    }

    /**
     * The questions that the session's format still asks for, in the order to ask them. Questions of the person's earlier
     * sessions are left out until there are no others; questions of this session always are.
     *
     * @return shorter than the format where the source has no more
     * @throws UnavailableException when the source cannot work at the moment
     */
    public List<Question> remaining(Session session, History history) {
        return new Choice(questions, session, history, clock.instant()).remaining();
    }

    /**
     * Questions that the person may choose among: new ones, and up to a third worth another try and due for it (see
     * {@link RedoReason#spacing}); more of these, due or not, where there are too few new ones. A topic's session keeps to its
     * topic.
     *
     * @param count how many at most, 1 to {@value InterviewFormat#MOST_QUESTIONS}
     * @throws UnavailableException when the source cannot work at the moment
     */
    public List<Suggestion> suggest(Session session, History history, int count) {
        if (count < 1 || count > InterviewFormat.MOST_QUESTIONS) {
            throw new IllegalArgumentException(
                    "count must be 1 to " + InterviewFormat.MOST_QUESTIONS + " but was " + count);
        }
        return new Choice(questions, session, history, clock.instant()).suggest(count);
    }

    /**
     * The session with {@code question} asked.
     *
     * @throws IllegalStateException when the session is over or another question is still open
     * @throws IllegalArgumentException when an assessment has asked it before
     */
    public Session ask(Session session, Question question) {
        return session.plus(new Turn.Asked(question, clock.instant()));
    }

    /**
     * The session with an answer to the open question, or a reply to the open probe. Store it before anything else.
     *
     * @throws IllegalStateException when nothing is open
     */
    public Session answer(Session session, Answer answer) {
        return replaceLast(session, open(session).answer(answer));
    }

    /**
     * The session with the open question skipped, or the open probe declined.
     *
     * @throws IllegalStateException when nothing is open
     */
    public Session skip(Session session) {
        Turn.Open open = open(session);
        Turn next = open instanceof Turn.Probed probed ? probed.decline() : ((Turn.Asked) open).skip(clock.instant());
        return replaceLast(session, next);
    }

    /**
     * The session with every waiting answer evaluated. Where the evaluator is unavailable the rest goes on waiting, as
     * {@link Session#waiting} shows; {@link #evaluate(Session, int)} says why.
     */
    public Session evaluate(Session session) {
        Session evaluated = session;
        try {
            for (int index : session.waiting()) {
                evaluated = evaluate(evaluated, index);
            }
        } catch (UnavailableException unavailable) {
            return evaluated;
        }
        return evaluated;
    }

    /**
     * The session with one waiting answer evaluated.
     *
     * @param index of a turn in {@link Session#waiting}
     * @throws IllegalArgumentException when that turn does not wait for an evaluation
     * @throws IndexOutOfBoundsException when there is no such turn
     * @throws UnavailableException when the evaluator cannot work at the moment; the session stays valid as it is
     */
    public Session evaluate(Session session, int index) {
        if (!(session.turns().get(index) instanceof Turn.Answered answered)) {
            throw new IllegalArgumentException("turn " + index + " does not wait for an evaluation");
        }
        Submission submission = Submission.of(answered.question(), answered.answer(), session.locale());
        return session.replace(index, answered.evaluated(evaluator.evaluate(submission)));
    }

    /**
     * The session with a probe open, where the last answer lacks a point that has not been probed; otherwise the session as
     * it is. Assessments have no probes.
     */
    public Session probe(Session session) {
        if (session.purpose() == Purpose.ASSESSMENT
                || session.ended()
                || session.turns().isEmpty()
                || !(session.turns().get(session.turns().size() - 1) instanceof Turn.Evaluated turn)
                || turn.probes().size() == Probe.MOST
                || !(turn.evaluation() instanceof Evaluation.Scored scored)) {
            return session;
        }
        Set<String> probed = turn.probes().stream().map(Probe::anchor).collect(Collectors.toSet());
        return missing(scored, probed)
                .map(anchor -> new Probe(anchor, "You have not come to this yet: " + anchor + ". What would you add?"))
                .map(probe -> replaceLast(session, turn.probe(probe)))
                .orElse(session);
    }

    /**
     * What the sessions show, and how the plan should follow.
     *
     * @param plan as it is
     * @param sessions all of the person's sessions that count, of this plan's topics
     * @throws UnavailableException when the planner cannot work at the moment
     */
    public Reconciliation reconcile(Plan plan, List<Session> sessions) {
        return reconcile(plan, sessions, Map.of(), "");
    }

    /**
     * What the sessions show, and how the plan should follow, in view of what the person says.
     *
     * @param plan as it is
     * @param sessions all of the person's sessions that count, of this plan's topics
     * @param feedback on topics of the plan
     * @param story the person's own story; may be empty
     * @throws UnavailableException when the planner cannot work at the moment
     * @throws IllegalArgumentException when feedback is for a topic that the plan lacks, or the planner's changes do not
     *     fit the plan
     */
    public Reconciliation reconcile(Plan plan, List<Session> sessions, Map<TopicId, String> feedback, String story) {
        Progress progress = Progress.of(sessions);
        PlanReview review = new PlanReview(plan, progress, feedback, story);
        return new Reconciliation(progress, Proposal.of(plan, planner.propose(review)));
    }

    /**
     * The daily review; empty where one was already held on the person's own calendar day.
     *
     * @param last when the last one was held
     * @param zone where the person lives
     * @throws UnavailableException when the planner cannot work at the moment
     */
    public Optional<DailyReview> review(Plan plan, List<Session> sessions, Optional<Instant> last, ZoneId zone) {
        Instant now = clock.instant();
        return DailyReview.due(last, now, zone)
                ? Optional.of(new DailyReview(LocalDate.ofInstant(now, zone), reconcile(plan, sessions)))
                : Optional.empty();
    }

    private static Optional<String> missing(Evaluation.Scored scored, Set<String> probed) {
        return scored.anchors().stream()
                .filter(coverage -> coverage.covered() < MISSING)
                .map(Coverage::anchor)
                .map(anchor -> anchor.name())
                .filter(name -> !probed.contains(name))
                .findFirst();
    }

    private static Turn.Open open(Session session) {
        return session.open()
                .orElseThrow(() -> new IllegalStateException("session \"" + session.id() + "\" has no open question"));
    }

    private static Session replaceLast(Session session, Turn turn) {
        return session.replace(session.turns().size() - 1, turn);
    }

    /** An engine in the making. Not thread-safe. */
    public static final class Builder {
        private @Nullable Planner planner;
        private @Nullable QuestionSource questions;
        private @Nullable Evaluator evaluator;
        private InstantSource clock = InstantSource.system();

        private Builder() {}

        public Builder planner(Planner planner) {
            this.planner = planner;
            return this;
        }

        public Builder questions(QuestionSource questions) {
            this.questions = questions;
            return this;
        }

        public Builder evaluator(Evaluator evaluator) {
            this.evaluator = evaluator;
            return this;
        }

        /** Where the times of turns come from. */
        public Builder clock(InstantSource clock) {
            this.clock = clock;
            return this;
        }

        /** The engine. */
        public InterviewEngine build() {
            return new InterviewEngine(
                    requireNonNull(planner, "planner"),
                    requireNonNull(questions, "questions"),
                    requireNonNull(evaluator, "evaluator"),
                    requireNonNull(clock, "clock"));
        }
    }
}
