package dev.vivavoce.portal.positions.boundary;

import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.positions.boundary.PositionViews.PositionList;
import dev.vivavoce.portal.positions.boundary.PositionViews.PositionSummary;
import dev.vivavoce.portal.positions.boundary.PositionViews.PositionView;
import dev.vivavoce.portal.positions.control.Positions;
import dev.vivavoce.portal.positions.control.Positions.Held;
import dev.vivavoce.portal.positions.entity.StoredPosition;
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
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The positions that people are interviewed for. */
@Path("positions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PositionsResource {
    private static final int USUAL_TARGET = 6;

    /**
     * {@code questions} are fixed, the same for everybody, or drawn from equivalent sets; {@code questionIds} says which they are, and then
     * their number is the format's. {@code target} is the score, 1 to 10, that somebody who can do the job should reach.
     */
    public record NewPosition(
            @NotBlank @Size(max = 200) String title,
            @NotNull @Size(max = 50_000) String posting,
            @NotBlank @Size(max = 40) String format,
            @Nullable @Size(max = 100) String department,

            @Nullable @Pattern(regexp = "intern|junior|mid|senior|lead|executive")
            String seniority,

            @Nullable @Size(max = 35) String language,
            @Nullable @Pattern(regexp = "fixed|drawn") String questions,
            @Nullable @Size(min = 1, max = 30) List<@NotBlank @Size(max = 200) String> questionIds,
            @Nullable @Min(1) @Max(10) Integer target) {}

    /** What is left out stays. Questions change only while nobody was invited. */
    public record PositionChange(
            @Nullable @Size(min = 1, max = 200) String title,
            @Nullable @Size(max = 100) String department,

            @Nullable @Pattern(regexp = "open|closed") String state,

            @Nullable @Pattern(regexp = "fixed|drawn") String questions,
            @Nullable @Size(min = 1, max = 30) List<@NotBlank @Size(max = 200) String> questionIds,
            @Nullable @Min(1) @Max(10) Integer target) {}

    @Inject
    Positions positions;

    @Inject
    AuditTrail audit;

    @POST
    @InTenant
    @Idempotent
    @RolesAllowed({"administrator", "recruiter", "positions:write"})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = PositionView.class, responseCode = "201")
    public Response addPosition(@Valid @NotNull NewPosition body) {
        InterviewFormat format = InterviewFormat.named(body.format())
                .orElseThrow(() -> Problem.invalid("/format", "is not one of the known formats"));
        Position position = new Position(
                body.title(),
                body.posting(),
                Optional.ofNullable(body.seniority())
                        .map(seniority -> Seniority.valueOf(seniority.toUpperCase(Locale.ROOT))));
        Held added = positions.add(
                position,
                format,
                locale(body.language()),
                choice(body.questions()).orElse(StoredPosition.Choice.FIXED),
                ids(body.questionIds(), choice(body.questions())),
                body.department(),
                body.target() == null ? USUAL_TARGET : body.target());
        audit.record("position.added", "position:" + added.row().id());
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/api/v1/positions/" + added.row().id())
                .header(HttpHeaders.ETAG, Precondition.tag(added.row().version()))
                .entity(PositionView.of(added))
                .build();
    }

    @GET
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer", "positions:read"})
    @APIResponseSchema(PositionList.class)
    public Response positions(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo here) {
        Cursor start = Cursor.decoded(cursor, Cursor.START);
        return Paging.of(limit, most -> positions.after(start, most), held -> new Cursor(
                                held.row().createdAt(), held.row().id())
                        .encoded())
                .answer(PositionSummary::of, PositionList::new, here);
    }

    @GET
    @Path("{id}")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer", "positions:read"})
    @APIResponseSchema(PositionView.class)
    public Response position(@PathParam("id") UUID id) {
        return answer(positions.find(id));
    }

    @PATCH
    @Path("{id}")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "positions:write"})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(PositionView.class)
    public Response changePosition(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull PositionChange body) {
        Held held = positions.locked(id);
        StoredPosition row = held.row();
        Precondition.holds(ifMatch, row.version());
        if (body.title() != null) {
            if (WordLimit.count(body.title()) == 0) {
                throw Problem.invalid("/title", "must not be blank");
            }
            row.rename(body.title());
        }
        if (body.department() != null) {
            row.belongTo(body.department().isBlank() ? null : body.department());
        }
        if (body.state() != null) {
            row.become(StoredPosition.State.valueOf(body.state().toUpperCase(Locale.ROOT)));
        }
        if (body.target() != null) {
            row.aimAt(body.target());
        }
        if (body.questions() != null || body.questionIds() != null) {
            Optional<StoredPosition.Choice> choice = choice(body.questions());
            held = positions.ask(held, choice.orElse(StoredPosition.Choice.FIXED), ids(body.questionIds(), choice));
        }
        positions.flush();
        audit.record("position.changed", "position:" + id);
        return answer(held);
    }

    private static Response answer(Held held) {
        return Response.ok(PositionView.of(held))
                .header(HttpHeaders.ETAG, Precondition.tag(held.row().version()))
                .build();
    }

    private static Optional<StoredPosition.Choice> choice(@Nullable String text) {
        return Optional.ofNullable(text).map(choice -> StoredPosition.Choice.valueOf(choice.toUpperCase(Locale.ROOT)));
    }

    private static List<QuestionId> ids(@Nullable List<String> texts, Optional<StoredPosition.Choice> choice) {
        if (texts == null) {
            return List.of();
        }
        if (choice.filter(drawn -> drawn == StoredPosition.Choice.DRAWN).isPresent()) {
            throw Problem.invalid("/questionIds", "says which questions they are: they cannot be drawn as well");
        }
        List<QuestionId> ids = new ArrayList<>();
        texts.forEach(text -> ids.add(new QuestionId(text)));
        return ids;
    }

    /** English unless said otherwise. */
    private static Locale locale(@Nullable String tag) {
        if (tag == null) {
            return Locale.ENGLISH;
        }
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw Problem.invalid("/language", "is not a language tag");
        }
    }
}
