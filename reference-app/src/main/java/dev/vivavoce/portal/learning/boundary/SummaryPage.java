package dev.vivavoce.portal.learning.boundary;

import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.learning.control.StudyRoom;
import dev.vivavoce.portal.learning.control.StudyRoom.Look;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.practice.boundary.PracticeResource;
import dev.vivavoce.portal.practice.boundary.Views.QuestionStanding;
import dev.vivavoce.portal.practice.boundary.Views.TopicStanding;
import dev.vivavoce.portal.practice.control.Conduct;
import dev.vivavoce.portal.practice.control.Plans;
import dev.vivavoce.portal.sessions.boundary.TurnsResource;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** How a study session ends, and what it came to. */
@Path("session/{id}/summary")
@RequestScoped
public class SummaryPage {
    /**
     * What a session came to.
     *
     * @param questions of this session
     * @param topics of the whole plan
     * @param isSettled whether it is known what follows for the plan
     */
    public record Summary(
            Look look,
            List<QuestionStanding> questions,
            List<TopicStanding> topics,
            Optional<String> focus,
            String reason,
            Optional<Suggested> changes,
            boolean isSettled) {
        /** Where a question was answered, the last time. */
        public int turn(String questionId) {
            int found = 0;
            for (int i = 0; i < look.study().session().turns().size(); i++) {
                boolean same = look.study()
                        .session()
                        .turns()
                        .get(i)
                        .question()
                        .id()
                        .value()
                        .equals(questionId);
                found = same ? i + 1 : found;
            }
            return found;
        }
    }

    @Inject
    Pages pages;

    @Inject
    PracticeResource practice;

    @Inject
    TurnsResource turns;

    @Inject
    Conduct conduct;

    @Inject
    Plans plans;

    @Inject
    StudyRoom room;

    @GET
    @InTenant
    @RolesAllowed("learner")
    public Response summary(@PathParam("id") UUID id) {
        Look look = room.look(id);
        if (!look.isOver()) {
            return Pages.to("/session/" + id);
        }
        Conduct.Ended ended = conduct.ended(id);
        return pages.show(
                "learning/summary",
                new Summary(
                        look,
                        QuestionStanding.all(ended.own()),
                        TopicStanding.all(ended.all()),
                        ended.all().nextFocus().map(focus -> focus.topic()),
                        ended.all()
                                .nextFocus()
                                .map(focus -> focus.reason().name().toLowerCase(Locale.ROOT))
                                .orElse(""),
                        ended.changes().map(changed -> Suggested.of(changed, plans.current())),
                        ended.study().row().settled()));
    }

    /** A question that is open and has no word typed yet is skipped; what was typed is not thrown away. */
    @POST
    @InSteps
    @RolesAllowed("learner")
    public Response end(@PathParam("id") UUID id) {
        Look look = room.look(id);
        if (look.openTurn().isPresent() && look.draft().isBlank()) {
            turns.skipQuestion(id, look.openTurn().getAsInt());
        }
        try {
            practice.endSession(id);
        } catch (Problem away) {
            // The session has ended all the same; its page offers to ask again what follows.
            if (away.status() != Response.Status.SERVICE_UNAVAILABLE.getStatusCode()) {
                throw away;
            }
        }
        return Pages.to("/session/" + id + "/summary");
    }
}
