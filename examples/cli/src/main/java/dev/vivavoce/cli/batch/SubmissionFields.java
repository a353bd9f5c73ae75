package dev.vivavoce.cli.batch;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.json.BadInput;
import dev.vivavoce.cli.json.Code;
import dev.vivavoce.cli.json.Fields;
import dev.vivavoce.cli.json.QuestionJson;
import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.spi.Submission;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** The fields that tell what is to be rated: those of {@code evaluate}. */
public final class SubmissionFields {

    private SubmissionFields() {}

    /**
     * What is to be rated.
     *
     * @param bank is asked for when a line names a question of it
     */
    public static Submission of(Fields line, Supplier<QuestionBank> bank) {
        Optional<Question> known = line.has("questionId") ? Optional.of(known(line, bank.get())) : Optional.empty();
        String text = known.isPresent() && !line.has("question") ? known.get().text() : line.text("question");
        String answer = line.text("answer", Answer.MOST_CHARACTERS);
        Style style = line.choiceIfAny("style", Style.class)
                .or(() -> known.map(Question::style))
                .orElseGet(() -> style(text, line.has("reference"), line.has("anchors")));
        Rubric rubric = line.has("rubric")
                ? QuestionJson.rubric(line, "rubric")
                : known.map(Question::rubric).orElseGet(() -> GeneralRubric.of(style));
        List<Anchor> anchors = line.has("anchors")
                ? QuestionJson.anchors(line, "anchors")
                : known.map(Question::anchors).orElse(List.of());
        return new Submission(text, style, rubric, anchors, line.texts("reference"), answer, Locale.ENGLISH);
    }

    /** What is held against a model answer is knowledge, and so is what may be a plan where there are points to make. */
    private static Style style(String question, boolean modelled, boolean anchored) {
        Style style = GeneralRubric.styleOf(question);
        return modelled || (anchored && style == Style.SITUATIONAL) ? Style.TECHNICAL : style;
    }

    private static Question known(Fields line, QuestionBank bank) {
        String id = line.text("questionId");
        return bank.question(new QuestionId(id))
                .orElseThrow(() -> new BadInput(
                        Code.UNKNOWN_QUESTION,
                        "\"" + line.path("questionId") + "\": the bank has no question \"" + id + "\""));
    }
}
