package dev.vivavoce.portal.learning.boundary;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.StoryStructure.Part;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.learning.control.StoryDraft;
import dev.vivavoce.portal.learning.control.StudyRoom;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.practice.control.Stories;
import dev.vivavoce.portal.sessions.control.Turns;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A learner's own outlines: all of them, and one beside its question. */
@Path("stories")
@RequestScoped
public class StoryPages {
    private static final int MOST_LISTED = 100;
    private static final int MOST_OFFERED = 8;
    private static final int LONGEST = 100_000;

    public record Told(String questionId, String title, int parts, int filled, Instant savedAt) {
        public String path() {
            return StoryPages.path(questionId);
        }
    }

    public record Untold(String questionId, String text) {
        public String path() {
            return StoryPages.path(questionId);
        }
    }

    /**
     * All stories.
     *
     * @param untold questions that were answered and have no story yet
     */
    public record Shelf(List<Told> told, List<Untold> untold) {}

    /**
     * One story in its editor.
     *
     * @param version of what is saved; empty where nothing is
     * @param lastAnswer what was said to the question last; empty where nothing was
     */
    public record Desk(
            Question question,
            StoryStructure story,
            Optional<Integer> version,
            Optional<Instant> savedAt,
            String lastAnswer,
            boolean isMarkdown,
            boolean isSavedNow) {
        public String path() {
            return StoryPages.path(question.id().value());
        }
    }

    @Inject
    Pages pages;

    @Inject
    Stories stories;

    @Inject
    Turns turns;

    @Inject
    StudyRoom room;

    @GET
    @InTenant
    @RolesAllowed("learner")
    public Response stories() {
        List<Told> told = stories.after(Cursor.START, MOST_LISTED).stream()
                .map(saved -> new Told(
                        saved.row().questionId(),
                        saved.structure().title(),
                        saved.structure().parts().size(),
                        (int) saved.structure().parts().stream()
                                .filter(part -> !part.notes().isBlank())
                                .count(),
                        saved.row().savedAt()))
                .toList();
        Map<String, Untold> untold = new LinkedHashMap<>();
        for (Turn.Spoken turn : room.said()) {
            String id = turn.question().id().value();
            if (untold.size() < MOST_OFFERED
                    && told.stream().noneMatch(story -> story.questionId().equals(id))) {
                untold.putIfAbsent(id, new Untold(id, turn.question().text()));
            }
        }
        return pages.show("learning/stories", new Shelf(told, List.copyOf(untold.values())));
    }

    @GET
    @Path("{questionId}")
    @InTenant
    @RolesAllowed("learner")
    public Response story(
            @PathParam("questionId") String questionId,
            @QueryParam("as") @DefaultValue("") String as,
            @QueryParam("draft") @Nullable String draft,
            @QueryParam("saved") @Nullable String saved) {
        Question question = question(questionId);
        Optional<Stories.Saved> found = stories.find(questionId);
        String lastAnswer = room.said().stream()
                .filter(turn -> turn.question().id().equals(question.id()))
                .findFirst()
                .map(turn -> turn.answer().text())
                .orElse("");
        StoryStructure kept = found.map(Stories.Saved::structure).orElseGet(() -> StoryStructure.outline(question));
        return pages.show(
                "learning/story",
                new Desk(
                        question,
                        draft == null ? kept : StoryDraft.of(kept, lastAnswer),
                        found.map(one -> one.row().version()),
                        found.map(one -> one.row().savedAt()),
                        lastAnswer,
                        as.equals("markdown"),
                        saved != null));
    }

    /** A part without a heading is left out; the whole as Markdown goes before its parts. */
    @POST
    @Path("{questionId}")
    @InTenant
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(
            @PathParam("questionId") String questionId,
            @FormParam("version") @Nullable Integer version,
            @FormParam("title") @DefaultValue("") @Size(max = 500) String title,
            @FormParam("heading") @Nullable List<@Size(max = 500) String> headings,
            @FormParam("notes") @Nullable List<@Size(max = LONGEST) String> notes,
            @FormParam("markdown") @Nullable @Size(max = LONGEST) String markdown) {
        QuestionId id = question(questionId).id();
        Optional<Integer> kept =
                stories.find(questionId).map(saved -> saved.row().version());
        if (!kept.equals(Optional.ofNullable(version))) {
            throw Problem.lostRace();
        }
        stories.write(markdown == null ? composed(id, title, headings, notes) : parsed(id, markdown));
        return Pages.to(path(questionId) + (markdown == null ? "?saved" : "?as=markdown&saved"));
    }

    @POST
    @Path("{questionId}/remove")
    @InTenant
    @RolesAllowed("learner")
    public Response remove(@PathParam("questionId") String questionId) {
        stories.find(questionId).ifPresent(saved -> stories.remove(saved.row()));
        return Pages.to("/stories");
    }

    /** A file to keep; its name is ours, whatever the story is called. */
    @GET
    @Path("{questionId}/story.md")
    @InTenant
    @RolesAllowed("learner")
    public Response download(@PathParam("questionId") String questionId) {
        return Response.ok(
                        stories.find(questionId)
                                .orElseThrow(Problem::notFound)
                                .structure()
                                .markdown(),
                        "text/markdown;charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"story.md\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private Question question(String id) {
        return turns.question(id).orElseThrow(Problem::notFound);
    }

    private static StoryStructure parsed(QuestionId id, String markdown) {
        try {
            return StoryStructure.parse(id, markdown);
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid("/markdown", String.valueOf(unfit.getMessage()));
        }
    }

    private static StoryStructure composed(
            QuestionId id, String title, @Nullable List<String> headings, @Nullable List<String> notes) {
        List<Part> parts = new ArrayList<>();
        try {
            for (int i = 0; headings != null && i < headings.size(); i++) {
                String note = notes == null || i >= notes.size() ? "" : notes.get(i);
                if (!headings.get(i).isBlank()) {
                    parts.add(new Part(headings.get(i).strip(), note));
                } else if (!note.isBlank()) {
                    throw Problem.of(422, "part-without-heading", "A part has no heading", "A part has no heading.");
                }
            }
            return new StoryStructure(id, title.strip(), parts);
        } catch (IllegalArgumentException unfit) {
            throw Problem.of(
                    422,
                    "story-unfit",
                    "The story cannot be kept",
                    "Title and headings are one line each, there is at least one part, and notes have no headings # or ##.");
        }
    }

    /** Where the story to a question is written. */
    public static String path(String questionId) {
        return "/stories/"
                + URLEncoder.encode(questionId, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
