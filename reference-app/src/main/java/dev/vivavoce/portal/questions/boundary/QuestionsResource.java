package dev.vivavoce.portal.questions.boundary;

import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.bank.Finding;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Skill;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.portal.exchange.boundary.LongBody;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.questions.control.Intake;
import dev.vivavoce.portal.questions.control.OwnQuestions;
import dev.vivavoce.portal.questions.control.OwnQuestions.Owned;
import dev.vivavoce.portal.questions.control.QuestionFile;
import dev.vivavoce.portal.questions.control.QuestionText;
import dev.vivavoce.portal.questions.control.Revision;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** A tenant's own questions: brought in as a file, looked at, changed. */
@Path("questions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuestionsResource {
    private static final String STATES = "draft|reviewed|live|retired";
    private static final String STYLES = "motivation|behavioural|situational|technical|system_design|coding";

    public record QuestionSummary(
            String id,
            int version,
            String state,
            String text,
            String style,
            String competency,
            @Nullable String skill,
            String difficulty,
            String seniority,
            int minutes,
            Instant changedAt) {
        public static QuestionSummary of(Owned owned) {
            Question question = owned.question();
            return new QuestionSummary(
                    question.id().value(),
                    owned.row().version(),
                    QuestionText.label(owned.row().state()),
                    question.text(),
                    QuestionText.label(question.style()),
                    question.competency().id(),
                    question.skill().map(Skill::id).orElse(null),
                    QuestionText.label(question.difficulty()),
                    QuestionText.label(question.seniority()),
                    question.minutes(),
                    owned.row().changedAt());
        }
    }

    public record QuestionSummaries(List<QuestionSummary> items) {}

    /** What the linter says of a question by itself. */
    public record LintView(String rule, String severity, String reason, String suggestion) {
        public static LintView of(Finding finding) {
            return new LintView(
                    QuestionText.label(finding.rule()),
                    QuestionText.label(finding.rule().severity()),
                    finding.reason(),
                    finding.suggestion());
        }
    }

    public record QuestionDetail(
            String id,
            int version,
            String state,
            Instant changedAt,
            String competencyName,
            @Nullable String skillName,
            QuestionText question,
            List<LintView> findings) {}

    /** What is left out stays as it is; a blank skill is none. A new competency brings its rubric, unless there is one here. */
    public record QuestionChange(
            @Nullable @Pattern(regexp = STATES, message = "must be one of " + STATES)
            String state,

            @Nullable @Valid QuestionText question) {}

    @Inject
    OwnQuestions questions;

    @Inject
    Intake intake;

    @Inject
    Revision revision;

    @POST
    @Path("import")
    @LongBody
    @InTenant
    @Idempotent
    @RolesAllowed({"administrator", "recruiter", "questions:write"})
    @Consumes({QuestionFileReader.CSV, QuestionFileReader.NDJSON, QuestionFileReader.JSON_LINES})
    @RequestBody(
            content = {
                @Content(mediaType = QuestionFileReader.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = QuestionFileReader.NDJSON, schema = @Schema(implementation = String.class)),
                @Content(mediaType = QuestionFileReader.JSON_LINES, schema = @Schema(implementation = String.class))
            })
    @APIResponseSchema(ImportAnswer.class)
    public Response importQuestions(
            @QueryParam("dryRun")
                    @DefaultValue("false")
                    @Pattern(regexp = "true|false", message = "must be true or false")
                    String dryRun,
            @NotNull QuestionFile body) {
        boolean dry = Boolean.parseBoolean(dryRun);
        Intake.Outcome outcome = intake.take(body, dry);
        return Response.ok(new ImportAnswer(
                        dry,
                        outcome.added(),
                        outcome.changed(),
                        outcome.unchanged(),
                        outcome.rejected(),
                        outcome.findings().total(),
                        outcome.findings().items().stream()
                                .map(ImportAnswer.FindingView::of)
                                .toList(),
                        outcome.changes().stream()
                                .map(ImportAnswer.ImportedChange::of)
                                .toList()))
                .build();
    }

    @GET
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer", "questions:read"})
    @APIResponseSchema(QuestionSummaries.class)
    public Response ownQuestions(
            @QueryParam("state") @Nullable @Pattern(regexp = STATES, message = "must be one of " + STATES) String state,
            @QueryParam("style") @Nullable @Pattern(regexp = STYLES, message = "must be one of " + STYLES) String style,
            @QueryParam("query")
                    @Nullable
                    @Size(max = 200)
                    @Pattern(regexp = "[^\\x00]*", message = "holds a character that cannot be stored")
                    String query,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo here) {
        String start = cursor == null ? "" : Cursor.decode(cursor, QuestionsResource::storable);
        OwnQuestions.Filter filter = new OwnQuestions.Filter(
                Optional.ofNullable(state).map(QuestionsResource::state),
                Optional.ofNullable(style).map(name -> Style.valueOf(name.toUpperCase(Locale.ROOT))),
                Optional.ofNullable(query).filter(words -> !words.isEmpty()));
        return Paging.of(
                        limit,
                        most -> questions.after(start, most, filter),
                        owned -> Cursor.encode(owned.question().id().value()))
                .answer(QuestionSummary::of, QuestionSummaries::new, here);
    }

    /** As it is, or as it was in a version. */
    @GET
    @Path("{id}")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer", "questions:read"})
    @APIResponseSchema(QuestionDetail.class)
    public Response ownQuestion(@PathParam("id") String id, @QueryParam("version") @Nullable @Min(1) Integer version) {
        if (version == null) {
            return answer(questions.find(id));
        }
        OwnQuestions.Past past = questions.version(id, version);
        return Response.ok(detail(past.question(), past.version(), past.state(), past.changedAt()))
                .build();
    }

    @PATCH
    @Path("{id}")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "questions:write"})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(QuestionDetail.class)
    public Response changeQuestion(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull QuestionChange body) {
        return answer(revision.change(
                id,
                version -> Precondition.holds(ifMatch, version),
                body.question() == null ? QuestionText.SAME : body.question(),
                Optional.ofNullable(body.state()).map(QuestionsResource::state)));
    }

    private static State state(String name) {
        return State.valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static String storable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("cursor");
        }
        return text;
    }

    private Response answer(Owned owned) {
        return Response.ok(detail(
                        owned.question(),
                        owned.row().version(),
                        owned.row().state(),
                        owned.row().changedAt()))
                .header(HttpHeaders.ETAG, Precondition.tag(owned.row().version()))
                .build();
    }

    private QuestionDetail detail(Question question, int version, State state, Instant changedAt) {
        return new QuestionDetail(
                question.id().value(),
                version,
                QuestionText.label(state),
                changedAt,
                question.competency().name(),
                question.skill().map(Skill::name).orElse(null),
                QuestionText.of(question),
                questions.lint(question).stream().map(LintView::of).toList());
    }
}
