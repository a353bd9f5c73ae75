package dev.vivavoce.testkit;

import dev.vivavoce.core.plan.Brief;
import dev.vivavoce.core.plan.Plan;
import dev.vivavoce.core.plan.PlanChange;
import dev.vivavoce.core.plan.Proposal;
import dev.vivavoce.core.plan.Topic;
import dev.vivavoce.core.plan.TopicId;
import java.util.List;
import java.util.OptionalInt;

/** A nurse's brief, plan and proposal. */
final class SamplePlan {

    private SamplePlan() {}

    static Brief brief() {
        return new Brief(
                "Registered nurse, surgical ward",
                "I have worked on a trauma ward for two years. I am calm in emergencies, but I talk too much in"
                        + " interviews and forget to say how things ended.",
                45,
                List.of("Wound care", "Conflict"),
                4,
                OptionalInt.of(6));
    }

    static Topic topic() {
        return plan().topics().get(0);
    }

    static Plan plan() {
        return Plan.of(
                "Registered nurse, surgical ward",
                6,
                "Wounds and conflict come first because you named them as weak; medicines and motivation keep what you"
                        + " have; six weeks leave room for two full rehearsals.",
                List.of(
                        new Topic(
                                new TopicId("wound-care"),
                                "Wound care",
                                "Signs of infection, drains and dressings, told as you do them at the bedside.",
                                1,
                                15,
                                "You explain causes and next steps without notes."),
                        new Topic(
                                new TopicId("conflict"),
                                "Conflict",
                                "Disagreements with doctors, relatives and colleagues, told with their outcome.",
                                2,
                                15,
                                "You have three stories with a result each."),
                        new Topic(
                                new TopicId("medication"),
                                "Medication",
                                "Checks, risks and first aid for the medicines of a surgical ward.",
                                3,
                                10,
                                "You name each check in order."),
                        new Topic(
                                new TopicId("motivation"),
                                "Motivation",
                                "Why this ward, and what you bring to it.",
                                4,
                                5,
                                "You answer in ninety seconds.")));
    }

    static Proposal proposal() {
        return Proposal.of(
                plan(),
                List.of(
                        new PlanChange.Rebudget(
                                new TopicId("wound-care"), 15, 18, "Two answers on wounds were the weakest so far."),
                        new PlanChange.Reprioritise(
                                new TopicId("medication"),
                                3,
                                2,
                                "Strong answers: keep them fresh by a short round early."),
                        new PlanChange.Retire(
                                new TopicId("motivation"),
                                "Your reason is clear and told well; it needs no more practice."),
                        new PlanChange.Introduce(
                                new Topic(
                                        new TopicId("hand-over"),
                                        "Hand-over",
                                        "Telling the right person what, why and by when.",
                                        4,
                                        6,
                                        "You end every situation with a hand-over."),
                                "Several answers ended without saying who was told.")));
    }
}
