package dev.vivavoce.portal.hiring.boundary;

import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.interviews.control.Invitations;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.positions.boundary.PositionViews.PositionSummary;
import dev.vivavoce.portal.positions.boundary.PositionViews.PositionView;
import dev.vivavoce.portal.positions.boundary.PositionViews.RatedQuestion;
import dev.vivavoce.portal.positions.boundary.PositionsResource;
import dev.vivavoce.portal.positions.boundary.PositionsResource.NewPosition;
import dev.vivavoce.portal.positions.boundary.PositionsResource.PositionChange;
import dev.vivavoce.portal.positions.control.Positions;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The positions that a company hires for: made of a posting, with questions that are the same, or as hard, for everybody. */
@Path("positions")
@RequestScoped
public class PositionPages {
    private static final int PAGE = 30;
    private static final int ALTERNATIVES = 6;

    /** A position in the list, and how many were invited. */
    public record Listed(PositionSummary position, long invited) {}

    public record ListModel(List<Listed> positions, Optional<String> next, boolean mayWrite) {}

    /** The form as it is shown; {@code fault} says why it did not work last time. */
    public record Form(
            String title,
            String posting,
            String format,
            String department,
            String seniority,
            String language,
            String questions,
            int target,
            List<InterviewFormat> formats,
            Optional<String> fault) {}

    /** {@code isFixed} says that somebody was invited, so that questions stay as they are. */
    public record PositionModel(
            PositionView position,
            int version,
            boolean isFixed,
            boolean mayWrite,
            List<InvitationPages.Candidate> candidates,
            Optional<String> next,
            Optional<String> fault) {}

    public record ExchangeModel(
            PositionView position, int version, int number, RatedQuestion asked, List<RatedQuestion> others) {}

    @Inject
    Pages pages;

    @Inject
    Positions positions;

    @Inject
    PositionsResource resource;

    @Inject
    Invitations invitations;

    @Inject
    Candidates candidates;

    @GET
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    public Response list(@QueryParam("cursor") @Nullable String cursor) {
        Cursor start = Cursor.decoded(cursor, Cursor.START);
        Paging<Positions.Held> found = Paging.of(PAGE, most -> positions.after(start, most), held -> new Cursor(
                        held.row().createdAt(), held.row().id())
                .encoded());
        Map<UUID, Long> counts = invitations.counts();
        return pages.show(
                "hiring/positions",
                new ListModel(
                        found.rows().stream()
                                .map(held -> new Listed(
                                        PositionSummary.of(held),
                                        counts.getOrDefault(held.row().id(), 0L)))
                                .toList(),
                        found.next(),
                        candidates.mayWrite()));
    }

    @GET
    @Path("new")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    public Response askForNew() {
        return pages.show(
                "hiring/new-position",
                new Form("", "", "behavioural", "", "", "en", "fixed", 6, InterviewFormat.ALL, Optional.empty()));
    }

    @POST
    @InSteps
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(
            @FormParam("title") @NotBlank @Size(max = 200) String title,
            @FormParam("posting") @DefaultValue("") @Size(max = 50_000) String posting,
            @FormParam("format") @NotBlank @Size(max = 40) String format,
            @FormParam("department") @DefaultValue("") @Size(max = 100) String department,
            @FormParam("seniority") @DefaultValue("") @Pattern(regexp = "|intern|junior|mid|senior|lead|executive")
                    String seniority,
            @FormParam("language") @DefaultValue("en") @Size(max = 35) String language,
            @FormParam("questions") @DefaultValue("fixed") @Pattern(regexp = "fixed|drawn") String questions,
            @FormParam("target") @DefaultValue("6") @Min(1) @Max(10) int target) {
        List<String> path = new ArrayList<>();
        Optional<Refusal> refused = Refusal.of(() -> {
            Response added = resource.addPosition(new NewPosition(
                    title.strip(),
                    posting,
                    format,
                    department.isBlank() ? null : department.strip(),
                    seniority.isEmpty() ? null : seniority,
                    language,
                    questions,
                    null,
                    target));
            path.add("/positions/" + ((PositionView) added.getEntity()).id());
        });
        return refused.isEmpty()
                ? Pages.to(path.get(0))
                : pages.show(
                        refused.get().status(),
                        "hiring/new-position",
                        new Form(
                                title,
                                posting,
                                format,
                                department,
                                seniority,
                                language,
                                questions,
                                target,
                                InterviewFormat.ALL,
                                refused.map(Refusal::kind)));
    }

