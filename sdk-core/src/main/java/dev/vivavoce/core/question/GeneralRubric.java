package dev.vivavoce.core.question;

import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Rubric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Rubrics for answers to questions that come without one: what any good answer to a question of that style has. */
public final class GeneralRubric {

    private static final Map<Style, Rubric> RUBRICS = rubrics();

    private GeneralRubric() {}

    /**
     * The style that the question's words tell: behavioural where it asks what the person has done, motivation where it asks why they want
     * it, situational where it asks what they would do, otherwise technical. It is a guess: "What do you do?" may ask for a plan or for
     * knowledge, so where there is a model answer to hold an answer against, it should not count.
     */
    public static Style styleOf(String question) {
        return StyleCues.of(question);
    }

    /** Three or four criteria, each described for the levels 0, 3 and 5. */
    public static Rubric of(Style style) {
        Rubric rubric = RUBRICS.get(style);
        if (rubric == null) {
            throw new IllegalStateException("no general rubric for " + style);
        }
        return rubric;
    }

    private static Map<Style, Rubric> rubrics() {
        Map<Style, Rubric> rubrics = new EnumMap<>(Style.class);
        rubrics.put(
                Style.BEHAVIOURAL,
                rubric(
                        criterion(
                                "Situation",
                                "No situation",
                                "A vague setting",
                                "A real case, its place and stakes clear"),
                        criterion(
                                "Task",
                                "No task of their own",
                                "A task, but whose is unclear",
                                "Their own task and aim"),
                        criterion("Action", "No action", "What a team did", "Their own steps, in order, with reasons"),
                        criterion(
                                "Result",
                                "No result",
                                "A general outcome",
                                "A result that can be checked, and a lesson")));
        rubrics.put(
                Style.TECHNICAL,
                rubric(
                        criterion("Correctness", "Wrong or beside the point", "Right in part", "Right and precise"),
                        criterion("Completeness", "Touches no main point", "Some main points", "All main points"),
                        criterion("Reasoning", "Claims only", "Some reasons", "Says why, with an example or a limit")));
        rubrics.put(
                Style.MOTIVATION,
                rubric(
                        criterion(
                                "Reasons", "No reason", "A general reason", "Specific reasons for this work and place"),
                        criterion(
                                "Fit", "No link to the person", "A loose link", "What they bring, matched to the work"),
                        criterion("Example", "No example", "An example in passing", "An example that bears it out")));
        rubrics.put(
                Style.SITUATIONAL,
                rubric(
                        criterion(
                                "Understanding",
                                "Misses the problem",
                                "Sees the obvious",
                                "Sees what is at stake, for whom"),
                        criterion("Action", "No step", "Some steps", "Sensible steps in order, first things first"),
                        criterion(
                                "Reasons", "No reason", "Some reasons", "Says why, and how to check that it worked")));
        rubrics.put(
                Style.SYSTEM_DESIGN,
                rubric(
                        criterion("Requirements", "None", "Some, as given", "Asks for and fixes what matters"),
                        criterion(
                                "Structure", "No parts", "Parts without links", "Parts, their tasks and how they talk"),
                        criterion("Trade-offs", "None", "Named", "Weighed against the requirements"),
                        criterion("Failure and growth", "Not seen", "Seen", "Handled where it matters")));
        rubrics.put(
                Style.CODING,
                rubric(
                        criterion("Approach", "None that works", "Works in part", "Works, and says how"),
                        criterion("Edge cases", "None", "Some", "Those that matter, handled"),
                        criterion("Cost", "Not seen", "Named", "Time and space, and why that is enough")));
        return rubrics;
    }

    private static Rubric rubric(Criterion... criteria) {
        return new Rubric(List.of(criteria));
    }

    private static Criterion criterion(String name, String none, String some, String full) {
        List<BehaviouralAnchor> anchors = new ArrayList<>();
        anchors.add(new BehaviouralAnchor(Rubric.LOWEST, none));
        anchors.add(new BehaviouralAnchor(3, some));
        anchors.add(new BehaviouralAnchor(Rubric.HIGHEST, full));
        return new Criterion(name, anchors);
    }
}
