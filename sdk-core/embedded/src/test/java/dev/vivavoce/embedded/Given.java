package dev.vivavoce.embedded;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.spi.Submission;
import java.util.List;
import java.util.Locale;

/** What the tests of the evaluator start from. */
final class Given {

    static final Rubric STORY = new Rubric(List.of(
            criterion("Situation", "No event.", "Names an event.", "Sets the scene, what was at stake and why."),
            criterion("Action", "Tells what others did.", "Tells what they did.", "Tells each step they took and why."),
            criterion(
                    "Result",
                    "No end.",
                    "Says how it ended.",
                    "Says how it ended, with figures, and what was learnt.")));

    static final Rubric KNOWLEDGE = new Rubric(List.of(
            criterion("Correctness", "Wrong in substance.", "Right in the main.", "Right, exact and complete."),
            criterion("Reasoning", "Recites.", "Gives reasons.", "Explains causes and what would change the answer."),
            criterion("Clarity", "Hard to follow.", "Can be followed.", "In a clear order, with examples.")));

    static final String MEDICINE = "What do you do before you give a medicine to a patient?";
    static final List<Anchor> MEDICINE_ANCHORS = List.of(
            new Anchor("Allergies", "Checks known allergies in the chart and asks for them."),
            new Anchor("Right dose", "Compares dose, route and time with the prescription."),
            new Anchor("Identity", "Confirms name and date of birth on the wristband."),
            new Anchor("Documentation", "Signs the administration record at once."));
    static final String GOOD_MEDICINE = "First I confirm the name and the date of birth with the patient and on the"
            + " wristband, because mixing up two patients is the most dangerous mistake. Then I compare the dose, the"
            + " route and the time with the prescription, for example 500 mg by mouth at eight. I check the chart for"
            + " known allergies and ask about them as well. When it has been taken I sign the administration record"
            + " at once, so that nobody gives it twice.";

    private Given() {}

    static Rubric rubric(Style style) {
        return style == Style.BEHAVIOURAL || style == Style.MOTIVATION ? STORY : KNOWLEDGE;
    }

    static Submission submission(
            String question, Style style, Rubric rubric, List<Anchor> anchors, List<String> references, String answer) {
        return new Submission(question, style, rubric, anchors, references, answer, Locale.ENGLISH);
    }

    static Submission medicine(String answer) {
        return submission(MEDICINE, Style.TECHNICAL, KNOWLEDGE, MEDICINE_ANCHORS, List.of(), answer);
    }

    static Submission story(String answer) {
        return submission(
                "Tell me about a time you calmed an upset customer.",
                Style.BEHAVIOURAL,
                STORY,
                List.of(),
                List.of(),
                answer);
    }

    static Evaluation.Scored scored(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Scored scored) {
            return scored;
        }
        throw new AssertionError("expected a score but was " + evaluation);
    }

    static Criterion criterion(String name, String low, String middle, String high) {
        return new Criterion(
                name,
                List.of(
                        new BehaviouralAnchor(1, low),
                        new BehaviouralAnchor(3, middle),
                        new BehaviouralAnchor(5, high)));
    }
}
