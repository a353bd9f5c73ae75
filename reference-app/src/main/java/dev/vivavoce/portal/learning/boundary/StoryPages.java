package dev.vivavoce.portal.learning.boundary;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.practice.control.Stories;
import dev.vivavoce.portal.practice.control.StoryDraft;
import dev.vivavoce.portal.practice.control.StoryHelp;
import dev.vivavoce.portal.sessions.control.Turns;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A learner's own outlines: all of them, and one beside its question. */
@Path("stories")
@RequestScoped
public class StoryPages {
    private static final int MOST_LISTED = 100;
    private static final int MOST_OFFERED = 8;

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
     * @param version of what is saved, as the editor knows it; empty where nothing is
     * @param advice nothing where none was asked for
     */
    public record Desk(
            StoryHelp.Ground ground,
            StoryStructure story,
            Optional<Integer> version,
            Optional<StoryHelp.Advice> advice,
            boolean isMarkdown,
            boolean isSavedNow) {
        public String path() {
            return StoryPages.path(ground.question().id().value());
        }

        /** What is missing in a part, from 0. */
        public List<String> hints(int part) {
            return hints(OptionalInt.of(part));
        }

        /** What is missing in the whole. */
        public List<String> hints() {
            return hints(OptionalInt.empty());
        }

        private List<String> hints(OptionalInt part) {
            return advice.stream()
                    .flatMap(given -> given.hints().stream())
                    .filter(hint -> hint.part().equals(part))
                    .map(StoryHelp.Hint::text)
                    .toList();
        }
    }

    @Inject
    Pages pages;

    @Inject
    Stories stories;

    @Inject
    Turns turns;

    @Inject
    StoryHelp help;

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
        for (Turn.Spoken turn : help.said()) {
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
        StoryHelp.Ground ground = help.ground(questionId);
        StoryStructure kept = ground.story();
        return pages.show(
                "learning/story",
                new Desk(
                        ground,
                        draft == null ? kept : StoryDraft.of(kept, ground.lastAnswer()),
                        ground.saved().map(one -> one.row().version()),
                        Optional.empty(),
                        as.equals("markdown"),
                        saved != null));
    }

    /** What is missing in the story as it stands in the editor, which stays as it is; nothing is saved. */
    @POST
    @Path("{questionId}/draft")
    @InSteps
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response advise(@PathParam("questionId") String questionId, @Valid @BeanParam StoryForm written) {
        StoryHelp.Ground ground = help.ground(questionId);
        QuestionId id = ground.question().id();
        StoryStructure story = written.story(id);
        StoryHelp.Advice advice =
                help.advise(ground.question(), story, pages.texts().locale());
        return pages.show(
                "learning/story",
                new Desk(ground, story, written.version(), Optional.of(advice), written.isMarkdown(), false));
    }

    @POST
    @Path("{questionId}")
    @InTenant
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("questionId") String questionId, @Valid @BeanParam StoryForm written) {
        QuestionId id = question(questionId).id();
        Optional<Integer> kept =
                stories.find(questionId).map(saved -> saved.row().version());
        if (!kept.equals(written.version())) {
            throw Problem.lostRace();
        }
        stories.write(written.story(id));
        return Pages.to(path(questionId) + (written.isMarkdown() ? "?as=markdown&saved" : "?saved"));
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

    /** Where the story to a question is written. */
    public static String path(String questionId) {
        return "/stories/"
                + URLEncoder.encode(questionId, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
