package dev.vivavoce.portal.administration.boundary;

import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.bank.Hit;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Skill;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.portal.exchange.boundary.Paging;
import dev.vivavoce.portal.exchange.control.Caller;
import dev.vivavoce.portal.exchange.control.Cursor;
import dev.vivavoce.portal.pages.boundary.Pages;
import dev.vivavoce.portal.questions.boundary.QuestionsResource.LintView;
import dev.vivavoce.portal.questions.control.Authoring;
import dev.vivavoce.portal.questions.control.OwnQuestions;
import dev.vivavoce.portal.questions.control.OwnQuestions.Kept;
import dev.vivavoce.portal.questions.control.OwnQuestions.Owned;
import dev.vivavoce.portal.questions.control.Progression;
import dev.vivavoce.portal.questions.control.QuestionText;
import dev.vivavoce.portal.tenancy.control.InTenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows questions, each page in one transaction. */
@RequestScoped
public class QuestionView {
    static final QuestionBank BANK = QuestionBank.bundled();

    /** What somebody chooses from when they write one. */
    public static final List<String> STYLES = labels(Style.values());

    public static final List<String> DIFFICULTIES = labels(Difficulty.values());
    public static final List<String> SENIORITIES = labels(Seniority.values());
    public static final List<String> STATES = labels(State.values());

    public static final List<Competency> COMPETENCIES = BANK.questions().stream()
            .map(Question::competency)
            .distinct()
            .sorted(Comparator.comparing(Competency::name))
            .toList();

    public static final List<Skill> SKILLS = BANK.questions().stream()
            .flatMap(question -> question.skill().stream())
            .distinct()
            .sorted(Comparator.comparing(Skill::name))
            .toList();

    private static final int MOST = 50;
    /** Of what a search in the bundled ones finds. */
    private static final int MOST_HITS = 500;

    /** What a list is narrowed down to. */
    public record Asked(String from, String query, String style, String state) {
        Link link() {
            return Link.to("/questions")
                    .with("from", from)
                    .with("q", query)
                    .with("style", style)
                    .with("state", state);
        }
    }

    /** In a list; {@code state} is empty for a bundled one. */
    public record Row(Question question, Optional<String> state, int version) {}

    /**
     * The list.
     *
     * @param next the link to the next page
     * @param writes whether the reader may write and import
     */
    public record Bank(List<Row> rows, Asked asked, Optional<String> next, boolean writes) {}

    /**
     * One question, or one that is to be.
     *
     * @param id empty for a new one
     * @param own whether it is the tenant's
     * @param version that is shown; {@code current} is the last one
     * @param next where it may go from its state
     */
    public record One(
            String id,
            QuestionText text,
            String competency,
            boolean own,
            Optional<State> state,
            int version,
            int current,
            List<LintView> findings,
            List<State> next,
            List<Kept> history,
            boolean writes,
            boolean saved) {
        /** The anchor at that place, or an empty one. */
        public QuestionText.AnchorText anchor(int place) {
            List<QuestionText.AnchorText> anchors = text.anchors();
            return anchors != null && place < anchors.size() ? anchors.get(place) : new QuestionText.AnchorText("", "");
        }

        public boolean isNew() {
            return id.isEmpty();
        }

        public boolean isPast() {
            return version < current;
        }
    }

    @Inject
    Pages pages;

    @Inject
    Caller caller;

    @Inject
    OwnQuestions questions;

    @Inject
    Authoring authoring;

    @InTenant
    public Response own(Asked asked, String cursor) {
        OwnQuestions.Filter filter = new OwnQuestions.Filter(
                Stream.of(State.values())
                        .filter(state -> label(state).equals(asked.state()))
                        .findFirst(),
                style(asked),
                Optional.of(asked.query()).filter(words -> !words.isEmpty()));
        String start = cursor.isEmpty() ? "" : Cursor.decode(cursor, text -> text);
        Paging<Owned> found = Paging.of(
                MOST,
                most -> questions.after(start.replace("\0", ""), most, filter),
                owned -> Cursor.encode(owned.question().id().value()));
        List<Row> rows = found.rows().stream()
                .map(owned -> new Row(
                        owned.question(),
                        Optional.of(label(owned.row().state())),
                        owned.row().version()))
                .toList();
        return list(rows, asked, found.next());
    }

