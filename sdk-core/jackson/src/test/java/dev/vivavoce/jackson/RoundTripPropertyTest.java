package dev.vivavoce.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Feedback;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.progress.Attempt;
import dev.vivavoce.core.progress.DailyReview;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.RedoReason;
import dev.vivavoce.core.question.Suggestion;
import dev.vivavoce.core.report.Agreement;
import dev.vivavoce.core.report.Review;
import dev.vivavoce.core.report.ScoreCard;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.Turn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read back as it was: as text, as bytes and as a tree. */
class RoundTripPropertyTest {

    private static final int TRIES = 150;

    @Property(tries = TRIES)
    void sessions(@ForAll("sessions") Session session) throws IOException {
        returns(session, Session.class);
        for (Turn turn : session.turns()) {
            returns(turn, Turn.class);
        }
        returns(ScoreCard.of(session), ScoreCard.class);
        returns(new Review(1, "Clarity", 5, "somebody", Optional.empty()), Review.class);
        returns(new Review(2, "Depth", 0, "somebody", Optional.of("Tells \"nothing\".")), Review.class);
        Agreement.Pair pair = new Agreement.Pair(5.5, 7);
        returns(pair, Agreement.Pair.class);
        returns(Agreement.of(List.of(pair, new Agreement.Pair(2, 3))), Agreement.class);
        for (Attempt attempt : Attempt.of(session)) {
            returns(attempt, Attempt.class);
        }
    }

    @Property(tries = TRIES)
    void plans(@ForAll("plans") Plan plan) throws IOException {
        returns(plan, Plan.class);
    }

    @Property(tries = TRIES)
    void briefs(@ForAll("briefs") Brief brief) throws IOException {
        returns(brief, Brief.class);
    }

    @Property(tries = TRIES)
    void proposals(@ForAll("proposals") Proposal proposal) throws IOException {
        returns(proposal, Proposal.class);
        for (PlanChange change : proposal.changes()) {
            returns(change, PlanChange.class);
        }
    }

    @Property(tries = TRIES)
    void reconciliations(@ForAll("reconciliations") Reconciliation reconciliation, @ForAll("days") LocalDate day)
            throws IOException {
        returns(reconciliation, Reconciliation.class);
        returns(reconciliation.progress(), Progress.class);
        returns(new DailyReview(day, reconciliation), DailyReview.class);
    }

    @Property(tries = TRIES)
    void questions(@ForAll("questions") Question question, @ForAll RedoReason reason) throws IOException {
        returns(question, Question.class);
        returns(question.rubric(), Rubric.class);
        returns(new Suggestion.New(question), Suggestion.class);
        returns(new Suggestion.Redo(question, reason), Suggestion.class);
    }

    @Property(tries = TRIES)
    void evaluations(@ForAll("turns") Turn.Evaluated turn) throws IOException {
        returns(turn.evaluation(), Evaluation.class);
        returns(turn.answer(), Answer.class);
    }

    @Property(tries = TRIES)
    void small_values(
            @ForAll("positions") Position position,
            @ForAll("formats") InterviewFormat format,
            @ForAll("feedback") Feedback feedback,
            @ForAll("stories") StoryStructure story)
            throws IOException {
        returns(position, Position.class);
        returns(format, InterviewFormat.class);
        returns(feedback, Feedback.class);
        returns(story, StoryStructure.class);
    }

    private static <T> void returns(T value, Class<T> type) throws IOException {
        String json = Json.MAPPER.writeValueAsString(value);
        assertThat(Json.MAPPER.readValue(json, type)).isEqualTo(value);
        assertThat(Json.MAPPER.readValue(json.getBytes(StandardCharsets.UTF_8), type))
                .isEqualTo(value);
        assertThat(Json.MAPPER.treeToValue(Json.MAPPER.valueToTree(value), type))
                .isEqualTo(value);
    }

    @Provide
    Arbitrary<Session> sessions() {
        return SessionValues.session();
    }

    @Provide
    Arbitrary<Plan> plans() {
        return SessionValues.plan();
    }

    @Provide
    Arbitrary<Brief> briefs() {
        return SessionValues.brief();
    }

    @Provide
    Arbitrary<Proposal> proposals() {
        return SessionValues.proposal();
    }

    @Provide
    Arbitrary<Reconciliation> reconciliations() {
        return SessionValues.reconciliation();
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Arbitraries.longs()
                .between(LocalDate.MIN.toEpochDay(), LocalDate.MAX.toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<Question> questions() {
        return Values.question();
    }

    @Provide
    Arbitrary<Turn.Evaluated> turns() {
        return SessionValues.evaluated(2);
    }

    @Provide
    Arbitrary<Position> positions() {
        return Values.position();
    }

    @Provide
    Arbitrary<InterviewFormat> formats() {
        return SessionValues.format();
    }

    @Provide
    Arbitrary<Feedback> feedback() {
        return Values.feedback();
    }

    @Provide
    Arbitrary<StoryStructure> stories() {
        return SessionValues.story();
    }
}
