package dev.vivavoce.portal.questions.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.bank.Finding;
import dev.vivavoce.bank.Finding.Severity;
import dev.vivavoce.bank.NearDuplicates;
import dev.vivavoce.bank.QuestionLinter;
import dev.vivavoce.bank.QuestionReader.Fitting;
import dev.vivavoce.bank.QuestionReader.Line;
import dev.vivavoce.bank.QuestionReader.Unfit;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.portal.audit.control.AuditTrail;
import dev.vivavoce.portal.exchange.boundary.Json;
import dev.vivavoce.portal.exchange.control.Problem;
import dev.vivavoce.portal.questions.control.OwnQuestions.Owned;
import dev.vivavoce.portal.questions.control.OwnQuestions.Text;
import dev.vivavoce.portal.questions.control.QuestionCounts.Counts;
import dev.vivavoce.portal.questions.entity.OwnQuestion;
import dev.vivavoce.portal.storage.control.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/** Changes one question, within the tenant's transaction; a change goes through the same reading and linting as a line of a file. */
@ApplicationScoped
public class Revision {
    @PersistenceContext(unitName = "portal")
    EntityManager entities;

    @Inject
    Database database;

    @Inject
    OwnQuestions questions;

    @Inject
    QuestionCounts counts;

    @Inject
    AuditTrail audit;

    /**
     * Makes the next version, unless nothing is different.
     *
     * @param seen refuses a version that whoever asks has not seen; called once nobody else can change it any more
     * @param change what is null stays; a blank skill is none
     */
    public Owned change(String questionId, IntConsumer seen, QuestionText change, Optional<State> wanted) {
        OwnQuestion row = questions.find(questionId).row();
        Counts before = counts.hold();
        entities.refresh(row);
        seen.accept(row.version());
        Owned owned = questions.find(questionId);
        State from = row.state();
        State to = wanted.orElse(from);
        if (!Progression.allows(from, to)) {
            throw Problem.conflict("not-from-here", "The question " + Progression.refusal(from) + ".");
        }
        Question question = changed(owned.question(), change);
        if (question.equals(owned.question()) && from == to) {
            return owned;
        }
        boolean goesLive = to == State.LIVE && from != State.LIVE;
        if (goesLive && before.live() >= QuestionCounts.MOST_LIVE) {
            throw Problem.conflict("too-many-live", "At most " + QuestionCounts.MOST_LIVE + " questions can be live.");
        }
        if (to == State.LIVE) {
            requireAskable(question);
        }
        database.change(OwnQuestions.KEEP + " where id = ?", row.id());
        Stored stored = Stored.of(question);
        questions.keepRubrics(List.of(stored));
        row.become(to, question.style(), question.text(), stored.content(), stored.rubricId());
        entities.flush();
        int live = before.live() + (goesLive ? 1 : 0) - (from == State.LIVE && to != State.LIVE ? 1 : 0);
        boolean heard = from == State.LIVE || to == State.LIVE;
        counts.write(new Counts(before.revision() + (heard ? 1 : 0), before.total(), live));
        audit.record("question." + (from == to ? "changed" : QuestionText.label(to)), "question:" + questionId);
        return new Owned(row, question);
    }

    private static Question changed(Question question, QuestionText change) {
        ObjectNode line = Json.mapper().valueToTree(QuestionText.of(question));
        line.put("id", question.id().value());
        if (change.competency() != null
                && !change.competency().equals(question.competency().id())) {
            line.remove("rubric");
        }
        line.setAll((ObjectNode) Json.mapper().valueToTree(change));
        if (line.path("skill").asText().isBlank()) {
            line.remove("skill");
        }
        List<Line> read = new ArrayList<>();
        QuestionFile.read(line.toString().getBytes(StandardCharsets.UTF_8), false, read::add);
        if (read.get(0) instanceof Unfit unfit) {
            throw Problem.invalid(unfit.faults().stream()
                    .map(fault -> new Problem.Fault(pointer(fault.field()), fault.detail()))
                    .toList());
        }
        Question changed = ((Fitting) read.get(0)).question();
        Scrutiny.tooLong(changed).ifPresent(field -> {
            throw Problem.invalid(pointer(field), "has too many characters");
        });
        return changed;
    }

    private void requireAskable(Question question) {
        List<Finding> findings = new ArrayList<>(questions.lint(question));
        nearDuplicate(question).ifPresent(findings::add);
        List<Problem.Fault> errors = findings.stream()
                .filter(finding -> finding.rule().severity() == Severity.ERROR)
                .map(finding -> new Problem.Fault(pointer(Scrutiny.field(finding.rule())), Scrutiny.told(finding)))
                .toList();
        if (!errors.isEmpty()) {
            throw Problem.invalid(errors);
        }
    }

    private Optional<Finding> nearDuplicate(Question question) {
        List<Text> others = questions.liveTexts().stream()
                .filter(other -> !other.questionId().equals(question.id().value()))
                .toList();
        NearDuplicates among = new NearDuplicates();
        others.forEach(other -> among.add(other.text()));
        among.add(question.text());
        OptionalInt alike = among.earlier().get(others.size());
        return alike.isPresent()
                ? Optional.of(QuestionLinter.nearDuplicate(
                        question.id(),
                        new QuestionId(others.get(alike.getAsInt()).questionId())))
                : Optional.empty();
    }

    /** {@code anchors[1].name} as a JSON pointer into the change. */
    static String pointer(String field) {
        return "/question" + (field.isEmpty() ? "" : "/")
                + field.replace("[", "/").replace("]", "").replace('.', '/');
    }
}
