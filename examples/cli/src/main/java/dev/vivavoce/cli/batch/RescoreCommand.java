package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.io.DurableFile;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.Json;
import dev.vivavoce.core.spi.Evaluator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rates stored answers again. */
@Command(
        name = "rescore",
        mixinStandardHelpOptions = true,
        description = {
            "Rates stored answers again, such as with a new model. Lines in and out are those of evaluate; a line may also carry its"
                    + " old \"score\", with which the new one is then compared.",
            "Each result is on disk as soon as it is known, in OUT.part: after a crash the same command goes on and asks for"
                    + " nothing twice but what was under way. OUT appears when it is complete. Where the provider could not serve"
                    + " some lines (exit status 3), the same command asks for those only."
        })
public final class RescoreCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 1024;
    private static final int MOST_UNASKED = 64;

    @Option(names = "--in", paramLabel = "FILE", required = true, description = "Read JSON Lines from FILE.")
    private Path in = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "Write JSON Lines to FILE, which must not be there yet.")
    private Path out = Path.of("");

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Have N calls under way at a time; default: 1 %% of the lines, at least 1 and at most "
                    + MOST_UNASKED + ", so that a crash loses no more than 1 %% of the calls that are paid.")
    private @Nullable Integer threads;

    @Option(
            names = "--batch",
            description =
                    "Send the lines in batches of the provider (gemini, claude), at half the price; they may take a day. A crash in"
                            + " the moment before a batch's id is on disk lets that batch, of at most 1,000 lines, be paid twice.")
    private boolean batch;

    @Option(names = "--estimate", description = "Say what it would cost, and make no call.")
    private boolean estimate;

    @Mixin
    private CalibrationOption calibration = new CalibrationOption();

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    private final Streams streams;
    private final Polling.Pause pause;

    /** @param streams where it writes */
    public RescoreCommand(Streams streams) {
        this(streams, System::getenv, Polling.SLEEP);
    }

    RescoreCommand(Streams streams, Function<String, @Nullable String> environment, Polling.Pause pause) {
        this.streams = streams;
        this.pause = pause;
        this.providers.environment = environment;
    }

    @Override
    public Integer call() {
        if (threads != null) {
            Unusable.requireRange("--threads", threads, MOST_THREADS);
        }
        Path target = target();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        boolean begun = Files.exists(part);
        if (!begun) {
            requireNothingThere(target);
        }
        try (InputLines input = InputLines.open(in)) {
            if (estimate && !begun) {
                streams.say(announcement(input, IntStream.range(0, input.size()).toArray(), 0));
                return Exit.OK;
            }
            Evaluator single = providers.evaluator();
            try (Journal journal =
                    Journal.open(part, RaterIdentity.of(providers.provider(), single, calibration.file), input)) {
                if (journal.isNew() && Files.exists(target)) {
                    // Another process has come to its end since.
                    journal.delete();
                    requireNothingThere(target);
                }
                return run(input, journal, single, target);
            } catch (IOException e) {
                throw new Unusable("cannot write " + out + ": " + Failures.reason(e), e);
            }
        }
    }

    private void requireNothingThere(Path target) {
        if (Files.exists(target)) {
            throw new Unusable(out + ": is there already; name another file, or remove it to rate all answers again");
        }
    }

    private int run(InputLines input, Journal journal, Evaluator single, Path target) throws IOException {
        int[] missing = journal.missing();
        streams.say(announcement(input, missing, journal.waiting()));
        if (journal.stale() > 0) {
            streams.say(journal.stale() + " results in the journal are of lines that have changed since");
        }
        if (estimate) {
            return Exit.OK;
        }
        if (!batch && journal.waiting() > 0) {
            throw new Unusable("lines were sent in batches and are paid for: give --batch to collect them");
        }
        UnaryOperator<Evaluator> calibrated = calibration.read();
        Supplier<QuestionBank> bank = Once.of(QuestionBank::bundled);
        Function<Evaluator, LineTask> task = evaluator -> new EvaluateCommand.Rater(calibrated.apply(evaluator), bank);
        rate(input, journal, missing, results -> {
            if (batch) {
                new InBatches(input, journal, providers.batches(), task, results, pause, streams::say).run(missing);
            } else {
                new OneByOne(input, task.apply(single), results).run(missing, threads(input.size()));
            }
        });
        return finish(input, journal, target);
    }

    private int threads(int lines) {
        return threads != null ? threads : Math.max(1, Math.min(MOST_UNASKED, lines / 100));
    }

    private Path target() {
        try {
            if (Files.exists(out) && !Files.isRegularFile(out)) {
                throw new Unusable("cannot write " + out + ": it must be a file");
            }
            return Files.exists(out) ? out.toRealPath() : out.toAbsolutePath();
        } catch (IOException e) {
            throw new Unusable("cannot write " + out + ": " + Failures.reason(e), e);
        }
    }

    private String announcement(InputLines input, int[] missing, int waiting) {
        long bytes = IntStream.of(missing).mapToLong(input::bytes).sum();
        String cost = providers.asksModel()
                ? ": " + new Bill(providers.modelName(), batch).estimate(missing.length, bytes)
                : ", without a model";
        return String.format(
                Locale.ROOT,
                "%,d lines, %,d done, %,d to rate%s%s",
                input.size(),
                input.size() - missing.length - waiting,
                missing.length,
                cost,
                waiting == 0 ? "" : String.format(Locale.ROOT, "; %,d sent in batches", waiting));
    }

    private void rate(InputLines input, Journal journal, int[] missing, Consumer<OneByOne.Results> raters) {
        Bill bill = new Bill(providers.asksModel() ? providers.modelName() : providers.provider(), batch);
        long bytes = IntStream.of(missing).mapToLong(input::bytes).sum();
        Optional<ProgressBar> bar = streams.errIsTerminal()
                ? Optional.of(new ProgressBar(streams.err(), OptionalLong.of(bytes), System::nanoTime))
                : Optional.empty();
        raters.accept((index, line, result) -> {
            journal.add(index, line, result);
            synchronized (bill) {
                bill.add(result.json().path("evaluator"));
                bar.ifPresent(shown -> shown.written(input.bytes(index), result.failed()));
            }
        });
        bar.ifPresent(ProgressBar::close);
        if (providers.asksModel()) {
            streams.say(bill.spent());
        }
    }

    private int finish(InputLines input, Journal journal, Path target) throws IOException {
        OldScores scores = new OldScores();
        AtomicLong failed = new AtomicLong();
        DurableFile.write(target, stream -> {
            for (int index = 0; index < input.size(); index++) {
                ObjectNode result = journal.result(index);
                failed.addAndGet(result.has("error") ? 1 : 0);
                scores.add(input.line(index), result);
                stream.write((Json.line(result) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
        scores.compared().ifPresent(streams::say);
        if (journal.unavailable() == 0) {
            journal.delete();
        } else {
            streams.say(String.format(
                    Locale.ROOT,
                    "%,d lines could not be served; run the same command again: it asks for those only",
                    journal.unavailable()));
        }
        return failed.get() == 0 ? Exit.OK : Exit.INCOMPLETE;
    }
}
