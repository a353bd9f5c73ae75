package dev.vivavoce.portal.practice.boundary;

import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.practice.boundary.Views.ChangesView;
import dev.vivavoce.portal.practice.boundary.Views.FocusView;
import dev.vivavoce.portal.practice.boundary.Views.QuestionStanding;
import dev.vivavoce.portal.practice.boundary.Views.TopicStanding;
import dev.vivavoce.portal.practice.control.Conduct;
import dev.vivavoce.portal.practice.control.Planning;
import dev.vivavoce.portal.practice.control.Plans;
import dev.vivavoce.portal.sessions.boundary.SessionsResource.QuestionView;
import dev.vivavoce.portal.sessions.boundary.SessionsResource.SessionSummary;
import dev.vivavoce.portal.sessions.boundary.SessionsResource.SessionView;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** Study sessions: opened, asked for questions, ended. */
@Path("sessions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PracticeResource {
    /** {@code format} is that of an interview; it sets the mix of questions, the minutes their number. */
    public record NewSession(
            @NotBlank @Size(max = 200) String topicId,
            @NotNull @Min(1) @Max(480) Integer plannedMinutes,
            @Nullable String format) {}

    public record QuestionWish(@Nullable @Min(1) @Max(20) Integer count) {}

    /** A question is new, or to be done again for a reason. */
    public record SuggestedQuestion(
            QuestionView question, String status, @Nullable String redoReason) {
        static SuggestedQuestion of(dev.vivavoce.core.question.Suggestion suggestion) {
            return suggestion instanceof dev.vivavoce.core.question.Suggestion.Redo redo
                    ? new SuggestedQuestion(
                            QuestionView.of(redo.question()),
                            "redo",
                            redo.reason().name().toLowerCase(Locale.ROOT))
                    : new SuggestedQuestion(QuestionView.of(suggestion.question()), "new", null);
        }
    }

    public record SuggestedQuestions(List<SuggestedQuestion> items) {}

    /** What the session's own questions came to, where all topics stand, and what follows for the plan. */
    public record ReconciliationView(
            SessionSummary session,
            List<QuestionStanding> questions,
            List<TopicStanding> topics,
            @Nullable FocusView nextFocus,
            @Nullable ChangesView proposal) {}

    @Inject
    Conduct conduct;

    @Inject
    Plans plans;

    @Inject
    Planning planning;

    @POST
    @InTenant
    @Idempotent
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SessionView.class, responseCode = "201")
    public Response openSession(@Valid @NotNull NewSession body) {
        InterviewFormat outline = InterviewFormat.CUSTOM;
        if (body.format() != null) {
            outline = InterviewFormat.named(body.format())
                    .orElseThrow(() -> Problem.invalid("/format", "is not one of the known values"));
        }
        int minutes = body.plannedMinutes();
        int questions =
                Math.max(1, Math.min(100, Math.round((float) outline.questions() * minutes / outline.minutes())));
        InterviewFormat format = new InterviewFormat(
                outline.id(), minutes, outline.withQuestions(questions).mix());
        Study opened = conduct.open(plans.current(), PlansResource.topicId(body.topicId(), "/topicId"), format);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/sessions/" + opened.row().id())
                .entity(SessionView.of(SessionSummary.of(opened), null, List.of()))
                .build();
    }

    @POST
    @Path("{id}/questions")
    @InSteps
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_JSON)
    public SuggestedQuestions suggestQuestions(@PathParam("id") UUID id, @Valid @Nullable QuestionWish body) {
        int count = body == null || body.count() == null ? 3 : body.count();
        return new SuggestedQuestions(planning.suggest(conduct.course(id), count).stream()
                .map(SuggestedQuestion::of)
                .toList());
    }

    @POST
    @Path("{id}/end")
    @InSteps
    @RolesAllowed("learner")
    public ReconciliationView endSession(@PathParam("id") UUID id) {
        Conduct.Ended ended = conduct.close(id)
                .map(ground -> conduct.settle(id, planning.reconcile(ground, Map.of())))
                .orElseGet(() -> conduct.ended(id));
        return new ReconciliationView(
                SessionSummary.of(ended.study()),
                QuestionStanding.all(ended.own()),
                TopicStanding.all(ended.all()),
                FocusView.of(ended.all()),
                ended.changes().map(ChangesView::of).orElse(null));
    }
}
