package dev.vivavoce.cli.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells terminals from files and pipes. Java 17 cannot: its console exists only when both ends are terminals. */
final class Terminals {

    /** Set by the start script to the numbers of the streams that are terminals, such as {@code 012}. */
    private static final String PROPERTY = "vivavoce.terminals";

    private Terminals() {}

    /** Whether the stream of that number (0, 1, 2) is a terminal; false where nobody can say. */
    static boolean isTerminal(int stream) {
        String told = System.getProperty(PROPERTY);
        if (told != null) {
            return told.indexOf('0' + stream) >= 0;
        }
        Path link = Path.of("/proc/self/fd/" + stream);
        if (!Files.isSymbolicLink(link)) {
            return false;
        }
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }
}
