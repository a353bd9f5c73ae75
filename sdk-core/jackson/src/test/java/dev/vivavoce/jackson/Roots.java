package dev.vivavoce.jackson;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Provenance;
import dev.vivavoce.core.progress.Attempt;
import dev.vivavoce.core.progress.DailyReview;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.Reconciliation;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.question.Probe;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.RedoReason;
import dev.vivavoce.core.question.Style;
import dev.vivavoce.core.question.Suggestion;
import dev.vivavoce.core.report.ScoreCard;
import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Purpose;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.session.StoryStructure;
import dev.vivavoce.core.session.Turn;
import dev.vivavoce.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One value of each kind that hosts store or exchange, by the name of its golden file. */
final class Roots {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00.123456789Z");

    private Roots() {}

    /** Those that hosts store, which carry a version. */
    static Map<String, Object> stored() {
        Map<String, Object> roots = new LinkedHashMap<>();
        roots.put("session-ended", Samples.session());
        roots.put("session-running", running());
        roots.put("session-assessment", assessment());
        roots.put("plan", Samples.plan());
        roots.put("proposal", Samples.proposal());
        roots.put("reconciliation", reconciliation());
        roots.put("daily-review", new DailyReview(LocalDate.of(2026, 3, 2), reconciliation()));
        roots.put("score-card", ScoreCard.of(Samples.session()));
        roots.put("story", story());
        return roots;
    }

    static Map<String, Object> all() {
        Map<String, Object> roots = stored();
        roots.put("brief", Samples.brief());
        roots.put("progress", reconciliation().progress());
        roots.put("question", Samples.question(Style.TECHNICAL));
        roots.put("suggestion", new Suggestion.Redo(Samples.question(Style.MOTIVATION), RedoReason.HIGH_VALUE));
        roots.put("rubric", Samples.question(Style.CODING).rubric());
        roots.put("evaluation-scored", Samples.evaluation());
        roots.put("evaluation-abstained", abstained());
        roots.put("attempt", Attempt.of(Samples.session()).get(0));
        return roots;
    }

    /** A session with a turn of each state: the last one waits for a reply to a probe. */
    static Session running() {
        Question behavioural = Samples.question(Style.BEHAVIOURAL);
        Turn.Evaluated rated =
                new Turn.Answered(behavioural, START, Samples.answer(), List.of()).evaluated(Samples.evaluation());
        Answer dictated = new Answer(
                "I would \"wait\".\n\tمرحبا 👩‍⚕️ \u0001\u2028</script>",
                Duration.ofMillis(61_500),
                START.plusSeconds(400),
                Answer.Kind.DICTATED);
        return new Session(
                "running-1",
                Position.of("Nurse"),
                Optional.empty(),
                InterviewFormat.TECHNICAL.withQuestions(4),
                Purpose.PRACTICE,
                Locale.forLanguageTag("de-AT"),
                Long.MIN_VALUE,
                List.of(
                        new Turn.Skipped(Samples.question(Style.MOTIVATION), START, START.plusSeconds(5)),
                        new Turn.Answered(Samples.question(Style.SITUATIONAL), START, dictated, List.of()),
                        new Turn.Evaluated(Samples.question(Style.TECHNICAL), START, dictated, List.of(), abstained()),
                        rated.probe(new Probe("Outcome", "How did it end?"))),
                false);
    }

    /** An assessment whose first question stands in the room. */
    static Session assessment() {
        return Session.builder("assessment-1", Position.of("Nurse"))
                .purpose(Purpose.ASSESSMENT)
                .format(InterviewFormat.BEHAVIOURAL)
                .open()
                .plus(new Turn.Asked(Samples.question(Style.BEHAVIOURAL), START));
    }

    static Reconciliation reconciliation() {
        return new Reconciliation(Progress.of(List.of(Samples.session())), Samples.proposal());
    }

    static StoryStructure story() {
        StoryStructure outline = StoryStructure.outline(Samples.question(Style.BEHAVIOURAL));
        return new StoryStructure(
                outline.question(),
                outline.title(),
                List.of(
                        new StoryStructure.Part("Situation", "A man of **seventy**.\n\n- temperature\n- alone"),
                        new StoryStructure.Part("Result", "")));
    }

    static Evaluation.Abstained abstained() {
        return new Evaluation.Abstained(
                "There is nothing to rate.",
                Set.of(Flag.OFF_TOPIC, Flag.TOO_SHORT),
                Provenance.of("embedded", "1.2").standingInFor("claude"));
    }
}