    /** They are in memory; a page begins at a place in what was found. */
    @InTenant
    public Response bundled(Asked asked, String cursor) {
        int start = cursor.isEmpty() ? 0 : Cursor.decode(cursor, Integer::parseInt);
        Stream<Question> all = asked.query().isEmpty()
                ? BANK.questions().stream()
                : BANK.search(asked.query(), MOST_HITS).stream().map(Hit::question);
        Optional<Style> style = style(asked);
        List<Question> found = all.filter(question -> style.isEmpty() || question.style() == style.get())
                .skip(Math.max(0, start))
                .limit(MOST + 1L)
                .toList();
        List<Row> rows = found.stream()
                .limit(MOST)
                .map(question -> new Row(question, Optional.empty(), 0))
                .toList();
        return list(
                rows,
                asked,
                found.size() > MOST ? Optional.of(Cursor.encode(Integer.toString(start + MOST))) : Optional.empty());
    }

    /** A form that is empty, or filled in with what another question has. */
    @InTenant
    public Response blank(String like) {
        QuestionText text = find(like)
                .map(QuestionText::of)
                .orElse(new QuestionText("", "behavioural", "", "", "medium", "mid", 5, List.of(), null));
        return show(new One("", text, "", true, Optional.empty(), 0, 0, List.of(), List.of(), List.of(), true, false));
    }

    @InTenant
    public Response one(String id, @Nullable Integer version, boolean saved) {
        Optional<Question> bundled = bundled(id);
        if (bundled.isPresent()) {
            Question question = bundled.get();
            return show(new One(
                    id,
                    QuestionText.of(question),
                    question.competency().name(),
                    false,
                    Optional.empty(),
                    0,
                    0,
                    List.of(),
                    List.of(),
                    List.of(),
                    writes(),
                    false));
        }
        Owned owned = questions.find(id);
        int current = owned.row().version();
        State state = owned.row().state();
        Question question = owned.question();
        if (version != null && version != current) {
            OwnQuestions.Past past = questions.version(id, version);
            question = past.question();
            state = past.state();
        }
        return show(new One(
                id,
                QuestionText.of(question),
                question.competency().name(),
                true,
                Optional.of(state),
                version == null ? current : version,
                current,
                questions.lint(question).stream().map(LintView::of).toList(),
                Progression.next(state),
                questions.history(id),
                writes(),
                saved));
    }

    @InTenant
    public String add(QuestionText text, State state) {
        return authoring.add(text, state);
    }

    static String label(Enum<?> constant) {
        return QuestionText.label(constant);
    }

    static Question renamed(Question question, String id) {
        return new Question(
                new QuestionId(id),
                question.text(),
                question.style(),
                question.competency(),
                question.skill(),
                question.difficulty(),
                question.seniority(),
                question.minutes(),
                question.rubric(),
                question.anchors());
    }

    private Optional<Question> find(String id) {
        return id.isEmpty()
                ? Optional.empty()
                : bundled(id).or(() -> Optional.of(questions.find(id).question()));
    }

    private static Optional<Question> bundled(String id) {
        return id.matches("[a-z0-9-]{1,100}") ? BANK.question(new QuestionId(id)) : Optional.empty();
    }

    private static Optional<Style> style(Asked asked) {
        return Stream.of(Style.values())
                .filter(style -> label(style).equals(asked.style()))
                .findFirst();
    }

    private boolean writes() {
        return caller.roles().contains("administrator") || caller.roles().contains("recruiter");
    }

    private Response list(List<Row> rows, Asked asked, Optional<String> next) {
        return pages.show(
                "administration/questions",
                new Bank(
                        rows,
                        asked,
                        next.map(cursor -> asked.link().with("cursor", cursor).text()),
                        writes()));
    }

    private Response show(One one) {
        return pages.show("administration/question", one);
    }

    private static List<String> labels(Enum<?>[] constants) {
        List<String> labels = new ArrayList<>();
        for (Enum<?> constant : constants) {
            labels.add(constant.name().toLowerCase(Locale.ROOT));
        }
        return List.copyOf(labels);
    }
}
