package dev.vivavoce.testkit;

import static dev.vivavoce.testkit.SampleQuestions.WARD;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A practice interview of ten turns: eight rated, one skipped, one abstained from. */
final class SampleSession {

    static final Position NURSE = new Position(
            "Registered nurse, surgical ward",
            "We look for a registered nurse for our 28-bed surgical ward. You plan and give care before and after"
                    + " operations, give medicines, look after wounds and drains, and talk with patients and relatives."
                    + " Two years on a ward are welcome. Shifts by rota, fair and known eight weeks ahead.",
            Optional.of(Seniority.MID));

    private static final Instant START = Instant.parse("2026-03-02T17:30:00Z");

    static final String FAIR_DISAGREEMENT =
            "A registrar wanted to discharge a man of seventy on the second day. He had a temperature and could not"
                    + " yet walk to the bathroom. I asked the registrar for two minutes outside the room and showed him"
                    + " the chart. He feared that the bed was needed for an emergency, which was true. We agreed on a"
                    + " blood test first, and it showed an infection. The patient stayed three more days and went home"
                    + " well. Since then the registrar asks me before he discharges.";

    private SampleSession() {}

    static Session ended() {
        List<Turn> turns = List.of(
                motivation(),
                disagreement().rated(0.8),
                relative(),
                rota(),
                bells(),
                refused(),
                insulin(),
                wound(),
                morphine(),
                drain());
        return new Session(
                "practice-7",
                NURSE,
                Optional.of(SamplePlan.topic()),
                InterviewFormat.CUSTOM,
                Purpose.PRACTICE,
                Locale.UK,
                20260302,
                turns,
                true);
    }

    private static Turn motivation() {
        return new SampleTurn(
                        WARD.get(0),
                        START,
                        96,
                        "During my training I looked after a woman from the evening before her operation until she"
                                + " went home. I saw her walk again, and that is why I want to work on a surgical ward."
                                + " I know that the days are fast and that the nights are short of hands. I like it when"
                                + " things move. I would bring two years on a trauma ward.")
                .level(4, "I saw her walk again, and that is why I want to work on a surgical ward.")
                .level(3, "I know that the days are fast and that the nights are short of hands.")
                .level(2, "I would bring two years on a trauma ward.")
                .covers("Own reason", 1, "I saw her walk again")
                .covers("Hard sides", 0.8, "the nights are short of hands")
                .good("Your reason comes from a patient you remember.")
                .better("Say which of your strengths this ward needs.")
                .rated(0.75);
    }

    static SampleTurn disagreement() {
        return new SampleTurn(WARD.get(1), START.plusSeconds(130), 154, FAIR_DISAGREEMENT)
                .level(5, "I asked the registrar for two minutes outside the room and showed him the chart.")
                .level(4, "He feared that the bed was needed for an emergency, which was true.")
                .level(4, "We agreed on a blood test first, and it showed an infection.")
                .covers("The dispute", 1, "He feared that the bed was needed for an emergency")
                .covers("First move", 1, "I asked the registrar for two minutes outside the room")
                .covers("Outcome", 1, "The patient stayed three more days and went home well.")
                .covers("Working relation", 0.9, "Since then the registrar asks me before he discharges.")
                .good("You spoke to the doctor at once, in private and with facts.")
                .good("You can say what the other side needed.")
                .better("Say what you would have done had the registrar refused.");
    }

    private static Turn relative() {
        return new SampleTurn(
                        WARD.get(2),
                        START.plusSeconds(330),
                        121,
                        "A daughter shouted at me in the corridor because her father had waited six hours for his"
                                + " operation. I took her to the relatives' room and let her finish. Nobody had told her"
                                + " that an emergency had come first.\n\nI came back every hour, as I had promised.")
                .after(new Probe("Follow-up", "You promised something. What became of it?"))
                .level(3, "I took her to the relatives' room and let her finish.")
                .level(4, "Nobody had told her that an emergency had come first.")
                .level(3, "I came back every hour, as I had promised.")
                .covers("Cause", 1, "Nobody had told her that an emergency had come first.")
                .covers("Calming", 1, "I took her to the relatives' room and let her finish.")
                .covers("Follow-up", 0.6, "I came back every hour")
                .good("You listened before you explained.")
                .better("Tell how you made sure that the team knew.")
                .rated(0.7);
    }

