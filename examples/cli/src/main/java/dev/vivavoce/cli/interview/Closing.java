package dev.vivavoce.cli.interview;

import dev.vivavoce.core.progress.Focus;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.progress.QuestionProgress;
import dev.vivavoce.core.progress.TopicProgress;
import java.util.Locale;

/** Shows what an interview has come to. */
final class Closing {

    private static final int TOPIC = 30;
    private static final int CELLS = 20;

    private final Screen screen;

    Closing(Screen screen) {
        this.screen = screen;
    }

    void show(Progress progress) {
        screen.blank();
        screen.rule();
        screen.text(Palette.ACCENT, "The interview in short");
        screen.blank();
        if (progress.questions().isEmpty()) {
            screen.text("No answer was rated.");
            return;
        }
        for (QuestionProgress question : progress.questions()) {
            question(question);
        }
        screen.blank();
        screen.text(Palette.STRONG, "Strength by topic (the shaded part is how far it may be off)");
        for (TopicProgress topic : progress.topics()) {
            topic(topic);
        }
        screen.blank();
        progress.nextFocus()
                .ifPresent(focus -> screen.row(
                        "Next", Palette.STRONG, Plain.line(focus.topic()) + ": " + reason(focus.reason()) + "."));
    }

    private void question(QuestionProgress question) {
        int score = (int) Math.round(question.bestScore());
        String tries = question.attempts() == 1 ? "" : " (best of " + question.attempts() + ")";
        String again = question.redo()
                .map(reason -> " – again: " + Conversation.reason(reason))
                .orElse("");
        screen.scored(score, Plain.line(question.text()) + tries + again);
    }

    private void topic(TopicProgress topic) {
        int columns = Math.min(TOPIC, screen.width() / 3);
        int low = (int) Math.round(topic.strength().low() * CELLS);
        int high = (int) Math.round(topic.strength().high() * CELLS);
        int mean =
                Math.max(low, Math.min(high, (int) Math.round(topic.strength().mean() * CELLS)));
        screen.raw(Screen.pad(Plain.clip(topic.topic(), columns), columns + 1)
                + screen.paint(Palette.ACCENT, "█".repeat(low) + "▓".repeat(mean - low) + "▒".repeat(high - mean))
                + screen.paint(Palette.FAINT, "·".repeat(CELLS - high))
                + String.format(Locale.ROOT, " %3.0f %%", 100 * topic.strength().mean())
                + screen.paint(
                        Palette.FAINT,
                        "  " + topic.attempts() + (topic.attempts() == 1 ? " answer, " : " answers, ")
                                + Timer.clock(topic.time())));
    }

    private static String reason(Focus.Reason reason) {
        return switch (reason) {
            case WEAK -> "the answers were weakest here";
            case FALLING -> "the answers are getting worse";
            case LITTLE_EVIDENCE -> "too little is known about it yet";
            case LEAST_STRONG -> "all topics are strong, this one least";
        };
    }
}
