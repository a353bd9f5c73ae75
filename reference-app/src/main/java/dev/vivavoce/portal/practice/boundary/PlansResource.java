package dev.vivavoce.portal.practice.boundary;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import dev.vivavoce.core.progress.Focus;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.idempotency.control.Idempotent;
import dev.vivavoce.portal.idempotency.control.KeptAnswers;
import dev.vivavoce.portal.practice.boundary.Views.ChangesView;
import dev.vivavoce.portal.practice.boundary.Views.TopicStanding;
import dev.vivavoce.portal.practice.control.Planning;
import dev.vivavoce.portal.practice.control.Plans;
import dev.vivavoce.portal.sessions.boundary.SessionsResource.TopicView;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jspecify.annotations.Nullable;

/** A learner's plan: suggested, approved, looked at, changed. */
@Path("plans")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlansResource {
    /** What is left out comes from the profile, or is usual: 30 minutes, motivation 3, an open end. */
    public record Wish(
            @Nullable @Size(min = 1, max = 200) String role,
            @Nullable @Size(max = 20_000) String story,
            @Nullable @Min(5) @Max(600) Integer minutesPerDay,
            @Nullable @Size(max = 20) List<@NotBlank @Size(max = 200) String> weakAreas,
            @Nullable @Min(1) @Max(5) Integer motivation,
            @Nullable LocalDate targetDate) {}

    public record Overview(String targetRole, int totalDailyMinutes, int horizonWeeks, String rationale) {
        static Overview of(Plan plan) {
            return new Overview(plan.targetRole(), plan.totalDailyMinutes(), plan.weeks(), plan.rationale());
        }
    }

    public record SuggestedPlan(UUID id, Overview overview, List<TopicView> topics) {}

    public record Feedback(@Nullable @Valid @Size(max = 20) List<@NotNull TopicFeedback> feedback) {}

    public record TopicFeedback(
            @NotBlank @Size(max = 200) String topicId,
            @NotBlank @Size(max = 5_000) String text) {}

    /** {@code accepted} is "all", or ids: of changes, or of topics where a whole plan was proposed. */
    public record Approval(
            @NotNull UUID proposalId,

            @NotNull @Schema(anyOf = {String.class, String[].class})
            Object accepted) {}

    public record PlannedTopic(TopicView topic, @Nullable TopicStanding progress) {}

    /** What to practise next, and why: a topic that was not touched yet, else the one that needs it most. */
    public record NextSession(String topicId, String name, String reason, int plannedMinutes) {}

    public record PlanView(int revision, Overview overview, List<PlannedTopic> topics, NextSession nextSession) {}

    @Inject
    Plans plans;

    @Inject
    Planning planning;

    @Inject
    KeptAnswers answers;

    @POST
    @Path("suggest")
    @InSteps
    @Idempotent
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SuggestedPlan.class, responseCode = "201")
    public Response suggestPlan(@Valid @NotNull Wish body) {
        Plans.Outset outset = plans.outset();
        Plan draft = planning.draft(brief(body, outset));
        return answers.once(() -> {
            Plans.Drafted drafted = plans.keep(outset.revision(), draft);
            return created(new SuggestedPlan(drafted.row().id(), Overview.of(drafted.plan()), topics(drafted.plan())));
        });
    }

    @POST
    @Path("suggest-changes")
    @InSteps
    @Idempotent
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = ChangesView.class, responseCode = "201")
    public Response suggestPlanChanges(@Valid @Nullable Feedback body) {
        Planning.Ground ground = plans.ground();
        List<TopicFeedback> said = body == null || body.feedback() == null ? List.of() : body.feedback();
        Map<TopicId, String> feedback = new HashMap<>();
        for (int i = 0; i < said.size(); i++) {
            String pointer = "/feedback/" + i + "/topicId";
            TopicId id = topicId(said.get(i).topicId(), pointer);
            if (ground.plan().topic(id).isEmpty()) {
                throw Problem.invalid(pointer, "is not a topic of your plan");
            }
            if (feedback.put(id, said.get(i).text()) != null) {
                throw Problem.invalid(pointer, "stands twice");
            }
        }
        Proposal changes = planning.reconcile(ground, feedback).proposal();
        return answers.once(() -> created(ChangesView.of(plans.keep(changes))));
    }

    @POST
    @Path("approve")
    @InTenant
    @Idempotent
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(PlanView.class)
    public Response approvePlan(@Valid @NotNull Approval body) {
        return Response.ok(view(plans.approve(body.proposalId(), accepted(body.accepted()))))
                .build();
    }

    @GET
    @Path("current")
    @InTenant
    @RolesAllowed("learner")
    public PlanView currentPlan() {
        return view(plans.find().orElseThrow(Problem::notFound));
    }

    private static Brief brief(Wish wish, Plans.Outset outset) {
        String role = Optional.ofNullable(wish.role())
                .or(outset::role)
                .filter(name -> !name.isBlank())
                .orElseThrow(() -> Problem.invalid("/role", "is missing, here and in your profile"));
        int minutes = wish.minutesPerDay() == null ? 30 : wish.minutesPerDay();
        int motivation = wish.motivation() == null ? 3 : wish.motivation();
        List<String> weak = wish.weakAreas() == null ? List.of() : wish.weakAreas();
        Brief brief;
        try {
            String story = wish.story() == null ? outset.story() : wish.story();
            brief = new Brief(role, story, minutes, weak, motivation, OptionalInt.empty());
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid("/role", "holds no word");
        }
        if (wish.targetDate() == null) {
            return brief;
        }
        try {
            return brief.until(LocalDate.now(ZoneOffset.UTC), wish.targetDate());
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid("/targetDate", "must be after today and at most a year ahead");
        }
    }

    static TopicId topicId(String text, String pointer) {
        try {
            return new TopicId(text);
        } catch (IllegalArgumentException unfit) {
            throw Problem.invalid(pointer, "holds no word");
        }
    }

    private static Optional<Set<String>> accepted(Object accepted) {
        if ("all".equals(accepted)) {
            return Optional.empty();
        }
        Set<String> ids = new HashSet<>();
        if (accepted instanceof List<?> list) {
            for (Object id : list) {
                if (!(id instanceof String text)) {
                    throw Problem.invalid("/accepted", "must hold ids, which are strings");
                }
                ids.add(text);
            }
            return Optional.of(ids);
        }
        throw Problem.invalid("/accepted", "must be \"all\" or a list of ids");
    }

    private PlanView view(Plan plan) {
        Progress progress = plans.progress(plan);
        List<PlannedTopic> planned = plan.topics().stream()
                .map(topic -> new PlannedTopic(
                        TopicView.of(topic),
                        progress.topic(topic.name()).map(TopicStanding::of).orElse(null)))
                .toList();
        return new PlanView(plan.revision(), Overview.of(plan), planned, next(plan, progress));
    }

    private static NextSession next(Plan plan, Progress progress) {
        for (Topic topic : plan.topics()) {
            if (progress.topic(topic.name()).isEmpty()) {
                return next(topic, "not_started");
            }
        }
        Focus focus = progress.nextFocus().orElseThrow();
        return plan.topics().stream()
                .filter(topic -> topic.name().equals(focus.topic()))
                .findFirst()
                .map(topic -> next(topic, focus.reason().name().toLowerCase(Locale.ROOT)))
                .orElseThrow();
    }

    private static NextSession next(Topic topic, String reason) {
        return new NextSession(topic.id().value(), topic.name(), reason, Math.min(480, topic.dailyMinutes()));
    }

    private static List<TopicView> topics(Plan plan) {
        return plan.topics().stream().map(TopicView::of).toList();
    }

    private static Response created(Object entity) {
        return Response.status(Response.Status.CREATED).entity(entity).build();
    }
}
