package dev.vivavoce.portal.hiring.boundary;

import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.hiring.boundary.Report.Answered;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardView;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardsResource;
import dev.vivavoce.portal.scorecards.boundary.ScoreCardsResource.NewRelease;
import dev.vivavoce.portal.scorecards.control.Card;
import dev.vivavoce.portal.scorecards.control.Cohorts;
import dev.vivavoce.portal.scorecards.control.Reviewers;
import dev.vivavoce.portal.scorecards.control.Reviewing;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What came of an interview: figures, answers with what they were rated by, people's own ratings, and who decides. */
@Path("scorecards/{id}")
@RequestScoped
public class ScoreCardPages {
    private static final int LONGEST_REASON = 4000;

    /**
     * One answer to rate.
     *
     * @param levels what was chosen before it was refused, by the number of the criterion
     */
    public record ReviewModel(
            Report.Model report,
            Answered answer,
            Optional<String> fault,
            Map<Integer, Integer> levels,
            String reason) {}

    @Inject
    Pages pages;

    @Inject
    ScoreCardsResource resource;

    @Inject
    Reviewing reviewing;

    @Inject
    Cohorts cohorts;

    @Inject
    Reviewers reviewers;

    @Inject
    Caller caller;

    @GET
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    public Response report(@PathParam("id") UUID id) {
        return pages.show("hiring/score-card", model(resource.seen(id), Optional.empty(), ""));
    }

    @GET
    @Path("score-card.pdf")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    public Response pdf(@PathParam("id") UUID id) {
        return resource.pdf(opened(id), pages.texts());
    }

    @GET
    @Path("score-card.csv")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    public Response csv(@PathParam("id") UUID id) {
        return resource.csv(opened(id));
    }

    /** The answer and what its levels mean, and nothing of what others made of it until the reader has rated it. */
    @GET
    @Path("review/{turn}")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    public Response review(@PathParam("id") UUID id, @PathParam("turn") int turn) {
        return review(200, id, turn, Optional.empty(), Map.of(), "");
    }

    /** {@code level-0}, …: those of the answer's criteria, in their order. What is left out is not rated. */
    @POST
    @Path("review/{turn}")
    @InSteps
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response rate(@PathParam("id") UUID id, @PathParam("turn") int turn, MultivaluedMap<String, String> form) {
        String reason = Optional.ofNullable(form.getFirst("reason")).orElse("").strip();
        List<String> criteria = criteria(id, turn);
        Map<Integer, Integer> levels = new HashMap<>();
        List<Reviewing.Given> given = new ArrayList<>();
        for (int i = 0; i < criteria.size(); i++) {
            String level = form.getFirst("level-" + i);
            if (level != null && level.matches("[0-5]")) {
                levels.put(i, Integer.valueOf(level));
                given.add(new Reviewing.Given(
                        turn,
                        criteria.get(i),
                        Integer.parseInt(level),
                        Optional.of(reason).filter(text -> !text.isEmpty())));
            }
        }
        if (reason.length() > LONGEST_REASON) {
            return review(422, id, turn, Optional.of("reason-long"), levels, reason);
        }
        // Always, lest it should tell that the machine thinks otherwise.
        if (reason.isEmpty() || given.isEmpty()) {
            return review(422, id, turn, Optional.of("incomplete"), levels, reason);
        }
        Optional<Refusal> refused = Refusal.of(() -> reviewing.rate(id, given));
        return refused.isEmpty()
                ? Pages.to("/scorecards/" + id + "/review/" + turn)
                : review(refused.get().status(), id, turn, refused.map(Refusal::kind), levels, reason);
    }

    /** {@code own} is what somebody ticks who knows that the decision stands. */
    @POST
    @Path("release")
    @InSteps
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response release(
            @PathParam("id") UUID id,
            @FormParam("version") @NotNull Integer version,
            @FormParam("decision") @NotNull @Pattern(regexp = "advance|hold|decline") String decision,
            @FormParam("reason") @NotBlank @Size(max = LONGEST_REASON) String reason,
            @FormParam("own") @DefaultValue("") @Size(max = 10) String own) {
        Optional<Refusal> refused = own.equals("yes")
                ? Refusal.of(() ->
                        resource.releaseScoreCard(id, Precondition.tag(version), new NewRelease(decision, reason)))
                : Optional.of(new Refusal(422, "not-confirmed"));
        return refused.isEmpty()
                ? Pages.to("/scorecards/" + id)
                : pages.show(
                        refused.get().status(),
                        "hiring/score-card",
                        model(resource.seen(id), refused.map(Refusal::kind), reason));
    }

    private Response review(
            int status, UUID id, int turn, Optional<String> fault, Map<Integer, Integer> levels, String reason) {
        Report.Model report = model(resource.seen(id), Optional.empty(), "");
        Answered answer = report.answers().stream()
                .filter(each -> each.turn().number() == turn && each.isSpoken())
                .findFirst()
                .orElseThrow(Problem::notFound);
        return pages.show(status, "hiring/review", new ReviewModel(report, answer, fault, levels, reason));
    }

    private List<String> criteria(UUID id, int turn) {
        return ScoreCardView.of(resource.seen(id)).turns().stream()
                .filter(each -> each.number() == turn)
                .flatMap(each -> each.question().rubric().stream())
                .map(criterion -> criterion.name())
                .toList();
    }

    /** A document holds all that others made of it: not for somebody who still has to rate. */
    private Card opened(UUID id) {
        Card card = resource.seen(id);
        if (!model(card, Optional.empty(), "").isOpen()) {
            throw Problem.conflict("rate-first", "Your own ratings come first.");
        }
        return card;
    }

    private Report.Model model(Card shown, Optional<String> fault, String reason) {
        ScoreCardView view = ScoreCardView.of(shown);
        boolean mayDecide =
                caller.roles().contains("administrator") || caller.roles().contains("recruiter");
        boolean seesAll = mayDecide || shown.state() == Card.State.RELEASED;
        Map<UUID, String> names = reviewers.names(shown);
        List<Answered> answers = Report.answers(view, caller.id(), seesAll, names);
        boolean isOpen = seesAll
                || answers.stream()
                        .filter(Answered::isSpoken)
                        .allMatch(answer -> answer.isMine() && shown.state() != Card.State.IN_PROGRESS);
        Cohorts.Cohort cohort = cohorts.of(shown);
        return new Report.Model(
                view,
                shown.version(),
                mayDecide,
                isOpen,
                cohort,
                Report.profile(view, cohort),
                answers,
                shown.decision().map(Card.Decision::by).map(by -> names.getOrDefault(by, "")),
                fault,
                reason);
    }
}
