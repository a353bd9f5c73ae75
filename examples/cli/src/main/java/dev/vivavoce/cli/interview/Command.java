package dev.vivavoce.cli.interview;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person may type instead of a line of an answer. */
enum Command {
    SKIP("pass on this question, or on this follow-up"),
    REDO("begin this answer anew; after the feedback: answer the question again"),
    TIME("how long this answer and the interview have taken"),
    HINT("the parts that a good answer to this kind of question has"),
    HELP("this list"),
    QUIT("stop here; everything is saved and can be resumed");

    private final String meaning;

    Command(String meaning) {
        this.meaning = meaning;
    }

    String meaning() {
        return meaning;
    }

    /** As it is typed, such as {@code /skip}. */
    String typed() {
        return "/" + name().toLowerCase(Locale.ROOT);
    }

    /** The command that a line is, if it is nothing else. */
    static Optional<Command> in(String line) {
        String typed = line.stripTrailing().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(command -> command.typed().equals(typed))
                .findFirst();
    }

    /** Whether a line looks like a command without being one: a slash and letters, nothing else. */
    static boolean mistyped(String line) {
        return line.stripTrailing().matches("/[A-Za-z]+") && in(line).isEmpty();
    }

    static String all() {
        return Arrays.stream(values()).map(Command::typed).collect(Collectors.joining("  "));
    }
}
