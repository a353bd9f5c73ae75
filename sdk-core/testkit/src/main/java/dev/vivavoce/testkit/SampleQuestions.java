package dev.vivavoce.testkit;

import dev.vivavoce.core.assessment.Anchor;
import dev.vivavoce.core.assessment.BehaviouralAnchor;
import dev.vivavoce.core.assessment.Competency;
import dev.vivavoce.core.assessment.Criterion;
import dev.vivavoce.core.assessment.Rubric;
import dev.vivavoce.core.question.Difficulty;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.question.Skill;
import dev.vivavoce.core.question.Style;
import java.util.List;

/** Questions for a nurse on a surgical ward, and two for the developer of the ward's software. */
final class SampleQuestions {

    static final Rubric FIT = rubric(
            criterion("Reasons", "Names pay or habit only.", "Gives a reason of their own.", "Ties reasons to events."),
            criterion(
                    "Picture",
                    "Has a vague idea.",
                    "Knows the daily work.",
                    "Knows its hard sides and why they matter."),
            criterion("Offer", "Says what they want.", "Names a strength.", "Shows a strength that this ward needs."));

    static final Rubric CONFLICT = rubric(
            criterion(
                    "Addressing",
                    "Avoids it or complains.",
                    "Raises it late.",
                    "Raises it early, in private, with facts."),
            criterion(
                    "Understanding",
                    "Knows one side.",
                    "States the other side.",
                    "States what each side needed and why."),
            criterion(
                    "Settlement",
                    "Leaves it open.",
                    "Ends the quarrel.",
                    "Agrees on a way to work and checks it later."));

    static final Rubric JUDGEMENT = rubric(
            criterion("Priorities", "Takes things as they come.", "Orders them.", "Orders them by risk and says why."),
            criterion("Safety", "Overlooks a risk.", "Names the main risk.", "Guards against it before all else."),
            criterion(
                    "Hand-over",
                    "Tells nobody.",
                    "Tells a colleague.",
                    "Tells the right person what, why and by when."));

    static final Rubric KNOWLEDGE = rubric(
            criterion("Correctness", "Wrong in substance.", "Right in the main.", "Right, exact and complete."),
            criterion("Reasoning", "Recites.", "Gives reasons.", "Explains causes and what would change the answer."),
            criterion("Practice", "Theory only.", "Names a step.", "Describes each step as done at the bedside."));

    private static final Rubric DESIGN = rubric(
            criterion("Requirements", "Starts to build.", "Asks for numbers.", "States load, failure and cost limits."),
            criterion(
                    "Structure",
                    "One box.",
                    "Parts with a purpose each.",
                    "Parts, their data, and why they are apart."),
            criterion("Trade-offs", "None.", "Names one.", "Weighs two ways and says when to switch."));

    private static final Competency MOTIVATION = new Competency("motivation", "Motivation");
    private static final Competency CONFLICTS = new Competency("conflict-resolution", "Conflict resolution");
    private static final Competency DECISIONS = new Competency("decision-making", "Decision making");
    private static final Competency NURSING = new Competency("clinical-practice", "Clinical practice");
    private static final Competency ENGINEERING = new Competency("engineering", "Engineering");
    private static final Skill MEDICATION = new Skill("medication-administration", "Medication administration");
    private static final Skill WOUNDS = new Skill("wound-care", "Wound care");

