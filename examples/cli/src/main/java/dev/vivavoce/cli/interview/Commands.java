package dev.vivavoce.cli.interview;

import dev.vivavoce.core.session.Answer;
import dev.vivavoce.core.session.StoryStructure;
import java.util.stream.Collectors;

/** What commands show, and what an answer must be to be taken; the same at a terminal and through a pipe. */
final class Commands {

    private final Screen screen;

    Commands(Screen screen) {
        this.screen = screen;
    }

    /** Shows what a command that changes nothing shows. */
    void show(Command command, Candidate.Prompt prompt, Timer timer) {
        switch (command) {
            case TIME -> screen.row("Time", timer.full());
            case HINT ->
                screen.row(
                        "Hint",
                        "A good answer here often has: "
                                + StoryStructure.outline(prompt.question()).parts().stream()
                                        .map(StoryStructure.Part::heading)
                                        .collect(Collectors.joining(" – "))
                                + ".");
            case HELP -> {
                for (Command each : Command.values()) {
                    screen.row(each.typed(), each.meaning());
                }
                screen.row("", "An answer ends with two empty lines, a line with a single dot, or Ctrl-D.");
            }
            case SKIP, REDO, QUIT -> {}
        }
    }

    void mistyped(String line) {
        screen.row(
                "Note",
                Palette.FAIR,
                "There is no command " + Plain.clip(line, 30) + "; the line was not taken. Commands: " + Command.all()
                        + ". To begin an answer with a slash, put a space before it.");
    }

    /** Whether {@code text} can be an answer; says why not. */
    boolean accept(String text) {
        if (text.isBlank()) {
            screen.row("Note", Palette.FAIR, "Nothing was said yet. Type an answer, or /skip to pass.");
            return false;
        }
        if (text.length() > Answer.MOST_CHARACTERS) {
            screen.row(
                    "Note",
                    Palette.FAIR,
                    "The answer has " + text.length() + " characters; the most is " + Answer.MOST_CHARACTERS
                            + ". It was not taken.");
            return false;
        }
        return true;
    }
}
