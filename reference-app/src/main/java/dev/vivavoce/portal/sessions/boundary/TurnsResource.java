package dev.vivavoce.portal.sessions.boundary;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.sessions.boundary.SessionsResource.QuestionView;
import dev.vivavoce.portal.sessions.control.Answers;
import dev.vivavoce.portal.sessions.control.Drafts;
import dev.vivavoce.portal.sessions.control.Rating;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.sessions.control.Turns;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** A question's way through a session. The first turn has the number 1. */
@Path("sessions/{id}/turns")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class TurnsResource {
    public record Asking(@NotBlank @Size(max = 200) String questionId) {}

    public record DraftText(
            @NotNull @Size(max = Answer.MOST_CHARACTERS) String text) {}

    /** {@code seconds} were spent on it; if left out, those since the question was asked. */
    public record GivenAnswer(
            @NotNull @Size(max = Answer.MOST_CHARACTERS) String text,
            @Nullable @Size(max = 35) String language,
            @Nullable @Min(0) @Max(86_400) Integer seconds,

            @NotNull @Pattern(regexp = "typed|dictated|code")
            String kind) {}

    public record AnswerView(String text, long seconds, Instant at, String kind) {}

    /** {@code state} is asked, answered, evaluated or skipped; {@code remainingSeconds} and {@code draft} are an open turn's. */
    public record TurnView(
            int number,
            String state,
            QuestionView question,
            Instant askedAt,
            @Nullable Long remainingSeconds,
            @Nullable String draft,
            @Nullable AnswerView answer,

            @Schema(type = SchemaType.OBJECT, description = "Levels, evidence, feedback, anchors, score") @Nullable
            Evaluation evaluation) {
        /** As whoever sees it may: only the answer of a candidate, not how it was rated. */
        static TurnView of(int number, Turn turn, @Nullable String draft, boolean isRatingShown) {
            Long remaining = null;
            AnswerView answer = null;
            Evaluation evaluation = null;
            String state = "asked";
            if (turn instanceof Turn.Skipped) {
                state = "skipped";
            } else if (turn instanceof Turn.Spoken spoken) {
                Answer given = spoken.answer();
                state = "answered";
                answer = new AnswerView(
                        given.text(),
                        given.time().toSeconds(),
                        given.at(),
                        given.kind().name().toLowerCase(Locale.ROOT));
                if (isRatingShown && turn instanceof Turn.Evaluated evaluated) {
                    state = "evaluated";
                    evaluation = evaluated.evaluation();
                }
            } else {
                Instant end =
                        turn.askedAt().plus(Duration.ofMinutes(turn.question().minutes()));
                remaining = Math.max(0, Duration.between(Instant.now(), end).toSeconds());
            }
            return new TurnView(
                    number,
                    state,
                    QuestionView.of(turn.question()),
                    turn.askedAt(),
                    remaining,
                    draft,
                    answer,
                    evaluation);
        }
    }

    /** With {@code retryAfter} seconds while the answer waits for its evaluation; a candidate is not told that. */
    public record Outcome(
            int number,
            String state,
            @Nullable Long retryAfter,

            @Schema(type = SchemaType.OBJECT, description = "Levels, evidence, feedback, anchors, score") @Nullable
            Evaluation evaluation) {}

    @Inject
    Turns turns;

    @Inject
    Drafts drafts;

    @Inject
    Answers answers;

    @Inject
    Rating rating;

    @POST
    @InTenant
    @Idempotent
    @RolesAllowed({"learner", "candidate"})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = TurnView.class, responseCode = "201")
    public Response askQuestion(@PathParam("id") UUID id, @Valid @NotNull Asking body) {
        Study study = turns.ask(id, body.questionId());
        int number = study.session().turns().size();
        return Response.status(Response.Status.CREATED)
                .entity(TurnView.of(number, study.turn(number), null, false))
                .build();
    }

    @PUT
    @Path("{n}/draft")
    @InTenant
    @RolesAllowed({"learner", "candidate"})
    @Consumes(MediaType.APPLICATION_JSON)
    public void saveDraft(@PathParam("id") UUID id, @PathParam("n") int number, @Valid @NotNull DraftText body) {
        drafts.save(id, number, body.text());
    }

    /** The answer is stored before anybody rates it, and the rating happens between two transactions. */
    @POST
    @Path("{n}/answer")
    @InSteps
    @RolesAllowed({"learner", "candidate"})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "Evaluated",
            content = @Content(schema = @Schema(implementation = Outcome.class)))
    @APIResponse(
            responseCode = "202",
            description = "Stored; the evaluation comes later",
            content = @Content(schema = @Schema(implementation = Outcome.class)))
    public Response answerQuestion(
            @PathParam("id") UUID id, @PathParam("n") int number, @Valid @NotNull GivenAnswer body) {
        Answers.Taken taken = answers.take(
                id,
                number,
                new Answers.Given(
                        body.text(),
                        Answer.Kind.valueOf(body.kind().toUpperCase(Locale.ROOT)),
                        Optional.ofNullable(body.seconds()).map(Duration::ofSeconds),
                        Optional.ofNullable(body.language())));
        if (taken.study().row().isAssessment()) {
            return Response.ok(new Outcome(number, "answered", null, null)).build();
        }
        return taken.fresh() ? rate(number, taken.study()) : outcome(id, number, taken.study());
    }

    @POST
    @Path("{n}/skip")
    @InTenant
    @RolesAllowed({"learner", "candidate"})
    public TurnView skipQuestion(@PathParam("id") UUID id, @PathParam("n") int number) {
        return TurnView.of(number, turns.skip(id, number).turn(number), null, false);
    }

    @POST
    @Path("{n}/retry")
    @InSteps
    @RolesAllowed("learner")
    @APIResponse(
            responseCode = "200",
            description = "Evaluated",
            content = @Content(schema = @Schema(implementation = Outcome.class)))
    @APIResponse(
            responseCode = "202",
            description = "Still waiting",
            content = @Content(schema = @Schema(implementation = Outcome.class)))
    public Response retryRating(@PathParam("id") UUID id, @PathParam("n") int number) {
        Study study = answers.answered(id, number);
        return study.turn(number) instanceof Turn.Answered ? rate(number, study) : outcome(id, number, study);
    }

    private Response rate(int number, Study study) {
        Rating.Result result = rating.rate(study, number);
        return result.turn().map(turn -> evaluated(number, turn)).orElseGet(() -> waiting(number, result.retryAfter()));
    }

    private Response outcome(UUID id, int number, Study study) {
        return study.turn(number) instanceof Turn.Evaluated turn
                ? evaluated(number, turn)
                : waiting(number, answers.due(id, number));
    }

    private static Response evaluated(int number, Turn.Evaluated turn) {
        return Response.ok(new Outcome(number, "evaluated", null, turn.evaluation()))
                .build();
    }

    private static Response waiting(int number, Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return Response.accepted(new Outcome(number, "answered", seconds, null))
                .header(HttpHeaders.RETRY_AFTER, seconds)
                .build();
    }
}