    @GET
    @Path("{id}")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    public Response position(@PathParam("id") UUID id, @QueryParam("cursor") @Nullable String cursor) {
        return show(200, id, cursor, Optional.empty());
    }

    @POST
    @Path("{id}")
    @InSteps
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(
            @PathParam("id") UUID id,
            @FormParam("version") @NotNull Integer version,
            @FormParam("title") @NotBlank @Size(max = 200) String title,
            @FormParam("department") @DefaultValue("") @Size(max = 100) String department,
            @FormParam("state") @NotNull @Pattern(regexp = "open|closed") String state,
            @FormParam("target") @NotNull @Min(1) @Max(10) Integer target) {
        return changed(id, version, new PositionChange(title.strip(), department.strip(), state, null, null, target));
    }

    /** Other questions: {@code drawn} or {@code fixed} ones that are chosen anew, or {@code set-1}, …, those of a set for everybody. */
    @POST
    @Path("{id}/questions")
    @InSteps
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response choose(
            @PathParam("id") UUID id,
            @FormParam("version") @NotNull Integer version,
            @FormParam("choose") @NotNull @Pattern(regexp = "drawn|fixed|set-[1-9]") String choose) {
        if (!choose.startsWith("set-")) {
            return changed(id, version, new PositionChange(null, null, null, choose, null, null));
        }
        List<List<RatedQuestion>> sets = view(id).questionSets();
        int number = Integer.parseInt(choose.substring("set-".length()));
        if (number > sets.size()) {
            throw Problem.notFound();
        }
        return changed(id, version, asking(sets.get(number - 1)));
    }

    @GET
    @Path("{id}/questions/{number}")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    public Response askForAnother(@PathParam("id") UUID id, @PathParam("number") int number) {
        Positions.Held held = positions.find(id);
        List<Question> asked = held.sets().get(0);
        if (number < 1 || number > asked.size()) {
            throw Problem.notFound();
        }
        Question old = asked.get(number - 1);
        return pages.show(
                "hiring/exchange",
                new ExchangeModel(
                        PositionView.of(held),
                        held.row().version(),
                        number,
                        RatedQuestion.of(old),
                        positions.alternatives(held, old, ALTERNATIVES).stream()
                                .map(RatedQuestion::of)
                                .toList()));
    }

    @POST
    @Path("{id}/questions/{number}")
    @InSteps
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response exchange(
            @PathParam("id") UUID id,
            @PathParam("number") int number,
            @FormParam("version") @NotNull Integer version,
            @FormParam("question") @NotBlank @Size(max = 200) String question) {
        List<String> ids =
                new ArrayList<>(asking(view(id).questionSets().get(0)).questionIds());
        if (number < 1 || number > ids.size()) {
            throw Problem.notFound();
        }
        ids.set(number - 1, question);
        return changed(id, version, new PositionChange(null, null, null, null, ids, null));
    }

    /** As a candidate will meet the questions. */
    @GET
    @Path("{id}/preview")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    public Response preview(@PathParam("id") UUID id) {
        return pages.show("hiring/preview", PositionView.of(positions.find(id)));
    }

    private PositionView view(UUID id) {
        return (PositionView) resource.position(id).getEntity();
    }

    private static PositionChange asking(List<RatedQuestion> questions) {
        return new PositionChange(
                null,
                null,
                null,
                null,
                questions.stream().map(rated -> rated.question().id()).toList(),
                null);
    }

    private Response changed(UUID id, int version, PositionChange change) {
        Optional<Refusal> refused = Refusal.of(() -> resource.changePosition(id, Precondition.tag(version), change));
        return refused.isEmpty()
                ? Pages.to("/positions/" + id)
                : show(refused.get().status(), id, null, refused.map(Refusal::kind));
    }

    private Response show(int status, UUID id, @Nullable String cursor, Optional<String> fault) {
        return pages.show(status, "hiring/position", candidates.model(id, cursor, fault));
    }
}
