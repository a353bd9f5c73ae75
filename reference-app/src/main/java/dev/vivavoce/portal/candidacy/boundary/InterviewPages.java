package dev.vivavoce.portal.candidacy.boundary;

import dev.vivavoce.core.session.Answer;
import dev.vivavoce.portal.access.boundary.LoginResource;
import dev.vivavoce.portal.access.boundary.MeResource;
import dev.vivavoce.portal.access.boundary.SignInCookie;
import dev.vivavoce.portal.candidacy.control.Asking;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.interviews.boundary.SubmissionResource;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.sessions.boundary.SessionsResource;
import dev.vivavoce.portal.sessions.boundary.TurnsResource;
import dev.vivavoce.portal.sessions.boundary.TurnsResource.DraftText;
import dev.vivavoce.portal.sessions.boundary.TurnsResource.GivenAnswer;
import dev.vivavoce.portal.sessions.control.StudySessions;
import dev.vivavoce.portal.sessions.control.StudySessions.Study;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** An interview, one question at a time. Whatever a candidate does here twice, or in two windows, ends where they really are. */
@Path("interview")
@RequestScoped
public class InterviewPages {
    private static final String CANDIDATE = "candidate";
    /** What somebody may be told about what they have just done; anything else in an address is left unsaid. */
    private static final Set<String> SAYINGS = Set.of("elsewhere", "empty", "late", "saved");

    @Inject
    Pages pages;

    @Inject
    SessionsResource sessions;

    @Inject
    TurnsResource turns;

    @Inject
    SubmissionResource submissions;

    @Inject
    MeResource me;

    @Inject
    LoginResource logins;

    @Inject
    StudySessions studies;

    @Inject
    Asking asking;

    @Inject
    SignInCookie cookie;

    /** A candidate has one interview. */
    @GET
    @InTenant
    @RolesAllowed(CANDIDATE)
    public Response interview() {
        return studies.before(Cursor.END, 1).stream()
                .findFirst()
                .map(study -> here(study.row().id(), ""))
                .orElseThrow(Problem::notFound);
    }

    @GET
    @Path("{id}")
    @InTenant
    @RolesAllowed(CANDIDATE)
    public Response sit(@PathParam("id") UUID id, @QueryParam("told") @DefaultValue("") String told) {
        Sitting sitting = sitting(id, told);
        if (sitting.hasEnded()) {
            return here(id, "/thanks");
        }
        if (sitting.isOver() || (sitting.open().isEmpty() && sitting.isAllAsked())) {
            return pages.show("candidacy/overview", sitting);
        }
        return pages.show(sitting.open().isPresent() ? "candidacy/question" : "candidacy/ready", sitting);
    }

    @POST
    @Path("{id}/next")
    @InSteps
    @RolesAllowed(CANDIDATE)
    public Response next(@PathParam("id") UUID id) {
        return goOn(id, "");
    }

    /** For browsers without scripts; with them a draft is saved by itself. */
    @POST
    @Path("{id}/turns/{n}/draft")
    @InSteps
    @RolesAllowed(CANDIDATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response keep(
            @PathParam("id") UUID id,
            @PathParam("n") int number,
            @FormParam("text") @NotNull @Size(max = Answer.MOST_CHARACTERS) String text) {
        return here(id, saying("saved", () -> turns.saveDraft(id, number, new DraftText(lines(text)))));
    }

    @POST
    @Path("{id}/turns/{n}/answer")
    @InSteps
    @RolesAllowed(CANDIDATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(
            @PathParam("id") UUID id,
            @PathParam("n") int number,
            @FormParam("text") @NotNull @Size(max = Answer.MOST_CHARACTERS) String text,
            @FormParam("kind") @DefaultValue("typed") @Pattern(regexp = "typed|dictated|code") String kind) {
        if (text.isBlank()) {
            return here(id, "?told=empty");
        }
        return goOn(
                id, saying("", () -> turns.answerQuestion(id, number, new GivenAnswer(lines(text), null, null, kind))));
    }

    @POST
    @Path("{id}/turns/{n}/skip")
    @InSteps
    @RolesAllowed(CANDIDATE)
    public Response skip(@PathParam("id") UUID id, @PathParam("n") int number) {
        return goOn(id, saying("", () -> turns.skipQuestion(id, number)));
    }

    /** What was answered and what was not, before it is submitted. */
    @GET
    @Path("{id}/overview")
    @InTenant
    @RolesAllowed(CANDIDATE)
    public Response overview(@PathParam("id") UUID id) {
        Sitting sitting = sitting(id, "");
        return sitting.hasEnded() ? here(id, "/thanks") : pages.show("candidacy/overview", sitting);
    }

    @POST
    @Path("{id}/submit")
    @InTenant
    @RolesAllowed(CANDIDATE)
    public Response submit(@PathParam("id") UUID id) {
        submissions.submitInterview(id);
        return here(id, "/thanks");
    }

    @GET
    @Path("{id}/thanks")
    @InTenant
    @RolesAllowed(CANDIDATE)
    public Response thanks(@PathParam("id") UUID id) {
        Sitting sitting = sitting(id, "");
        return sitting.hasEnded() ? pages.show("candidacy/thanks", sitting) : here(id, "");
    }

    /** All that is kept of the candidate, as a file. */
    @GET
    @Path("export")
    @InTenant
    @RolesAllowed(CANDIDATE)
    @Produces(MediaType.APPLICATION_JSON)
    public Response export() {
        return Response.ok(me.exportMe())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"interview.json\"")
                .build();
    }

    /** Only with a word that nobody types by mistake. */
    @POST
    @Path("erase")
    @InTenant
    @RolesAllowed(CANDIDATE)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response erase(@FormParam("sure") @DefaultValue("") @Size(max = 10) String sure) {
        if (!sure.equals("yes")) {
            throw Problem.invalid("/sure", pages.text("thanks.erase.sure"));
        }
        me.eraseMe();
        return Response.fromResponse(Pages.to("/invitation/erased"))
                .cookie(cookie.gone())
                .build();
    }

    @POST
    @Path("leave")
    @InTenant
    @RolesAllowed(CANDIDATE)
    public Response leave() {
        logins.logout();
        return Response.fromResponse(Pages.to("/invitation"))
                .cookie(cookie.gone())
                .build();
    }

    private Sitting sitting(UUID id, String told) {
        Study study = studies.owned(id);
        return new Sitting(
                sessions.session(id),
                study.session().locale().toLanguageTag(),
                Duration.between(study.row().startedAt(), study.row().closesAt()),
                Optional.of(told).filter(SAYINGS::contains));
    }

    /** To the next question, or to what has to be said before it. */
    private Response goOn(UUID id, String saying) {
        if (saying.isEmpty()) {
            asking.next(id);
        }
        return here(id, saying);
    }

    /** What to say of a deed: {@code done}, or that it came too late here. The page then shows where the candidate really is. */
    private static String saying(String done, Runnable deed) {
        try {
            deed.run();
            return done.isEmpty() ? "" : "?told=" + done;
        } catch (Problem refused) {
            if (refused.status() != 409) {
                throw refused;
            }
            return refused.document().type().endsWith("/time-over") ? "?told=late" : "?told=elsewhere";
        }
    }

    private static Response here(UUID id, String more) {
        return Pages.to("/interview/" + id + more);
    }

    /** Forms write the end of a line with two characters, scripts with one. */
    private static String lines(String text) {
        return text.replace("\r\n", "\n");
    }
}
