package dev.vivavoce.portal.scorecards.boundary;

import dev.vivavoce.embedded.HtmlScoreCard;
import dev.vivavoce.portal.branding.control.Brandings;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.interviews.control.Invitations.Contact;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.Estimate;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.PositionRef;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView.ReleaseView;
import dev.vivavoce.portal.scorecards.control.Card;
import dev.vivavoce.portal.scorecards.control.Cohorts;
import dev.vivavoce.portal.scorecards.control.Reviewers;
import dev.vivavoce.portal.scorecards.control.Reviewing;
import dev.vivavoce.portal.scorecards.control.ScoreCards;
import dev.vivavoce.portal.scorecards.entity.Release;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import dev.vivavoce.portal.texts.control.Languages;
import dev.vivavoce.portal.texts.control.Texts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** What came of the interviews, for those who review and decide. Who is a reviewer only rates blind. */
@Path("scorecards")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ScoreCardsResource {
    private static final MediaType CSV = new MediaType("text", "csv", "utf-8");
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("utf-8");
    private static final MediaType PDF = new MediaType("application", "pdf");
    private static final Set<String> SEE_WHO_IT_IS = Set.of("administrator", "recruiter", "scorecards:read");

    /** {@code score} is the reviewed one where there is one; {@code candidate} is left out for those who rate blind. */
    public record ScoreCardSummary(
            UUID sessionId,
            PositionRef position,
            @Nullable String candidate,
            Card.State state,
            @Nullable Double score,
            @Nullable LocalDate endedOn) {
        static ScoreCardSummary of(Card card) {
            Estimate estimate = Estimate.of(card.people());
            return new ScoreCardSummary(
                    card.session(),
                    PositionRef.of(card),
                    card.contact().map(Contact::name).orElse(null),
                    card.state(),
                    estimate == null ? null : estimate.score(),
                    card.endedOn().orElse(null));
        }
    }

    public record ScoreCardList(List<ScoreCardSummary> items) {}

    /** {@code reason} is needed where the level is not the machine's. */
    public record NewRating(
            @NotNull @Min(1) @Max(1000) Integer turn,
            @NotBlank @Size(max = 200) String criterion,
            @NotNull @Min(0) @Max(5) Integer level,
            @Nullable @Size(max = 4000) String reason) {}

    public record NewRelease(
            @NotNull @Pattern(regexp = "advance|hold|decline")
            String decision,

            @NotBlank @Size(max = 4000) String reason) {}

    @Inject
    ScoreCards cards;

    @Inject
    Reviewing reviewing;

    @Inject
    Cohorts cohorts;

    @Inject
    Brandings brandings;

    @Inject
    Languages languages;

    @Inject
    Reviewers reviewers;

    @Inject
    Caller caller;

    /** Newest first. A page may hold fewer than asked for, or none, and name a next one all the same. */
    @GET
    @InSteps
    @RolesAllowed({"administrator", "recruiter", "reviewer", "scorecards:read"})
    @APIResponseSchema(ScoreCardList.class)
    public Response scoreCards(
            @QueryParam("positionId") @Nullable UUID positionId,
            @QueryParam("state") @Nullable @Pattern(regexp = "in-progress|waiting|to-review|reviewed|released")
                    String state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo here) {
        ScoreCards.Page page = cards.before(
                Cursor.decoded(cursor, Cursor.END),
                limit,
                new ScoreCards.Filter(
                        Optional.ofNullable(positionId),
                        Optional.ofNullable(state)
                                .map(label -> Card.State.valueOf(
                                        label.toUpperCase(Locale.ROOT).replace('-', '_')))));
        return new Paging<>(page.cards(), page.next().map(Cursor::encoded))
                .answer(card -> ScoreCardSummary.of(shown(card)), ScoreCardList::new, here);
    }

    @GET
    @Path("{sessionId}")
    @InSteps
    @RolesAllowed({"administrator", "recruiter", "reviewer", "scorecards:read"})
    @Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_HTML, "text/csv", "application/pdf"})
    @APIResponse(
            responseCode = "200",
            description =
                    "As JSON, as a page or a document to read, or as a table with a row for each criterion of each turn",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ScoreCardView.class)),
                @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = "application/pdf", schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response scoreCard(
            @PathParam("sessionId") UUID sessionId, @Context Request request, @Context HttpServletResponse answer) {
        Card card = shown(cards.find(sessionId));
        Variant wanted = request.selectVariant(Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, HTML, CSV, PDF)
                .build());
        MediaType type = wanted == null ? MediaType.APPLICATION_JSON_TYPE : wanted.getMediaType();
        if (type.isCompatible(HTML)) {
            // Its style stands in the page; nothing else of it may do anything.
            answer.setHeader(
                    "Content-Security-Policy",
                    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox");
            return tagged(card, page(card), HTML).build();
        }
        if (type.isCompatible(CSV)) {
            return csv(card);
        }
        if (type.isCompatible(PDF)) {
            return pdf(card, languages.of(brandings.languages()).get(0));
        }
        return whole(card);
    }

    /** One level on one criterion of one answer. Giving the same again adds nothing. */
    @POST
    @Path("{sessionId}/review")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(ScoreCardView.class)
    public Response rateAnswer(@PathParam("sessionId") UUID sessionId, @Valid @NotNull NewRating body) {
        return whole(shown(reviewing.rate(
                sessionId,
                new Reviewing.Given(
                        body.turn(),
                        body.criterion(),
                        body.level(),
                        Optional.ofNullable(body.reason()).map(String::strip).filter(reason -> !reason.isEmpty())))));
    }

    /** Only a person decides, and once; {@code If-Match} says which state of the card they have seen. */
    @POST
    @Path("{sessionId}/release")
    @InTenant
    @Idempotent
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(ReleaseView.class)
    public Response releaseScoreCard(
            @PathParam("sessionId") UUID sessionId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid @NotNull NewRelease body) {
        Card released = reviewing.release(
                sessionId,
                Release.Decision.valueOf(body.decision().toUpperCase(Locale.ROOT)),
                body.reason().strip(),
                card -> Precondition.holds(ifMatch, card.version()));
        return Response.ok(ReleaseView.of(released.decision().orElseThrow()))
                .header(HttpHeaders.ETAG, Precondition.tag(released.version()))
                .build();
    }

    /** As the caller may see it. */
    public Card seen(UUID sessionId) {
        return shown(cards.find(sessionId));
    }

    /** In the language of {@code texts}. */
    public Response pdf(Card card, Texts texts) {
        return file(card, PdfScoreCard.of(card, cohorts.of(card), reviewers.names(card), texts), PDF, "pdf");
    }

    public Response csv(Card card) {
        return file(card, CsvScoreCard.of(card, reviewers.names(card)), CSV, "csv");
    }

    public Card shown(Card card) {
        return SEE_WHO_IT_IS.stream().anyMatch(caller.roles()::contains) ? card : card.blind();
    }

    private static String page(Card card) {
        return HtmlScoreCard.of(
                card.people(),
                card.contact().map(Contact::name),
                card.decision().map(decision -> decision.decision().label() + ". " + decision.reason()));
    }

    private static Response whole(Card card) {
        return tagged(card, ScoreCardView.of(card), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static Response file(Card card, Object content, MediaType type, String ending) {
        return tagged(card, content, type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"score-card-" + card.session() + "." + ending + "\"")
                .build();
    }

    private static Response.ResponseBuilder tagged(Card card, Object content, MediaType type) {
        return Response.ok(content, type)
                .header(HttpHeaders.ETAG, Precondition.tag(card.version()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    }
}
