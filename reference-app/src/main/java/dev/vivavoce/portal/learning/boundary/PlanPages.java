package dev.vivavoce.portal.learning.boundary;

import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.learning.control.Talk;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.practice.boundary.PlansResource;
import dev.vivavoce.portal.practice.boundary.Views.ChangesView;
import dev.vivavoce.portal.practice.control.Learner;
import dev.vivavoce.portal.practice.control.Plans;
import dev.vivavoce.portal.questions.control.OwnBanks;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The plan: wished for, looked at before it is approved, talked to. */
@Path("plan")
@RequestScoped
public class PlanPages {
    private static final int MOST_AREAS = 20;
    private static final int FROM_POSTING = 5;
    private static final int LONGEST_ROLE = 200;

    /**
     * What the form begins with.
     *
     * @param isFirst whether there is no plan yet
     */
    public record Wish(String role, String story, boolean isFirst) {}

    public record Draft(UUID id, Plan plan, Optional<Instant> decidedAt, boolean isStale) {
        public boolean isOpen() {
            return decidedAt.isEmpty() && !isStale;
        }
    }

    @Inject
    Pages pages;

    @Inject
    PlansResource plansResource;

    @Inject
    Plans plans;

    @Inject
    Learner learner;

    @Inject
    OwnBanks banks;

    @GET
    @InTenant
    @RolesAllowed("learner")
    public Response plan() {
        return plans.find().isPresent()
                ? pages.show("learning/plan", plansResource.currentPlan())
                : pages.show("learning/plan-new", wish(true));
    }

    @GET
    @Path("new")
    @InTenant
    @RolesAllowed("learner")
    public Response askForWish() {
        return pages.show("learning/plan-new", wish(plans.find().isEmpty()));
    }

    @POST
    @Path("suggest")
    @InSteps
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response suggest(
            @FormParam("role") @DefaultValue("") @Size(max = LONGEST_ROLE) String role,
            @FormParam("posting") @DefaultValue("") @Size(max = 50_000) String posting,
            @FormParam("story") @DefaultValue("") @Size(max = 20_000) String story,
            @FormParam("minutesPerDay") @DefaultValue("30") int minutes,
            @FormParam("weakAreas") @DefaultValue("") @Size(max = 2_000) String weakAreas,
            @FormParam("motivation") @DefaultValue("3") int motivation,
            @FormParam("targetDate") @DefaultValue("") @Size(max = 10) String targetDate) {
        String named = role.isBlank() ? firstLine(posting) : role.strip();
        PlansResource.SuggestedPlan suggested = (PlansResource.SuggestedPlan) plansResource
                .suggestPlan(new PlansResource.Wish(
                        named.isEmpty() ? null : named,
                        story,
                        minutes,
                        areas(weakAreas, named, posting),
                        motivation,
                        date(targetDate)))
                .getEntity();
        return Pages.to("/plan/proposals/" + suggested.id());
    }

    @GET
    @Path("proposals/{id}")
    @InTenant
    @RolesAllowed("learner")
    public Response proposal(@PathParam("id") UUID id) {
        Plans.Proposed proposed = plans.proposed(id);
        if (proposed instanceof Plans.Drafted drafted) {
            int revision = plans.find().map(Plan::revision).orElse(0);
            return pages.show(
                    "learning/plan-draft",
                    new Draft(
                            id,
                            drafted.plan(),
                            drafted.row().decidedAt(),
                            drafted.row().baseRevision() != revision));
        }
        return pages.show("learning/plan-changes", Suggested.of((Plans.Changed) proposed, plans.current()));
    }

    @POST
    @Path("approve")
    @InSteps
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response approve(
            @FormParam("proposalId") @NotNull UUID proposalId,
            @FormParam("accepted") @Nullable List<@Size(max = 200) String> accepted) {
        if (accepted == null || accepted.isEmpty()) {
            throw Problem.of(422, "nothing-chosen", "Nothing chosen", "Choose at least one.");
        }
        plansResource.approvePlan(new PlansResource.Approval(proposalId, accepted));
        return Pages.to("/plan");
    }

    @POST
    @Path("talk")
    @InSteps
    @RolesAllowed("learner")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response talk(
            @FormParam("topicId") @DefaultValue("") @Size(max = 200) String topicId,
            @FormParam("text") @NotBlank @Size(max = 5_000) String text) {
        Map<String, String> said = topicId.isEmpty() ? Talk.about(plans.ground().plan(), text) : Map.of(topicId, text);
        if (said.isEmpty()) {
            throw Problem.of(422, "no-topic-named", "No topic named", "Choose a topic, or name one of your plan.");
        }
        ChangesView changes = (ChangesView) plansResource
                .suggestPlanChanges(new PlansResource.Feedback(said.entrySet().stream()
                        .map(entry -> new PlansResource.TopicFeedback(entry.getKey(), entry.getValue()))
                        .toList()))
                .getEntity();
        return Pages.to("/plan/proposals/" + changes.id());
    }

    private Wish wish(boolean isFirst) {
        return new Wish(learner.role().orElse(""), learner.story(), isFirst);
    }

    private static String firstLine(String posting) {
        String line = posting.strip().lines().findFirst().orElse("").strip();
        return line.substring(0, Math.min(LONGEST_ROLE, line.length()));
    }

    /** What the learner names, and what a posting asks for. */
    private List<String> areas(String typed, String role, String posting) {
        Stream<String> asked = posting.isBlank()
                ? Stream.of()
                : banks.bank().classify(role, posting).skills().stream()
                        .map(mention -> mention.skill().name())
                        .distinct()
                        .limit(FROM_POSTING);
        return new ArrayList<>(
                Stream.concat(Stream.of(typed.split("[,;\\r\\n]+", -1)).map(String::strip), asked)
                        .filter(area -> !area.isEmpty())
                        .map(area -> area.substring(0, 1).toUpperCase(Locale.ROOT) + area.substring(1))
                        .distinct()
                        .limit(MOST_AREAS)
                        .toList());
    }

    private static @Nullable LocalDate date(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeException unfit) {
            throw Problem.invalid("/targetDate", "is not a date");
        }
    }
}
