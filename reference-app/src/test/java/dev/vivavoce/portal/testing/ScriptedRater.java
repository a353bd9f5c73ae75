package dev.vivavoce.portal.testing;

import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.embedded.RuleBasedEvaluator;
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
 * A rater inside the portal under test that does what the answer asks of it: with {@code [away KEY]} it is unavailable, and with
 * {@code [stuck KEY]} it does not come back, until there is a file KEY in its folder. It notes in {@code calls-KEY} how often it was asked.
 */
public final class ScriptedRater implements Evaluator {
    static final String FOLDER = "scripted-rater";

    private static final Pattern ORDER = Pattern.compile("\\[(away|stuck) ([\\w-]+)]");

    private final Evaluator embedded = new RuleBasedEvaluator();

    @Override
    public Evaluation evaluate(Submission submission) {
        Matcher order = ORDER.matcher(submission.answer());
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
        return embedded.evaluate(submission);
    }

    private static void note(Path file) {
        try {
            Files.writeString(file, "x", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
