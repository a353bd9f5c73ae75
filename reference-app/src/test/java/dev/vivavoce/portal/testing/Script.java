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
 * KEY]} not to come back, until there is a file KEY in its folder; how often it was read is noted in {@code calls-KEY}. With {@code [slow KEY
 * MILLIS]} it asks to wait for so long; each time, {@code KEY} and the time are a line of {@code begun}.
 */
final class Script {
    static final String FOLDER = "scripted-rater";

    static final String BEGUN = "begun";

    private static final Pattern ORDER = Pattern.compile("\\[(away|stuck) ([\\w-]+)]");
    private static final Pattern SLOW = Pattern.compile("\\[slow ([\\w-]+) (\\d+)]");

    private Script() {}

    static void obey(String text) {
        Matcher slow = SLOW.matcher(text);
        if (slow.find()) {
            note(Path.of(FOLDER, BEGUN), slow.group(1) + " " + System.currentTimeMillis() + "\n");
            long end = System.nanoTime()
                    + Duration.ofMillis(Long.parseLong(slow.group(2))).toNanos();
            for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
        Matcher order = ORDER.matcher(text);
        if (order.find()) {
            Path released = Path.of(FOLDER, order.group(2));
            note(Path.of(FOLDER, "calls-" + order.group(2)), "x");
            if (order.group(1).equals("away") && !Files.exists(released)) {
                throw new UnavailableException("scripted", "the test wants it so", Optional.of(Duration.ofSeconds(1)));
            }
            while (!Files.exists(released)) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    private static void note(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
