package dev.vivavoce.cli.interview;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.function.Consumer;
import org.jline.keymap.KeyMap;
import org.jline.reader.EOFError;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/**
 * Edits an answer of many lines in a terminal. The answer ends with two empty lines, a line with a single dot, Ctrl-D, or a
 * line that is a command.
 */
final class AnswerEditor extends LineReaderImpl {

    private static final String DONE = "vivavoce-done";
    private static final String MARGIN = "  │ ";

    private Consumer<String> lineEnded = text -> {};
    private boolean done;

    AnswerEditor(Terminal terminal) {
        super(terminal, "vivavoce", new HashMap<>());
        setVariable(LineReader.DISABLE_HISTORY, true);
        setVariable(LineReader.DISABLE_COMPLETION, true);
        setVariable(LineReader.SECONDARY_PROMPT_PATTERN, MARGIN);
        setVariable(LineReader.INDENTATION, 0);
        option(Option.DISABLE_EVENT_EXPANSION, true);
        option(Option.INSERT_TAB, true);
        setParser(this::parse);
        getWidgets().put(DONE, () -> {
            done = true;
            return acceptLine();
        });
        requireNonNull(getKeyMaps().get(LineReader.EMACS), LineReader.EMACS)
                .bind(new Reference(DONE), KeyMap.ctrl('D'));
    }

    /**
     * Lets the person edit until the answer ends.
     *
     * @param begun what stands there at first
     * @param lineEnded is told of the text whenever a line ends within it
     * @return the text with the line that ended it
     */
    String edit(String begun, String timer, Consumer<String> lineEnded) {
        this.lineEnded = lineEnded;
        this.done = false;
        return readLine(MARGIN, timer, (Character) null, begun);
    }

    /** One line. */
    String line() {
        done = true;
        return readLine("  › ", "", (Character) null, "");
    }

    /** Shows the timer anew, if the person is editing. May be called by any thread. */
    void tick(String timer) {
        lock.lock();
        try {
            if (reading) {
                setRightPrompt(timer);
                redisplay();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Hands out the text as it is, if the person is editing. May be called by any thread. */
    void ifEditing(Consumer<String> reader) {
        lock.lock();
        try {
            if (reading) {
                reader.accept(buf.toString());
            }
        } finally {
            lock.unlock();
        }
    }

    private ParsedLine parse(String text, int cursor, Parser.ParseContext context) {
        if (context == Parser.ParseContext.ACCEPT_LINE && !done && !ends(text, cursor)) {
            lineEnded.accept(text);
            throw new EOFError(-1, -1, "the answer goes on");
        }
        return new Whole(text, cursor);
    }

    private static boolean ends(String text, int cursor) {
        if (cursor < text.length()) {
            return false;
        }
        String last = lastLine(text);
        String before = text.substring(0, text.length() - last.length());
        return last.equals(".")
                || Command.in(last).isPresent()
                || Command.mistyped(last)
                || (last.isBlank()
                        && before.endsWith("\n")
                        && lastLine(before.substring(0, before.length() - 1)).isBlank());
    }

    static String lastLine(String text) {
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    /** A text that is one word to the editor: there is nothing to complete or to quote. */
    private record Whole(String line, int cursor) implements ParsedLine {
        @Override
        public String word() {
            return line;
        }

        @Override
        public int wordCursor() {
            return cursor;
        }

        @Override
        public int wordIndex() {
            return 0;
        }

        @Override
        public List<String> words() {
            return List.of(line);
        }
    }
}