    /** The ten that a custom interview asks, in its order. */
    static final List<Question> WARD = List.of(
            Question.builder("surgical-ward", "What draws you to a surgical ward rather than another?", MOTIVATION, FIT)
                    .style(Style.MOTIVATION)
                    .difficulty(Difficulty.EASY)
                    .minutes(3)
                    .anchors(List.of(
                            new Anchor("Own reason", "Gives a reason from their own experience, with an event."),
                            new Anchor("Hard sides", "Knows about pace, pain and night shifts, and still wants it."),
                            new Anchor("Offer", "Says what they would bring to this team.")))
                    .build(),
            conflict(
                    "disagreement-doctor",
                    "Tell me about a time you disagreed with a doctor about a patient's care.",
                    new Anchor("The dispute", "States both positions fairly, and what was at stake for the patient."),
                    new Anchor("First move", "Spoke to the doctor directly and in private, with observations."),
                    new Anchor("Outcome", "Says what was agreed and how the patient fared."),
                    new Anchor("Working relation", "Says how the two have worked together since.")),
            conflict(
                    "upset-relative",
                    "Describe a situation where a patient's relative was angry with you.",
                    new Anchor("Cause", "Names what the relative was afraid of or had not been told."),
                    new Anchor("Calming", "Listened first, stayed calm and moved to a quiet place."),
                    new Anchor("Follow-up", "Kept what was promised and told the team.")),
            conflict(
                    "unfair-rota",
                    "When did a rota or a division of work seem unfair to you, and what did you do?",
                    new Anchor("Facts", "Collected facts before complaining."),
                    new Anchor("Proposal", "Brought a proposal that others could accept."),
                    new Anchor("Result", "Says what changed and for whom.")),
            situation(
                    "three-bells",
                    "Three call bells ring while you prepare a transfusion. What do you do?",
                    new Anchor(
                            "Finish safely", "Does not leave a transfusion half checked; secures it or hands it over."),
                    new Anchor("Triage", "Finds out who is in danger before who is loudest."),
                    new Anchor("Delegation", "Calls a colleague for what they may do themselves.")),
            situation(
                    "refused-medicine",
                    "A patient refuses a medicine you are sure they need. How do you go on?",
                    new Anchor("Ask why", "Asks for the reason and listens to it."),
                    new Anchor("Inform", "Explains what the medicine does and what happens without it."),
                    new Anchor("Respect", "Accepts the refusal of a person who understands it."),
                    new Anchor("Report", "Tells the doctor and writes it down.")),
            technical(
                    "insulin-check",
                    "Which checks do you make before you give insulin?",
                    MEDICATION,
                    new Anchor("Blood glucose", "Measures blood glucose and compares it with the range ordered."),
                    new Anchor("Right dose", "Checks patient, medicine, dose, time and route, with a second person."),
                    new Anchor("Meal", "Makes sure that the patient will eat.")),
            technical(
                    "wound-infection",
                    "How do you recognise that a surgical wound is becoming infected?",
                    WOUNDS,
                    new Anchor("Local signs", "Redness, warmth, swelling, pain and discharge that grow after day two."),
                    new Anchor("General signs", "Fever, rising pulse and feeling ill."),
                    new Anchor("Next step", "Swab before antibiotics, and tell the surgeon.")),
            technical(
                    "opioid-overdose",
                    "What tells you that a patient has had too much morphine, and what comes first?",
                    MEDICATION,
                    new Anchor("Signs", "Slow breathing, small pupils, hard to wake."),
                    new Anchor("First aid", "Opens the airway, gives oxygen and calls for help."),
                    new Anchor("Antidote", "Naloxone as ordered, and watching on, for it wears off.")),
            technical(
                    "drain-output",
                    "A drain that gave 80 ml an hour stops. What may have happened?",
                    WOUNDS,
                    new Anchor("Blockage", "A clot or a kink: looks along the tube before anything else."),
                    new Anchor(
                            "Hidden bleeding", "Checks pulse, pressure and the belly, for blood may collect inside."),
                    new Anchor("Call", "Tells the surgeon at once with numbers.")));

    /** One of each of the two styles that a ward has no use for. */
    static final List<Question> SOFTWARE = List.of(
            Question.builder(
                            "bed-board",
                            "Design a board that shows free beds in twelve hospitals within five seconds.",
                            ENGINEERING,
                            DESIGN)
                    .style(Style.SYSTEM_DESIGN)
                    .difficulty(Difficulty.HARD)
                    .seniority(Seniority.SENIOR)
                    .minutes(15)
                    .anchors(List.of(
                            new Anchor("Load", "Estimates beds, changes an hour and readers."),
                            new Anchor("Stale data", "Says what the board shows when a hospital is cut off.")))
                    .build(),
            Question.builder(
                            "merge-shifts",
                            "Write a function that merges overlapping shifts into as few as possible.",
                            ENGINEERING,
                            KNOWLEDGE)
                    .style(Style.CODING)
                    .seniority(Seniority.JUNIOR)
                    .minutes(20)
                    .anchors(List.of(
                            new Anchor("Sorting", "Sorts by start, then needs one pass."),
                            new Anchor("Edge cases", "Empty list, touching shifts, one shift inside another.")))
                    .build());

    private SampleQuestions() {}

    private static Question conflict(String id, String text, Anchor... anchors) {
        return Question.builder(id, text, CONFLICTS, CONFLICT)
                .style(Style.BEHAVIOURAL)
                .anchors(List.of(anchors))
                .build();
    }

    private static Question situation(String id, String text, Anchor... anchors) {
        return Question.builder(id, text, DECISIONS, JUDGEMENT)
                .style(Style.SITUATIONAL)
                .anchors(List.of(anchors))
                .build();
    }

    private static Question technical(String id, String text, Skill skill, Anchor... anchors) {
        return Question.builder(id, text, NURSING, KNOWLEDGE)
                .style(Style.TECHNICAL)
                .skill(skill)
                .anchors(List.of(anchors))
                .build();
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
