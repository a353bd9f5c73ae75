package dev.vivavoce.llm;

import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Style;
import java.util.List;

/** How answers to questions of a style are rated where nobody has said so: by three criteria each. */
final class GeneralRubrics {

    private static final Rubric MOTIVATION = rubric(
            criterion(
                    "Reasons",
                    "Names what anybody would name.",
                    "Gives a reason of their own.",
                    "Ties reasons of their own to what they have seen or done."),
            criterion(
                    "Picture of the work",
                    "Has a vague idea of it.",
                    "Knows the daily work.",
                    "Knows the daily work and its hard sides, and says how they meet them."),
            criterion(
                    "Contribution",
                    "Says what they want.",
                    "Names a strength.",
                    "Shows by an example a strength that this work needs."));

    private static final Rubric STORY = rubric(
            criterion(
                    "Situation",
                    "It stays open what it was about.",
                    "It is clear what it was about.",
                    "It is clear what was at stake, for whom, and what was asked of the person."),
            criterion(
                    "Action",
                    "Says what one does in general, or what others do.",
                    "Names steps of their own.",
                    "Gives their own steps in order, with reasons, fit for the case."),
            criterion(
                    "Result",
                    "No result, or only that it went well.",
                    "Says how it ended, or would be checked.",
                    "Says what changed, how that is known, and what they take from it."));

    private static final Rubric KNOWLEDGE = rubric(
            criterion(
                    "Correctness",
                    "Wrong in substance.",
                    "Right in the main, with gaps.",
                    "Right, exact, and complete for what was asked."),
            criterion(
                    "Reasoning",
                    "States without reasons.",
                    "Gives reasons.",
                    "Explains causes, weighs other ways, and says what would change the answer."),
            criterion(
                    "Practice",
                    "Stays with theory.",
                    "Names a step or an example.",
                    "Says how it is done, what goes wrong, and how that is noticed."));

    private GeneralRubrics() {}

    static Rubric of(Style style) {
        return switch (style) {
            case MOTIVATION -> MOTIVATION;
            case BEHAVIOURAL, SITUATIONAL -> STORY;
            case TECHNICAL, SYSTEM_DESIGN, CODING -> KNOWLEDGE;
        };
    }

    private static Rubric rubric(Criterion... criteria) {
        return new Rubric(List.of(criteria));
    }

    private static Criterion criterion(String name, String low, String middle, String high) {
        return new Criterion(
                name,
                List.of(
                        new BehaviouralAnchor(1, low),
                        new BehaviouralAnchor(3, middle),
                        new BehaviouralAnchor(5, high)));
    }
}
