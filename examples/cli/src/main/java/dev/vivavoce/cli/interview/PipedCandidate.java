package dev.vivavoce.cli.interview;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Answers line by line from something that is no terminal. */
final class PipedCandidate implements Candidate {

    private final BufferedReader in;
    private final Screen screen;
    private final Commands commands;
    private final LongSupplier nanos;

    PipedCandidate(BufferedReader in, Screen screen, LongSupplier nanos) {
        this.in = in;
        this.screen = screen;
        this.commands = new Commands(screen);
        this.nanos = nanos;
    }

    @Override
    public Reply reply(Prompt prompt) {
        Timer timer = new Timer(nanos, prompt);
        screen.flush();
        StringBuilder draft = new StringBuilder();
        boolean blank = false;
        while (true) {
            String line = read();
            if (line == null || line.equals(".") || (blank && line.isBlank() && !draft.isEmpty())) {
                String text = draft.toString().stripTrailing();
                if (line == null && text.isBlank()) {
                    return new Reply.Stop(Reply.Reason.NO_MORE);
                }
                if (commands.accept(text)) {
                    return new Reply.Said(text, timer.elapsed());
                }
                draft.setLength(0);
                blank = false;
                continue;
            }
            Optional<Command> command = Command.in(line);
            if (command.isPresent()) {
                switch (command.get()) {
                    case SKIP -> {
                        return new Reply.Pass();
                    }
                    case QUIT -> {
                        return new Reply.Stop(Reply.Reason.QUIT);
                    }
                    case REDO -> {
                        draft.setLength(0);
                        timer.restart();
                    }
                    case TIME, HINT, HELP -> commands.show(command.get(), prompt, timer);
                }
                screen.flush();
            } else if (Command.mistyped(line)) {
                commands.mistyped(line);
            } else if (!draft.isEmpty() || !line.isBlank()) {
                draft.append(line).append('\n');
            }
            blank = line.isBlank();
        }
    }

    @Override
    public Reply afterwards() {
        return new Reply.Pass();
    }

    private @Nullable String read() {
        try {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
