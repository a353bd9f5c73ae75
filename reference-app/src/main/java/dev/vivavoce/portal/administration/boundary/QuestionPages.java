package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.bank.CustomQuestion;
import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.bank.QuestionTable;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.portal.exchange.boundary.Precondition;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.questions.boundary.ImportAnswer.FindingView;
import dev.vivavoce.portal.questions.boundary.QuestionsResource;
import dev.vivavoce.portal.questions.boundary.QuestionsResource.QuestionChange;
import dev.vivavoce.portal.questions.control.Authoring;
import dev.vivavoce.portal.questions.control.OwnQuestions;
import dev.vivavoce.portal.questions.control.OwnQuestions.Owned;
import dev.vivavoce.portal.questions.control.QuestionText;
import dev.vivavoce.portal.tenancy.control.InSteps;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked: the bundled questions to read, and the tenant's own to write, try and put live. */
@Path("questions")
@RequestScoped
public class QuestionPages {
    private static final String NO_NULL = "[^\\x00]*";
    private static final int EXPORT_PAGE = 500;
    static final int ANCHORS = 5;
    private static final int FEWEST = 3;

    /** The findings on what is being written. */
    public record Checked(List<FindingView> findings) {}

    @Inject
    Pages pages;

    @Inject
    QuestionView view;

    @Inject
    QuestionsResource resource;

    @Inject
    OwnQuestions questions;

    @Inject
    Authoring authoring;

    @GET
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    public Response questions(
            @QueryParam("from") @DefaultValue("own") @Pattern(regexp = "own|bundled") String from,
            @QueryParam("q") @DefaultValue("") @Size(max = 200) @Pattern(regexp = NO_NULL) String query,
            @QueryParam("style") @DefaultValue("") @Size(max = 20) String style,
            @QueryParam("state") @DefaultValue("") @Size(max = 20) String state,
            @QueryParam("cursor") @DefaultValue("") @Size(max = 200) String cursor) {
        QuestionView.Asked asked = new QuestionView.Asked(from, query.strip(), style, state);
        return from.equals("own") ? view.own(asked, cursor) : view.bundled(asked, cursor);
    }

    @GET
    @Path("new")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    public Response write(@QueryParam("like") @DefaultValue("") @Size(max = 100) String like) {
        return view.blank(like);
    }

    @POST
    @Path("new")
    @InSteps
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response add(MultivaluedMap<String, String> form) {
        State state = "live".equals(form.getFirst("state")) ? State.LIVE : State.DRAFT;
        String id = view.add(complete(text(form)), state);
        return Pages.to("/questions/" + id + "?saved=1");
    }

    /** Stores nothing: what the linter says of what somebody is writing. */
    @POST
    @Path("check")
    @InSteps
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.APPLICATION_JSON)
    public Checked check(MultivaluedMap<String, String> form) {
        return new Checked(
                authoring.check(text(form)).stream().map(FindingView::of).toList());
    }

    @GET
    @Path("import")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    public Response bringIn() {
        return pages.show("administration/import", List.of());
    }

    /** A table with two questions, to be written over. */
    @GET
    @Path("template")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    public Response template() {
        return table(
                QuestionView.BANK.questions().stream()
                        .filter(question ->
                                question.style() == Style.BEHAVIOURAL || question.style() == Style.TECHNICAL)
                        .limit(2)
                        .map(question -> new CustomQuestion(
                                QuestionView.renamed(
                                        question, "own-" + question.id().value()),
                                1,
                                State.DRAFT))
                        .toList(),
                "questions-template.csv");
    }

    /** All of the tenant's own, as an import reads them. */
    @GET
    @Path("export")
    @InTenant
    @RolesAllowed({"administrator", "recruiter"})
    public Response export() {
        List<CustomQuestion> all = new ArrayList<>();
        OwnQuestions.Filter everything = new OwnQuestions.Filter(Optional.empty(), Optional.empty(), Optional.empty());
        List<Owned> page = questions.after("", EXPORT_PAGE, everything);
        while (!page.isEmpty()) {
            page.forEach(owned -> all.add(new CustomQuestion(
                    owned.question(), owned.row().version(), owned.row().state())));
            page = questions.after(page.get(page.size() - 1).question().id().value(), EXPORT_PAGE, everything);
        }
        return table(all, "questions.csv");
    }

    @GET
    @Path("{id}")
    @InTenant
    @RolesAllowed({"administrator", "recruiter", "reviewer"})
    public Response question(
            @PathParam("id") String id,
            @QueryParam("version") @Nullable @Min(1) Integer version,
            @QueryParam("saved") @Nullable String saved) {
        return view.one(id, version, saved != null);
    }

    @POST
    @Path("{id}")
    @InSteps
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response change(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        resource.changeQuestion(id, Precondition.tag(version(form)), new QuestionChange(null, complete(text(form))));
        return Pages.to("/questions/" + id + "?saved=1");
    }

    @POST
    @Path("{id}/state")
    @InSteps
    @RolesAllowed({"administrator", "recruiter"})
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response move(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        resource.changeQuestion(id, Precondition.tag(version(form)), new QuestionChange(form.getFirst("state"), null));
        return Pages.to("/questions/" + id + "?saved=1");
    }

    private static int version(MultivaluedMap<String, String> form) {
        String version = Optional.ofNullable(form.getFirst("version")).orElse("");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    /** The fields are called as their places in the interface are. */
    private QuestionText text(MultivaluedMap<String, String> form) {
        String minutes = field(form, "question/minutes");
        if (!minutes.matches("\\d{1,2}")) {
            throw Problem.invalid("/question/minutes", pages.text("questions.odd-minutes"));
        }
        List<QuestionText.AnchorText> anchors = new ArrayList<>();
        for (int i = 0; i < ANCHORS; i++) {
            String name = field(form, "question/anchors/" + i + "/name");
            String anchor = field(form, "question/anchors/" + i + "/anchor");
            if (!name.isEmpty() || !anchor.isEmpty()) {
                anchors.add(new QuestionText.AnchorText(name, anchor));
            }
        }
        return new QuestionText(
                field(form, "question/text"),
                field(form, "question/style"),
                field(form, "question/competency"),
                field(form, "question/skill"),
                field(form, "question/difficulty"),
                field(form, "question/seniority"),
                Integer.valueOf(minutes),
                anchors,
                null);
    }

    private QuestionText complete(QuestionText text) {
        List<QuestionText.AnchorText> anchors = text.anchors();
        boolean isWhole = anchors != null
                && anchors.size() >= FEWEST
                && anchors.stream()
                        .noneMatch(one -> one.name().isEmpty() || one.anchor().isEmpty());
        if (!isWhole) {
            throw Problem.invalid("/question/anchors/0/name", pages.text("questions.few-points"));
        }
        return text;
    }

    private static String field(MultivaluedMap<String, String> form, String name) {
        return Optional.ofNullable(form.getFirst(name)).orElse("").strip();
    }

    private static Response table(List<CustomQuestion> questions, String file) {
        StringWriter out = new StringWriter();
        try {
            QuestionTable.write(questions, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Response.ok(out.toString(), new MediaType("text", "csv", "utf-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        String.format(Locale.ROOT, "attachment; filename=\"%s\"", file))
                .build();
    }
}
