package dev.vivavoce.portal.sessions.boundary;

import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.sessions.boundary.TurnsResource.TurnView;
import dev.vivavoce.portal.sessions.control.Drafts;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.sessions.entity.StudySession;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Sessions, looked at. */
@Path("sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SessionsResource {
    public record TopicView(
            String id, String name, String description, int priority, int dailyMinutes, String expectedOutcome) {
        public static TopicView of(Topic topic) {
            return new TopicView(
                    topic.id().value(),
                    topic.name(),
                    topic.description(),
                    topic.priority(),
                    topic.dailyMinutes(),
                    topic.expectedOutcome());
        }
    }

    /** What to ask; how it is rated is told with the rating. */
    public record QuestionView(
            String id,
            String text,
            @Schema(type = SchemaType.STRING) Style style,
            String subject,

            @Schema(type = SchemaType.STRING) Difficulty difficulty,

            int minutes) {
        public static QuestionView of(Question question) {
            return new QuestionView(
                    question.id().value(),
                    question.text(),
                    question.style(),
                    question.subject(),
                    question.difficulty(),
                    question.minutes());
        }
    }

    /** {@code position} is what an assessment is for, {@code topic} what practice is on. */
    public record SessionSummary(
            UUID id,
            String purpose,
            @Nullable String position,
            @Nullable TopicView topic,
            StudySession.State state,
            String format,
            int plannedMinutes,
            Instant startedAt,
            @Nullable Instant endedAt,
            long remainingSeconds,
            int turns,
            int waiting) {
        public static SessionSummary of(Study study) {
            return of(study, true);
        }

        /** As whoever sees it may: a candidate does not learn how far the rating is. */
        static SessionSummary of(Study study, boolean isRatingShown) {
            StudySession row = study.row();
            return new SessionSummary(
                    row.id(),
                    study.session().purpose().name().toLowerCase(Locale.ROOT),
                    row.isAssessment() ? study.session().position().title() : null,
                    study.session().topic().map(TopicView::of).orElse(null),
                    row.state(),
                    study.session().format().id(),
                    row.plannedMinutes(),
                    row.startedAt(),
                    row.endedAt().orElse(null),
                    row.remaining(Instant.now()).toSeconds(),
                    study.session().turns().size(),
                    isRatingShown ? study.session().waiting().size() : 0);
        }
    }

    public record SessionList(List<SessionSummary> items) {}

    /**
     * {@code waiting} answers are not rated yet; a candidate is told of none. Times are the server's. {@code questions} and {@code
     * nextQuestionId} are those of an assessment.
     */
    public record SessionView(
            UUID id,
            String purpose,
            @Nullable String position,
            @Nullable TopicView topic,
            StudySession.State state,
            String format,
            int plannedMinutes,
            Instant startedAt,
            @Nullable Instant endedAt,
            long remainingSeconds,
            int waiting,
            @Nullable Integer questions,
            @Nullable String nextQuestionId,
            List<TurnView> turns) {
        public static SessionView of(SessionSummary summary, @Nullable List<Question> agenda, List<TurnView> turns) {
            return new SessionView(
                    summary.id(),
                    summary.purpose(),
                    summary.position(),
                    summary.topic(),
                    summary.state(),
                    summary.format(),
                    summary.plannedMinutes(),
                    summary.startedAt(),
                    summary.endedAt(),
                    summary.remainingSeconds(),
                    summary.waiting(),
                    agenda == null ? null : agenda.size(),
                    agenda == null || summary.turns() >= agenda.size()
                            ? null
                            : agenda.get(summary.turns()).id().value(),
                    turns);
        }
    }

    @Inject
    StudySessions sessions;

    @Inject
    Drafts drafts;

    @Inject
    Caller caller;

    /** The caller's own; for those who invite, and with {@code purpose} assessment where they practise as well, the tenant's assessments. */
    @GET
    @InTenant
    @RolesAllowed({"learner", "candidate", "administrator", "recruiter"})
    @APIResponseSchema(SessionList.class)
    public Response sessions(
            @QueryParam("purpose") @Nullable @Pattern(regexp = "practice|assessment") String purpose,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo here) {
        Cursor start = Cursor.decoded(cursor, Cursor.END);
        boolean own =
                "practice".equals(purpose) || (purpose == null && caller.roles().contains("learner"));
        boolean all = !own && sessions.mayLookIntoAssessments();
        return Paging.of(
                        limit,
                        most -> all ? sessions.assessmentsBefore(start, most) : sessions.before(start, most),
                        study -> new Cursor(study.row().startedAt(), study.row().id()).encoded())
                .answer(study -> SessionSummary.of(study, isRatingShown(study)), SessionList::new, here);
    }

    @GET
    @Path("{id}")
    @InTenant
    @RolesAllowed({"learner", "candidate", "administrator", "recruiter"})
    public SessionView session(@PathParam("id") UUID id) {
        Study study = sessions.visible(id);
        List<TurnView> turns = new ArrayList<>();
        for (Turn turn : study.session().turns()) {
            int number = turns.size() + 1;
            boolean open = study.row().openTurn().orElse(0) == number && isOwn(study);
            turns.add(TurnView.of(
                    number,
                    turn,
                    open ? drafts.find(study.row().id(), number).orElse(null) : null,
                    isRatingShown(study)));
        }
        return SessionView.of(
                SessionSummary.of(study, isRatingShown(study)),
                sessions.agenda(study.row()).orElse(null),
                turns);
    }

    private boolean isOwn(Study study) {
        return study.row().userId().equals(caller.id());
    }

    private boolean isRatingShown(Study study) {
        return !(study.row().isAssessment() && isOwn(study));
    }
}
