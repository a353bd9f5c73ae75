package dev.vivavoce.portal.practice.boundary;

import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.idempotency.control.KeptAnswers;
import dev.vivavoce.portal.practice.boundary.Views.ChangesView;
import dev.vivavoce.portal.practice.boundary.Views.FocusView;
import dev.vivavoce.portal.practice.boundary.Views.QuestionStanding;
import dev.vivavoce.portal.practice.boundary.Views.TopicStanding;
import dev.vivavoce.portal.practice.control.Planning;
import dev.vivavoce.portal.practice.control.Reviews;
import dev.vivavoce.portal.tenancy.control.InSteps;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** The daily review. */
@Path("reviews")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReviewsResource {
    /** {@code timeZone} as {@code Europe/Berlin}; it is remembered, and UTC until one was given. */
    public record ReviewWish(@Nullable @Size(max = 60) String timeZone) {}

    public record ReviewView(
            LocalDate day,
            String timeZone,
            List<QuestionStanding> questions,
            List<TopicStanding> topics,
            @Nullable FocusView nextFocus,
            @Nullable ChangesView proposal) {}

    @Inject
    Reviews reviews;

    @Inject
    Planning planning;

    @Inject
    KeptAnswers answers;

    @POST
    @InSteps
    @Idempotent
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ReviewView.class, responseCode = "201")
    public Response holdReview(@Valid @Nullable ReviewWish body) {
        Reviews.Due due = reviews.due(body == null ? Optional.empty() : zone(body.timeZone()));
        Reconciliation found = planning.reconcile(due.ground(), Map.of());
        return answers.once(() -> {
            Reviews.Held held = reviews.hold(due, found);
            return Response.status(Response.Status.CREATED)
                    .entity(new ReviewView(
                            held.day(),
                            held.zone().getId(),
                            QuestionStanding.all(held.progress()),
                            TopicStanding.all(held.progress()),
                            FocusView.of(held.progress()),
                            held.changes().map(ChangesView::of).orElse(null)))
                    .build();
        });
    }

    private static Optional<ZoneId> zone(@Nullable String name) {
        try {
            return Optional.ofNullable(name).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            throw Problem.invalid("/timeZone", "is not a time zone that is known here");
        }
    }
}
