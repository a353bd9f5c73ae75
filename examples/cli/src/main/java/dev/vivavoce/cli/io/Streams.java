package dev.vivavoce.cli.io;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes. Text is UTF-8, whatever the locale says.
 *
 * @param in standard input
 * @param out standard output; not buffered, errors are thrown
 * @param err standard error
 * @param inIsTerminal whether a person types {@code in}
 * @param outIsTerminal whether a person sees {@code out} at once
 * @param errIsTerminal whether a person sees {@code err} at once
 */
public record Streams(
        InputStream in,
        OutputStream out,
        PrintStream err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal) {

    /** The streams of this process. */
    public static Streams ofProcess() {
        return new Streams(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                Terminals.isTerminal(0),
                Terminals.isTerminal(1),
                Terminals.isTerminal(2));
    }

    /** Tells the person a line, in the place of a bar that is drawn there. */
    public void say(String line) {
        err.println((errIsTerminal ? "\r\033[K" : "") + line);
        err.flush();
    }

    /** Whether {@code out} may be coloured: see no-color.org. */
    public boolean colour() {
        String noColour = System.getenv("NO_COLOR");
        return outIsTerminal && (noColour == null || noColour.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
    }
}
