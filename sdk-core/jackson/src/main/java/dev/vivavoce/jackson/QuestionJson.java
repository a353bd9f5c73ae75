package dev.vivavoce.jackson;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.RedoReason;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Skill;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.question.Suggestion;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The package {@code question}. */
final class QuestionJson {

    static final Names<Difficulty> DIFFICULTIES = new Names<>(Difficulty.class);
    static final Names<Seniority> SENIORITIES = new Names<>(Seniority.class);
    static final Names<Style> STYLES = new Names<>(Style.class);
    static final Names<RedoReason> REDO_REASONS = new Names<>(RedoReason.class);

    private QuestionJson() {}

    static QuestionId id(Input in) throws IOException {
        String id = in.text();
        return in.made(() -> new QuestionId(id));
    }

    static void skill(Output out, Skill value) throws IOException {
        out.object().text("id", value.id()).text("name", value.name()).end();
    }

    static Skill skill(Input in) throws IOException {
        Competency alike = AssessmentJson.competency(in);
        return new Skill(alike.id(), alike.name());
    }

    static void position(Output out, Position value) throws IOException {
        out.object().text("title", value.title()).text("posting", value.posting());
        if (value.seniority().isPresent()) {
            out.text("seniority", SENIORITIES.name(value.seniority().get()));
        }
        out.end();
    }

    static Position position(Input in) throws IOException {
        String title = null;
        String posting = "";
        Optional<Seniority> seniority = Optional.empty();
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "title" -> title = in.text();
                case "posting" -> posting = in.text();
                case "seniority" -> seniority = Optional.of(in.constant(SENIORITIES));
                default -> in.skip();
            }
        }
        String foundTitle = in.required(title, "title");
        String foundPosting = posting;
        Optional<Seniority> foundSeniority = seniority;
        return in.made(() -> new Position(foundTitle, foundPosting, foundSeniority));
    }

    static void probe(Output out, Probe value) throws IOException {
        out.object().text("anchor", value.anchor()).text("text", value.text()).end();
    }

    static Probe probe(Input in) throws IOException {
        String anchor = null;
        String text = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "anchor" -> anchor = in.text();
                case "text" -> text = in.text();
                default -> in.skip();
            }
        }
        String foundAnchor = in.required(anchor, "anchor");
        String foundText = in.required(text, "text");
        return in.made(() -> new Probe(foundAnchor, foundText));
    }

    static void question(Output out, Question value) throws IOException {
        out.object()
                .text("id", value.id().value())
                .text("text", value.text())
                .text("style", STYLES.name(value.style()))
                .value("competency", value.competency(), AssessmentJson::competency);
        if (value.skill().isPresent()) {
            out.value("skill", value.skill().get(), QuestionJson::skill);
        }
        out.text("difficulty", DIFFICULTIES.name(value.difficulty()))
                .text("seniority", SENIORITIES.name(value.seniority()))
                .number("minutes", value.minutes())
                .rubric(value.rubric(), AssessmentJson::rubric);
        out.list("anchors", value.anchors(), AssessmentJson::anchor).end();
    }

    static Question question(Input in) throws IOException {
        QuestionId id = null;
        String text = null;
        Style style = null;
        Competency competency = null;
        Optional<Skill> skill = Optional.empty();
        Difficulty difficulty = null;
        Seniority seniority = null;
        Integer minutes = null;
        Rubric rubric = null;
        List<Anchor> anchors = List.of();
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "id" -> id = id(in);
                case "text" -> text = in.text();
                case "style" -> style = in.constant(STYLES);
                case "competency" -> competency = AssessmentJson.competency(in);
                case "skill" -> skill = Optional.of(skill(in));
                case "difficulty" -> difficulty = in.constant(DIFFICULTIES);
                case "seniority" -> seniority = in.constant(SENIORITIES);
                case "minutes" -> minutes = in.integer();
                case "rubric" -> rubric = in.rubric(AssessmentJson::rubric);
                case "anchors" -> anchors = in.list(AssessmentJson::anchor);
                default -> in.skip();
            }
        }
        QuestionId foundId = in.required(id, "id");
        String foundText = in.required(text, "text");
        Style foundStyle = in.required(style, "style");
        Competency foundCompetency = in.required(competency, "competency");
        Optional<Skill> foundSkill = skill;
        Difficulty foundDifficulty = in.required(difficulty, "difficulty");
        Seniority foundSeniority = in.required(seniority, "seniority");
        int foundMinutes = in.required(minutes, "minutes");
        Rubric foundRubric = in.required(rubric, "rubric");
        List<Anchor> foundAnchors = anchors;
        return in.made(() -> new Question(
                foundId,
                foundText,
                foundStyle,
                foundCompetency,
                foundSkill,
                foundDifficulty,
                foundSeniority,
                foundMinutes,
                foundRubric,
                foundAnchors));
    }

    static void suggestion(Output out, Suggestion value) throws IOException {
        out.object();
        if (value instanceof Suggestion.Redo redo) {
            out.text("status", "redo").text("reason", REDO_REASONS.name(redo.reason()));
        } else {
            out.text("status", "new");
        }
        out.value("question", value.question(), QuestionJson::question).end();
    }

    static Suggestion suggestion(Input in) throws IOException {
        String status = null;
        RedoReason reason = null;
        Question question = null;
        in.object();
        for (String field = in.field(); field != null; field = in.field()) {
            switch (field) {
                case "status" -> status = in.text();
                case "reason" -> reason = in.constant(REDO_REASONS);
                case "question" -> question = question(in);
                default -> in.skip();
            }
        }
        Question found = in.required(question, "question");
        return switch (in.required(status, "status")) {
            case "new" -> new Suggestion.New(found);
            case "redo" -> new Suggestion.Redo(found, in.required(reason, "reason"));
            default -> throw in.error("status must be new or redo but is " + Input.shown(String.valueOf(status)), null);
        };
    }
}
