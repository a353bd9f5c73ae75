package dev.vivavoce.portal.learning.boundary;

import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.learning.control.StudyRoom;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.practice.boundary.PlansResource;
import dev.vivavoce.portal.practice.boundary.PlansResource.PlanView;
import dev.vivavoce.portal.practice.boundary.PracticeResource;
import dev.vivavoce.portal.practice.boundary.ReviewsResource;
import dev.vivavoce.portal.practice.boundary.Views.TopicStanding;
import dev.vivavoce.portal.practice.control.Plans;
import dev.vivavoce.portal.practice.control.Reviews;
import dev.vivavoce.portal.sessions.boundary.SessionsResource.SessionView;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** A learner's first page: what to do today, how far they are, and the daily review. */
@Path("practice")
@RequestScoped
public class PracticePages {
    private static final int LATEST = 5;

    /**
     * What the page shows.
     *
     * @param open a session that goes on
     * @param nextReview empty while one may be held
     */
    public record Home(
            Optional<PlanView> plan,
            Optional<PastSession> open,
            List<PastSession> latest,
            Optional<Instant> nextReview,
            boolean isReviewed) {}

    public record Review(
            Instant at,
            Instant next,
            List<TopicStanding> topics,
            Optional<String> focus,
            String reason,
            Optional<Suggested> changes) {}

    @Inject
    Pages pages;

    @Inject
    PlansResource plansResource;

    @Inject
    PracticeResource practice;

    @Inject
    ReviewsResource reviewsResource;

    @Inject
    Plans plans;

    @Inject
    Reviews reviews;

    @Inject
    StudyRoom room;

    @GET
    @InTenant
    @RolesAllowed("learner")
    public Response today() {
        List<PastSession> sessions = room.before(Cursor.END, LATEST + 1).stream()
                .map(PastSession::of)
                .toList();
        return pages.show(
                "learning/practice",
                new Home(
                        plans.find().map(plan -> plansResource.currentPlan()),
                        sessions.stream().filter(PastSession::isOpen).findFirst(),
                        sessions.stream()
                                .filter(session -> !session.isOpen())
                                .limit(LATEST)
                                .toList(),
                        reviews.next(pages.zone()),
                        reviews.latest().isPresent()));
    }

    /** Whoever has a session open, here or in another window, goes on with that one. */
    @POST
    @Path("start")
    @InSteps
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response start(
            @FormParam("topicId") @NotBlank @Size(max = 200) String topicId,
            @FormParam("minutes") @DefaultValue("20") @Min(1) @Max(480) int minutes) {
        Optional<UUID> running = room.running();
        if (running.isPresent()) {
            return Pages.to("/session/" + running.get());
        }
        SessionView opened = (SessionView) practice.openSession(new PracticeResource.NewSession(topicId, minutes, null))
                .getEntity();
        return Pages.to("/session/" + opened.id());
    }

    @POST
    @Path("review")
    @InSteps
    @RolesAllowed("learner")
    public Response holdReview() {
        try {
            reviewsResource.holdReview(
                    new ReviewsResource.ReviewWish(pages.zone().getId()));
        } catch (Problem held) {
            if (held.status() != Response.Status.TOO_MANY_REQUESTS.getStatusCode()) {
                throw held;
            }
        }
        return Pages.to("/practice/review");
    }

    @GET
    @Path("review")
    @InTenant
    @RolesAllowed("learner")
    public Response review() {
        Reviews.Kept latest = reviews.latest().orElseThrow(Problem::notFound);
        Plan plan = plans.current();
        PlanView view = plansResource.currentPlan();
        return pages.show(
                "learning/review",
                new Review(
                        latest.at(),
                        reviews.next(pages.zone()).orElseGet(Instant::now),
                        view.topics().stream()
                                .map(PlansResource.PlannedTopic::progress)
                                .filter(Objects::nonNull)
                                .toList(),
                        Optional.of(view.nextSession().name()),
                        view.nextSession().reason(),
                        latest.proposal().map(plans::changes).map(changed -> Suggested.of(changed, plan))));
    }
}
