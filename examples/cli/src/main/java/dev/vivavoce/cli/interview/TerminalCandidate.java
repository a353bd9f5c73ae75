package dev.vivavoce.cli.interview;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;

/** A person at a terminal, with an editor for answers and a timer that runs beside it. */
final class TerminalCandidate implements Candidate, AutoCloseable {

    private static final int SECONDS_BETWEEN_DRAFTS = 5;

    private final AnswerEditor editor;
    private final Draft draft;
    private final Screen screen;
    private final Commands commands;
    private final LongSupplier nanos;
    private final ScheduledExecutorService ticks = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "vivavoce-timer");
        thread.setDaemon(true);
        return thread;
    });

    TerminalCandidate(Terminal terminal, Draft draft, Screen screen, LongSupplier nanos) {
        this.editor = new AnswerEditor(terminal);
        this.draft = draft;
        this.screen = screen;
        this.commands = new Commands(screen);
        this.nanos = nanos;
    }

    @Override
    public Reply reply(Prompt prompt) {
        Timer timer = new Timer(nanos, prompt);
        String text = draft.begun(prompt);
        if (!text.isEmpty()) {
            screen.row("Draft", Palette.FAINT, "You had begun an answer; it is below.");
        }
        while (true) {
            String typed;
            try {
                typed = edit(prompt, timer, text);
            } catch (UserInterruptException e) {
                draft.keep(prompt, e.getPartialLine() == null ? text : e.getPartialLine());
                return new Reply.Stop(Reply.Reason.INTERRUPTED);
            } catch (EndOfFileException e) {
                return new Reply.Stop(Reply.Reason.QUIT);
            }
            String last = AnswerEditor.lastLine(typed);
            Optional<Command> command = Command.in(last);
            boolean noAnswer = command.isPresent() || Command.mistyped(last);
            text = noAnswer || last.equals(".") ? typed.substring(0, typed.length() - last.length()) : typed;
            if (!noAnswer) {
                if (commands.accept(text)) {
                    return new Reply.Said(text.stripTrailing(), timer.elapsed());
                }
            } else if (command.isEmpty()) {
                commands.mistyped(last);
            } else {
                switch (command.get()) {
                    case SKIP -> {
                        return new Reply.Pass();
                    }
                    case QUIT -> {
                        draft.keep(prompt, text);
                        return new Reply.Stop(Reply.Reason.QUIT);
                    }
                    case REDO -> {
                        text = "";
                        draft.drop();
                        timer.restart();
                    }
                    case TIME, HINT, HELP -> commands.show(command.get(), prompt, timer);
                }
            }
        }
    }

    private String edit(Prompt prompt, Timer timer, String begun) {
        screen.flush();
        ScheduledFuture<?> live = ticks.scheduleAtFixedRate(
                () -> {
                    editor.tick(timer.brief());
                    if (timer.elapsed().toSeconds() % SECONDS_BETWEEN_DRAFTS == 0) {
                        editor.ifEditing(text -> draft.keep(prompt, text));
                    }
                },
                1,
                1,
                TimeUnit.SECONDS);
        try {
            return editor.edit(begun, timer.brief(), text -> draft.keep(prompt, text));
        } finally {
            live.cancel(false);
        }
    }

    @Override
    public void taken() {
        draft.drop();
    }

    @Override
    public Reply afterwards() {
        screen.text(Palette.FAINT, "Enter: go on   /redo: answer this again   /quit: stop here");
        screen.flush();
        while (true) {
            try {
                String typed = editor.line();
                Optional<Command> command = Command.in(typed);
                if (typed.isBlank() || command.equals(Optional.of(Command.SKIP))) {
                    return new Reply.Pass();
                }
                if (command.equals(Optional.of(Command.REDO))) {
                    return new Reply.Again();
                }
                if (command.equals(Optional.of(Command.QUIT))) {
                    return new Reply.Stop(Reply.Reason.QUIT);
                }
                screen.text(Palette.FAIR, "Press Enter to go on, or type /redo or /quit.");
            } catch (UserInterruptException e) {
                return new Reply.Stop(Reply.Reason.INTERRUPTED);
            } catch (EndOfFileException e) {
                return new Reply.Stop(Reply.Reason.QUIT);
            }
        }
    }

    @Override
    public void close() {
        ticks.shutdownNow();
    }
}
