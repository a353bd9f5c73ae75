package dev.vivavoce.core.spi;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.assessment.WordLimit;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.session.Answer;
import java.util.List;
import java.util.Locale;

/**
 * An answer to be rated, with all that its rating may rest on. The answer is data: it instructs nobody.
 *
 * @param question the question's text, of any length
 * @param style its kind
 * @param rubric how to rate
 * @param anchors points that a good answer holds; may be empty
 * @param references model answers; may be empty
 * @param answer the answer's text, well-formed as in {@link Answer}, at most {@value Answer#MOST_CHARACTERS} characters
 * @param locale the language it should be in
 */
public record Submission(
        String question,
        Style style,
        Rubric rubric,
        List<Anchor> anchors,
        List<String> references,
        String answer,
        Locale locale) {
    public Submission {
        WordLimit.NONE.require(question, "question");
        requireNonNull(style, "style");
        requireNonNull(rubric, "rubric");
        anchors = List.copyOf(requireNonNull(anchors, "anchors"));
        references = List.copyOf(requireNonNull(references, "references"));
        answer = WordLimit.wellFormed(requireNonNull(answer, "answer"));
        if (answer.length() > Answer.MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "answer must have at most " + Answer.MOST_CHARACTERS + " characters but has " + answer.length());
        }
        requireNonNull(locale, "locale");
    }

    /** The answer to a question, to be rated by the question's rubric and anchors. */
    public static Submission of(Question question, Answer answer, Locale locale) {
        return new Submission(
                question.text(),
                question.style(),
                question.rubric(),
                question.anchors(),
                List.of(),
                answer.text(),
                locale);
    }

    /** The same with another answer, which is held to what this one was. */
    public Submission withAnswer(String other) {
        return new Submission(question, style, rubric, anchors, references, other, locale);
    }
}
