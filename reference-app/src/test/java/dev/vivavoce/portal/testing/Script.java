package dev.vivavoce.portal.testing;

import dev.vivavoce.core.spi.UnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text asks of whoever reads it inside the portal under test: with {@code [away KEY]} to be unavailable, and with {@code [stuck
 * KEY]} not to come back, until there is a file KEY in its folder. How often it was read is noted in {@code calls-KEY}.
 */
final class Script {
    static final String FOLDER = "scripted-rater";

    private static final Pattern ORDER = Pattern.compile("\\[(away|stuck) ([\\w-]+)]");

    private Script() {}

    static void obey(String text) {
        Matcher order = ORDER.matcher(text);
        if (order.find()) {
            Path released = Path.of(FOLDER, order.group(2));
            note(Path.of(FOLDER, "calls-" + order.group(2)));
            if (order.group(1).equals("away") && !Files.exists(released)) {
                throw new UnavailableException("scripted", "the test wants it so", Optional.of(Duration.ofSeconds(1)));
            }
            while (!Files.exists(released)) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private static void note(Path file) {
        try {
            Files.writeString(file, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
