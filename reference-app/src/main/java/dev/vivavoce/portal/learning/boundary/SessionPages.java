package dev.vivavoce.portal.learning.boundary;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.portal.learning.control.Highlights;
import dev.vivavoce.portal.learning.control.StudyRoom;
import dev.vivavoce.portal.learning.control.StudyRoom.Look;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.practice.boundary.PracticeResource;
import dev.vivavoce.portal.practice.boundary.PracticeResource.SuggestedQuestion;
import dev.vivavoce.portal.sessions.boundary.TurnsResource;
import dev.vivavoce.portal.tenancy.control.InSteps;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A study session: choose a question, answer it, see at once what the answer shows. */
@Path("session/{id}")
@RequestScoped
public class SessionPages {
    private static final int OFFERED = 3;
    private static final int MOST_OFFERED = 18;

    /**
     * Questions to choose from.
     *
     * @param skipped how many of the suggestions were looked at before
     */
    public record Choice(Look look, List<SuggestedQuestion> offered, int skipped) {
        public boolean hasOthers() {
            return offered.size() == OFFERED && skipped + OFFERED < MOST_OFFERED;
        }
    }

    /**
     * A question that is open.
     *
     * @param left seconds, by the server's clock; below 0 when the time is over
     */
    public record Asked(Look look, int number, Question question, long left) {}

    public record Waiting(Look look, int number, Turn.Spoken turn, long seconds) {}

    /**
     * What was found in an answer.
     *
     * @param levels one for each criterion, in the order of the rubric
     * @param evaluation scored, or abstained from
     */
    public record Feedback(
            Look look,
            int number,
            Turn.Evaluated turn,
            Evaluation evaluation,
            Optional<Evaluation.Scored> scored,
            Highlights highlights,
            List<Level> levels,
            List<Anchor> anchors) {}

    /**
     * How far an answer is by one criterion.
     *
     * @param means what an answer of this level does; empty where the rubric does not say
     */
    public record Level(String criterion, int level, String means, List<String> quotes) {}

    @Inject
    Pages pages;

    @Inject
    PracticeResource practice;

    @Inject
    TurnsResource turns;

    @Inject
    StudyRoom room;

    /** The question that is open, or else a choice of the next one. */
    @GET
    @InSteps
    @RolesAllowed("learner")
    public Response session(
            @PathParam("id") UUID id, @QueryParam("after") @DefaultValue("0") @Min(0) @Max(MOST_OFFERED) int after) {
        Look look = room.look(id);
        if (look.isOver()) {
            return Pages.to("/session/" + id + "/summary");
        }
        if (look.openTurn().isPresent()) {
            return show(look, look.openTurn().getAsInt());
        }
        List<SuggestedQuestion> found = practice.suggestQuestions(
                        id, new PracticeResource.QuestionWish(after + OFFERED))
                .items();
        List<SuggestedQuestion> offered = found.subList(Math.min(after, found.size()), found.size());
        return pages.show("learning/session-choose", new Choice(look, offered, after));
    }

    @POST
    @Path("ask")
    @InSteps
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response ask(
            @PathParam("id") UUID id, @FormParam("questionId") @NotBlank @Size(max = 200) String questionId) {
        if (room.look(id).openTurn().isEmpty()) {
            turns.askQuestion(id, new TurnsResource.Asking(questionId));
        }
        return Pages.to("/session/" + id);
    }

    @GET
    @Path("turns/{n}")
    @InSteps
    @RolesAllowed("learner")
    public Response turn(@PathParam("id") UUID id, @PathParam("n") int number) {
        return show(room.look(id), number);
    }

    @POST
    @Path("turns/{n}/answer")
    @InSteps
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @PathParam("id") UUID id,
            @PathParam("n") int number,
            @FormParam("text") @DefaultValue("") String text,
            @FormParam("kind") @DefaultValue("typed") String kind) {
        turns.answerQuestion(id, number, new TurnsResource.GivenAnswer(text.replace("\r\n", "\n"), null, null, kind));
        return Pages.to(turn(id, number, ""));
    }

    @POST
    @Path("turns/{n}/skip")
    @InSteps
    @RolesAllowed("learner")
    public Response skip(@PathParam("id") UUID id, @PathParam("n") int number) {
        turns.skipQuestion(id, number);
        return Pages.to("/session/" + id);
    }

    @POST
    @Path("turns/{n}/retry")
    @InSteps
    @RolesAllowed("learner")
    public Response retry(@PathParam("id") UUID id, @PathParam("n") int number) {
        turns.retryRating(id, number);
        return Pages.to(turn(id, number, ""));
    }

    private Response show(Look look, int number) {
        Turn turn = look.study().turn(number);
        if (turn instanceof Turn.Evaluated evaluated) {
            return pages.show("learning/session-feedback", feedback(look, number, evaluated));
        }
        if (turn instanceof Turn.Spoken spoken) {
            long seconds = room.due(look.id(), number).plusMillis(999).toSeconds();
            return pages.show("learning/session-waiting", new Waiting(look, number, spoken, Math.max(1, seconds)));
        }
        if (turn instanceof Turn.Skipped || look.isOver()) {
            return pages.show("learning/session-skipped", new Asked(look, number, turn.question(), 0));
        }
        Instant end = turn.askedAt().plus(Duration.ofMinutes(turn.question().minutes()));
        return pages.show(
                "learning/session-question",
                new Asked(
                        look,
                        number,
                        turn.question(),
                        Duration.between(Instant.now(), end).toSeconds()));
    }

    private static Feedback feedback(Look look, int number, Turn.Evaluated turn) {
        Optional<Evaluation.Scored> scored = Optional.of(turn.evaluation())
                .filter(Evaluation.Scored.class::isInstance)
                .map(Evaluation.Scored.class::cast);
        List<Rating> ratings = scored.map(Evaluation.Scored::ratings).orElse(List.of());
        List<Level> levels = new ArrayList<>();
        for (Rating rating : ratings) {
            String means = turn.question().rubric().criteria().stream()
                    .filter(criterion -> criterion.name().equals(rating.criterion()))
                    .findFirst()
                    .map(criterion -> meaning(criterion, rating.level()))
                    .orElse("");
            levels.add(new Level(
                    rating.criterion(),
                    rating.level(),
                    means,
                    rating.evidence().stream().map(quote -> quote.quote()).toList()));
        }
        return new Feedback(
                look,
                number,
                turn,
                turn.evaluation(),
                scored,
                Highlights.of(turn.answer().text(), ratings),
                levels,
                turn.question().anchors());
    }

    /** Of the anchors, the highest that the level reaches. */
    private static String meaning(Criterion criterion, int level) {
        String found = "";
        for (BehaviouralAnchor anchor : criterion.anchors()) {
            found = anchor.level() <= level ? anchor.behaviour() : found;
        }
        return found;
    }

    static String turn(UUID id, int number, String rest) {
        return "/session/" + id + "/turns/" + number + rest;
    }
}
