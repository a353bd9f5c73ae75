package dev.vivavoce.cli.interview;

import dev.vivavoce.core.assessment.Coverage;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.assessment.Flag;
import dev.vivavoce.core.assessment.Rating;
import dev.vivavoce.core.assessment.Rubric;
import java.util.List;

/** Shows the judgement on an answer. */
final class FeedbackView {

    private static final double FULL = 0.75;
    private static final double HALF = 0.25;
    private static final int QUOTE = 70;

    private final Screen screen;

    FeedbackView(Screen screen) {
        this.screen = screen;
    }

    void show(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Scored scored) {
            score(scored);
        } else if (evaluation instanceof Evaluation.Abstained abstained) {
            screen.row("Score", Palette.FAIR, "none: " + abstained.reason());
        }
        evaluation.flags().forEach(flag -> screen.point("Note", Palette.FAIR, "!", meaning(flag)));
    }

    private void score(Evaluation.Scored scored) {
        screen.raw(screen.paint(Palette.FAINT, Screen.pad("Score", 12)) + screen.bar(scored.score()) + " "
                + screen.paint(Palette.ofScore(scored.score()), scored.score() + " of 10")
                + screen.paint(Palette.FAINT, "   " + Math.round(100 * scored.confidence()) + " % sure"));
        points("Good", Palette.GOOD, "+", scored.feedback().positive());
        points("Better", Palette.FAIR, "→", scored.feedback().improvements());
        boolean first = true;
        for (Rating rating : scored.ratings()) {
            String quote = rating.evidence().isEmpty()
                    ? ""
                    : "  “" + Plain.clip(rating.evidence().get(0).quote(), QUOTE) + "”";
            screen.point(
                    first ? "Levels" : "",
                    Palette.ACCENT,
                    steps(rating.level()),
                    rating.level() + " " + Plain.line(rating.criterion()) + quote);
            first = false;
        }
        first = true;
        for (Coverage coverage : scored.anchors()) {
            screen.point(
                    first ? "Points" : "",
                    palette(coverage),
                    mark(coverage),
                    Plain.line(coverage.anchor().name())
                            + (coverage.covered() < HALF
                                    ? " – not said: "
                                            + Plain.line(coverage.anchor().text())
                                    : ""));
            first = false;
        }
    }

    /** Shows the points that an answer has not made; not before the follow-ups, which ask for them. */
    void missing(Evaluation evaluation) {
        if (evaluation instanceof Evaluation.Scored scored) {
            boolean first = true;
            for (Coverage coverage : scored.anchors()) {
                if (coverage.covered() < HALF) {
                    screen.point(
                            first ? "Missing" : "",
                            Palette.POOR,
                            "○",
                            Plain.line(coverage.anchor().name()) + ": "
                                    + Plain.line(coverage.anchor().text()));
                    first = false;
                }
            }
        }
    }

    private void points(String label, Palette palette, String mark, List<String> points) {
        for (int i = 0; i < points.size(); i++) {
            screen.point(i == 0 ? label : "", palette, mark, points.get(i));
        }
    }

    private static String steps(int level) {
        return "▮".repeat(level) + "▯".repeat(Rubric.HIGHEST - level);
    }

    private static String mark(Coverage coverage) {
        return coverage.covered() >= FULL ? "●" : coverage.covered() >= HALF ? "◐" : "○";
    }

    private static Palette palette(Coverage coverage) {
        return coverage.covered() >= FULL ? Palette.GOOD : coverage.covered() >= HALF ? Palette.FAIR : Palette.POOR;
    }

    private static String meaning(Flag flag) {
        return switch (flag) {
            case INSTRUCTION_LIKE_TEXT ->
                "Part of the answer speaks to the evaluator. That was read as text and changed nothing.";
            case REPETITION -> "The answer says the same more than once; it counts once.";
            case PARROTING -> "Part of the answer repeats the question; that part does not count.";
            case KEYWORD_LIST -> "The answer lists words; whole sentences say more.";
            case TOO_SHORT -> "The answer is very short.";
            case OFF_TOPIC -> "Little of the answer has to do with the question.";
            case DOUBTFUL -> "Raters may differ on this answer; a person should look at it.";
        };
    }
}