    private static Turn rota() {
        return new SampleTurn(
                        WARD.get(3),
                        START.plusSeconds(520),
                        75,
                        "The weekends were never divided fairly. Some people always got out of them. I was annoyed for a"
                                + " long time and then I told the ward manager, and it got a bit better.")
                .level(2, "I was annoyed for a long time and then I told the ward manager")
                .level(0)
                .level(2, "it got a bit better")
                .covers("Result", 0.3, "it got a bit better")
                .better("Count first: who worked how many weekends?")
                .better("Bring a proposal along with the complaint.")
                .rated(0.65);
    }

    private static Turn bells() {
        return new SampleTurn(
                        WARD.get(4),
                        START.plusSeconds(640),
                        102,
                        "I do not leave the blood half checked, so I ask my colleague to hold it with me or I lock it away"
                                + " and start again. Then I look into each room for ten seconds to see who is in danger."
                                + " A fall or chest pain comes first, the television last. I tell the health care"
                                + " assistant which bell to take and to come back to me.")
                .level(5, "I look into each room for ten seconds to see who is in danger", "chest pain comes first")
                .level(5, "I do not leave the blood half checked")
                .level(4, "I tell the health care assistant which bell to take and to come back to me.")
                .covers("Finish safely", 1, "I do not leave the blood half checked")
                .covers("Triage", 1, "I look into each room for ten seconds to see who is in danger.")
                .covers("Delegation", 1, "I tell the health care assistant which bell to take")
                .good("Safety first, then danger, then noise: a clear order.")
                .rated(0.85);
    }

    private static Turn refused() {
        return new Turn.Skipped(WARD.get(5), START.plusSeconds(790), START.plusSeconds(812));
    }

    private static Turn insulin() {
        return new SampleTurn(
                        WARD.get(6),
                        START.plusSeconds(820),
                        68,
                        "I measure the blood glucose and look at the order. I check the name, the kind of insulin and the"
                                + " units with a colleague. I ask whether breakfast is there, because insulin without a"
                                + " meal is dangerous.")
                .level(4, "I check the name, the kind of insulin and the units with a colleague.")
                .level(3, "because insulin without a meal is dangerous")
                .level(4, "I measure the blood glucose and look at the order.")
                .covers("Blood glucose", 1, "I measure the blood glucose and look at the order.")
                .covers("Right dose", 0.8, "I check the name, the kind of insulin and the units with a colleague.")
                .covers("Meal", 1, "I ask whether breakfast is there")
                .good("You check with a second person.")
                .better("Name the route and the time as well.")
                .rated(0.8);
    }

    private static Turn wound() {
        return new SampleTurn(
                        WARD.get(7),
                        START.plusSeconds(930),
                        84,
                        "It gets red and warm and it hurts more each day, and sometimes there is pus. The patient may have"
                                + " a fever. I would tell the surgeon and change the dressing.")
                .level(3, "It gets red and warm and it hurts more each day, and sometimes there is pus.")
                .level(1, "The patient may have a fever.")
                .level(2, "I would tell the surgeon and change the dressing.")
                .covers("Local signs", 0.9, "It gets red and warm and it hurts more each day")
                .covers("General signs", 0.5, "The patient may have a fever.")
                .covers("Next step", 0.5, "I would tell the surgeon")
                .better("Say when redness is still normal, and when not.")
                .better("Take a swab before antibiotics start.")
                .rated(0.7);
    }

    private static Turn morphine() {
        return new SampleTurn(
                        WARD.get(8),
                        START.plusSeconds(1_060),
                        91,
                        "They breathe fewer than eight times a minute, the pupils are like pins and I can hardly wake them."
                                + " I open the airway, give oxygen and pull the emergency bell. Naloxone follows as"
                                + " ordered, and I stay, because it wears off before the morphine does.")
                .level(5, "They breathe fewer than eight times a minute, the pupils are like pins")
                .level(4, "because it wears off before the morphine does")
                .level(5, "I open the airway, give oxygen and pull the emergency bell.")
                .covers("Signs", 1, "They breathe fewer than eight times a minute")
                .covers("First aid", 1, "I open the airway, give oxygen and pull the emergency bell.")
                .covers("Antidote", 1, "it wears off before the morphine does")
                .good("Complete, in the right order, with the reason.")
                .rated(0.9);
    }

    private static Turn drain() {
        return new SampleTurn(WARD.get(9), START.plusSeconds(1_190), 12, "No idea…")
                .evaluated(new Evaluation.Abstained(
                        "The answer is too short to rate.", Set.of(Flag.TOO_SHORT), SampleTurn.RATER));
    }
}
