package dev.vivavoce.portal.questions.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.bank.CustomQuestion.State;
import dev.vivavoce.bank.Finding;
import dev.vivavoce.bank.QuestionLinter;
import dev.vivavoce.bank.QuestionReader.Fitting;
import dev.vivavoce.bank.QuestionReader.Line;
import dev.vivavoce.bank.QuestionReader.Unfit;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.portal.exchange.boundary.Json;
import dev.vivavoce.portal.exchange.control.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions that somebody writes one at a time; each goes the way of a file with one line. */
@ApplicationScoped
public class Authoring {
    private static final int WORDS = 5;
    private static final int LONGEST_STEM = 60;
    private static final int FEWEST = 3;
    private static final List<QuestionText.AnchorText> STAND_INS = List.of(
            new QuestionText.AnchorText("Own step", "Says which step they took themselves."),
            new QuestionText.AnchorText("Outcome", "Names what was different afterwards."),
            new QuestionText.AnchorText("Reason", "Explains why that way was chosen."));

    @Inject
    Scrutiny scrutiny;

    @Inject
    Intake intake;

    private final QuestionLinter linter = new QuestionLinter();

    /** What there is to say of a question as it is being written; near-duplicates are looked for when it is kept. */
    public List<Findings.Item> check(QuestionText text) {
        List<Line> read = new ArrayList<>();
        int points = text.anchors() == null ? 0 : text.anchors().size();
        QuestionFile.read(line("draft", points < FEWEST ? complete(text) : text, State.DRAFT), false, read::add);
        Findings findings = new Findings();
        for (Line line : read) {
            if (line instanceof Unfit unfit) {
                unfit.faults().forEach(fault -> findings.refuse(1, fault.field(), fault.detail()));
            } else if (line instanceof Fitting fitting) {
                lint(fitting.question(), findings, points < FEWEST);
            }
        }
        if (points < FEWEST) {
            findings.refuse(1, "anchors", "must have at least " + FEWEST + " elements");
        }
        return findings.items();
    }

    /** Keeps a new question, within the tenant's transaction; its id comes of its first words. */
    public String add(QuestionText text, State state) {
        String id = id(text.text() == null ? "" : text.text());
        QuestionFile file = scrutiny.look(line(id, text, state), false);
        Intake.Outcome outcome = intake.take(file, false);
        if (outcome.added() == 1) {
            return id;
        }
        throw Problem.invalid(outcome.findings().items().stream()
                .filter(item -> item.severity() == Finding.Severity.ERROR)
                .map(item -> new Problem.Fault(Revision.pointer(item.field()), item.detail()))
                .toList());
    }

    /** What is asked can be looked at before anybody has written what a good answer holds. */
    private static QuestionText complete(QuestionText text) {
        return new QuestionText(
                text.text(),
                text.style(),
                text.competency(),
                text.skill(),
                text.difficulty(),
                text.seniority(),
                text.minutes(),
                STAND_INS,
                text.rubric());
    }

    private void lint(Question question, Findings findings, boolean isTextAlone) {
        linter.lint(question).stream()
                .map(finding -> new Findings.Item(
                        1,
                        finding.rule().severity(),
                        Scrutiny.field(finding.rule()),
                        Optional.of(finding.rule()),
                        Scrutiny.told(finding)))
                .filter(item -> !isTextAlone || item.field().equals("text"))
                .forEach(findings::add);
    }

    private static byte[] line(String id, QuestionText text, State state) {
        ObjectNode line = Json.mapper().valueToTree(text);
        line.put("id", id);
        line.put("state", QuestionText.label(state));
        if (line.path("skill").asText().isBlank()) {
            line.remove("skill");
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String id(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 ]", "");
        String stem = Stream.of(plain.strip().split(" +", -1))
                .filter(word -> !word.isEmpty())
                .limit(WORDS)
                .collect(Collectors.joining("-"));
        String start = stem.isEmpty() ? "own" : stem.substring(0, Math.min(LONGEST_STEM, stem.length()));
        return start.replaceAll("-+$", "") + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
