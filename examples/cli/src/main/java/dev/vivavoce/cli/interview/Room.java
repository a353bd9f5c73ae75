package dev.vivavoce.cli.interview;

import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** Where an interview takes place: a terminal, or streams that are none. */
final class Room implements AutoCloseable {

    private static final int COLUMNS = 80;

    private final Streams streams;
    private final Optional<Terminal> terminal;
    private final Screen screen;
    private final List<TerminalCandidate> opened = new ArrayList<>();

    private Room(Streams streams, Optional<Terminal> terminal) {
        this.streams = streams;
        this.terminal = terminal;
        this.screen = new Screen(
                new PrintStream(streams.out(), true, StandardCharsets.UTF_8), streams.colour(), this::columns);
    }

    static Room open(Streams streams) {
        return new Room(streams, streams.inIsTerminal() && streams.outIsTerminal() ? terminal() : Optional.empty());
    }

    Screen screen() {
        return screen;
    }

    /** Whoever sits there. */
    Candidate candidate(Draft draft) {
        if (terminal.isPresent()) {
            TerminalCandidate person = new TerminalCandidate(terminal.get(), draft, screen, System::nanoTime);
            opened.add(person);
            return person;
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        return new PipedCandidate(in, screen, System::nanoTime);
    }

    private int columns() {
        int columns = terminal.map(Terminal::getWidth).orElse(0);
        return columns > 0 ? columns : COLUMNS;
    }

    private static Optional<Terminal> terminal() {
        try {
            return Optional.of(TerminalBuilder.builder()
                    .name("vivavoce")
                    .system(true)
                    .dumb(false)
                    .encoding(StandardCharsets.UTF_8)
                    .build());
        } catch (IllegalStateException | IOException e) {
            // Nothing the editor knows how to drive: answers are read line by line instead.
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            for (TerminalCandidate person : opened) {
                person.close();
            }
            if (terminal.isPresent()) {
                terminal.get().close();
            }
        } catch (IOException e) {
            throw new Unusable("cannot give the terminal back: " + e.getMessage(), e);
        }
    }
}
