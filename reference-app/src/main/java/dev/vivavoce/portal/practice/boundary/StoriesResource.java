package dev.vivavoce.portal.practice.boundary;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.portal.exchange.boundary.Json;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.practice.control.Stories;
import dev.vivavoce.portal.practice.control.StoryDraft;
import dev.vivavoce.portal.practice.control.StoryHelp;
import dev.vivavoce.portal.sessions.control.Turns;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** A learner's own outlines of answers, as JSON, or as a Markdown file to open and edit. */
@Path("stories")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StoriesResource {
    static final String MARKDOWN = "text/markdown";
    private static final String MARKDOWN_UTF8 = MARKDOWN + ";charset=UTF-8";
    private static final int LONGEST = 100_000;

    public record Part(String heading, @Nullable String notes) {
        static List<Part> all(StoryStructure story) {
            return story.parts().stream()
                    .map(part -> new Part(part.heading(), part.notes()))
                    .toList();
        }
    }

    public record StoryText(String title, List<Part> parts) {}

    /** Not {@code saved} is the empty outline that suits the question. */
    public record StoryView(
            String questionId,
            String title,
            List<Part> parts,
            boolean saved,
            @Nullable Instant savedAt) {
        static StoryView of(StoryStructure story, @Nullable Instant savedAt) {
            return new StoryView(story.question().value(), story.title(), Part.all(story), savedAt != null, savedAt);
        }
    }

    public record StoryList(List<StoryView> items) {}

    /** {@code part} counts those of the story from 0; left out where the hint is for the whole. */
    public record Hint(@Nullable Integer part, String text) {}

    /**
     * Parts without notes hold what was said to the question last, in its order. {@code by} is the model that gave the hints, or the embedded
     * evaluator, and {@code standsInFor} the model that should have.
     */
    public record DraftView(
            String questionId,
            String title,
            List<Part> parts,
            List<Hint> hints,
            String by,
            @Nullable String standsInFor) {
        static DraftView of(StoryStructure draft, StoryHelp.Advice advice) {
            return new DraftView(
                    draft.question().value(),
                    draft.title(),
                    Part.all(draft),
                    advice.hints().stream()
                            .map(hint -> new Hint(
                                    hint.part().isPresent() ? hint.part().getAsInt() : null, hint.text()))
                            .toList(),
                    advice.by(),
                    advice.standsInFor().orElse(null));
        }
    }

    @Inject
    Stories stories;

    @Inject
    StoryHelp help;

    @Inject
    Turns turns;

    @Context
    HttpHeaders headers;

    @GET
    @InTenant
    @RolesAllowed("learner")
    @APIResponseSchema(StoryList.class)
    public Response stories(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Context UriInfo here) {
        Cursor start = Cursor.decoded(cursor, Cursor.START);
        return Paging.of(limit, most -> stories.after(start, most), saved -> new Cursor(
                                saved.row().createdAt(), saved.row().id())
                        .encoded())
                .answer(saved -> StoryView.of(saved.structure(), saved.row().savedAt()), StoryList::new, here);
    }

    @GET
    @Path("{questionId}")
    @Produces({MediaType.APPLICATION_JSON, MARKDOWN})
    @InTenant
    @RolesAllowed("learner")
    @APIResponseSchema(StoryView.class)
    public Response story(@PathParam("questionId") String questionId) {
        Question question = question(questionId);
        return stories.find(questionId).map(this::answer).orElseGet(() -> answer(StoryStructure.outline(question), null)
                .build());
    }

    @PUT
    @Path("{questionId}")
    @Consumes({MediaType.APPLICATION_JSON, MARKDOWN})
    @Produces({MediaType.APPLICATION_JSON, MARKDOWN})
    @InTenant
    @RolesAllowed("learner")
    @RequestBody(
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = StoryText.class)),
                @Content(mediaType = MARKDOWN, schema = @Schema(implementation = String.class))
            })
    @APIResponseSchema(StoryView.class)
    public Response writeStory(
            @PathParam("questionId") String questionId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Size(max = LONGEST) byte[] body)
            throws IOException {
        QuestionId id = question(questionId).id();
        holds(ifMatch, stories.find(questionId));
        boolean markdown = headers.getMediaType().isCompatible(MediaType.valueOf(MARKDOWN));
        return answer(
                stories.write(markdown ? markdown(id, new String(body, StandardCharsets.UTF_8)) : json(id, body)));
    }

    @DELETE
    @Path("{questionId}")
    @InTenant
    @RolesAllowed("learner")
    public void removeStory(
            @PathParam("questionId") String questionId, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        Stories.Saved saved = stories.find(questionId).orElseThrow(Problem::notFound);
        holds(ifMatch, Optional.of(saved));
        stories.remove(saved.row());
    }

    /** The story sent, else the one that is saved; nothing is saved. In the language that the reader asks for, where a model helps. */
    @POST
    @Path("{questionId}/draft")
    @InSteps
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StoryText.class)))
    public DraftView draftStory(@PathParam("questionId") String questionId, @Size(max = LONGEST) byte[] body)
            throws IOException {
        StoryHelp.Ground ground = help.ground(questionId);
        StoryStructure begun =
                body.length == 0 ? ground.story() : json(ground.question().id(), body);
        StoryStructure draft = StoryDraft.of(begun, ground.lastAnswer());
        Locale locale = headers.getAcceptableLanguages().stream()
                .filter(language -> !language.getLanguage().equals("*"))
                .findFirst()
                .orElse(Locale.ENGLISH);
        return DraftView.of(draft, help.advise(ground.question(), draft, locale));
    }

    private Question question(String id) {
        return turns.question(id).orElseThrow(Problem::notFound);
    }

    /** Nobody else edits it, so a state need not be named; whoever has two windows open may. */
    private static void holds(@Nullable String ifMatch, Optional<Stories.Saved> saved) {
        if (ifMatch != null) {
            Precondition.holds(
                    ifMatch, saved.orElseThrow(Problem::lostRace).row().version());
        }
    }

    private static StoryStructure markdown(QuestionId id, String document) {
        try {
            return StoryStructure.parse(id, document);
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid("", String.valueOf(unfit.getMessage()));
        }
    }

    private static StoryStructure json(QuestionId id, byte[] body) throws IOException {
        StoryText text = Json.mapper().readValue(body, StoryText.class);
        if (text == null || text.title() == null || text.parts() == null) {
            throw Problem.invalid("", "must have a title and parts");
        }
        try {
            return new StoryStructure(
                    id,
                    text.title(),
                    text.parts().stream()
                            .map(part ->
                                    new StoryStructure.Part(part.heading(), part.notes() == null ? "" : part.notes()))
                            .toList());
        } catch (IllegalArgumentException | NullPointerException unfit) {
            throw Problem.invalid("/parts", "title and headings are one line each, notes have no headings # or ##");
        }
    }

    private Response answer(Stories.Saved saved) {
        return answer(saved.structure(), saved.row().savedAt())
                .header(HttpHeaders.ETAG, Precondition.tag(saved.row().version()))
                .build();
    }

    private Response.ResponseBuilder answer(StoryStructure story, @Nullable Instant savedAt) {
        boolean markdown = headers.getAcceptableMediaTypes().stream()
                .filter(type -> type.isCompatible(MediaType.valueOf(MARKDOWN))
                        || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(type -> !type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .isPresent();
        return markdown
                ? Response.ok(story.markdown(), MARKDOWN_UTF8)
                : Response.ok(StoryView.of(story, savedAt), MediaType.APPLICATION_JSON);
    }
}
