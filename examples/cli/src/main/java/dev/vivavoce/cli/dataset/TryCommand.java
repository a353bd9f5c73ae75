package dev.vivavoce.cli.dataset;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.batch.CountBar;
import dev.vivavoce.cli.batch.Once;
import dev.vivavoce.cli.batch.ProviderOptions;
import dev.vivavoce.cli.dataset.Labelled.Source;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.assessment.Evaluation;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.Submission;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.example.harness.Harness;
import dev.vivavoce.example.harness.Rated;
import dev.vivavoce.example.harness.Result;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tries a model that was trained. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a model, or the embedded evaluator, through answers that it has not learned, and shows how far it agrees with the"
                    + " evaluations that people stand by.",
            "Exit status: 3 when the provider could not rate some of them; they are left out."
        })
public final class TryCommand implements Callable<Integer> {

    private static final int MOST_THREADS = 256;

    private final Streams streams;

    @Option(
            names = "--in",
            paramLabel = "FILE",
            required = true,
            description = "test-labelled.jsonl of dataset export, or lines of that form.")
    private Path in = Path.of("");

    @Option(names = "--threads", paramLabel = "N", description = "Rate N answers at a time; default: 8.")
    private int threads = 8;

    @Option(names = "--twice", description = "Rate all a second time, and say how many evaluations changed.")
    private boolean twice;

    @Option(
            names = "--tricks",
            description = "Also try to talk it into a better mark: some 2,000 evaluations more, one after another.")
    private boolean tricks;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to FILE.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with pictures to FILE.")
    private @Nullable Path html;

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    /** @param streams where it writes */
    public TryCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Unusable.requireRange("--threads", threads, MOST_THREADS);
        Evaluator evaluator = providers.evaluator();
        Intake intake = new Intake(Once.of(QuestionBank::bundled), () -> {});
        intake.file(in, Source.GOLDEN);
        PrintWriter text = new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8));
        intake.findings().forEach(text::println);
        Map<Submission, Evaluation> first = rated(evaluator, intake.labelled());
        List<Rated> answers = intake.labelled().stream()
                .filter(labelled -> first.containsKey(labelled.submission()))
                .map(TryCommand::rated)
                .toList();
        if (answers.isEmpty()) {
            text.flush();
            throw new Unusable(in + ": has no answer that could be rated");
        }
        Evaluator remembering = submission ->
                Optional.ofNullable(first.get(submission)).orElseGet(() -> evaluator.evaluate(submission));
        try {
            Result result =
                    Harness.run(remembering, twice ? Optional.of(evaluator) : Optional.empty(), answers, tricks);
            text.print(result.text());
            write(json, result.json());
            write(html, result.html());
        } catch (IOException e) {
            throw new Unusable("cannot write: " + Failures.reason(e), e);
        }
        int missing = intake.labelled().size() - answers.size();
        if (missing > 0) {
            text.println(missing + " answers could not be rated: the provider was unavailable");
        }
        text.flush();
        return missing == 0 && intake.findings().isEmpty() ? Exit.OK : Exit.INCOMPLETE;
    }

    private static void write(@Nullable Path file, String content) throws IOException {
        if (file != null) {
            Files.writeString(file, content);
        }
    }

    private static Rated rated(Labelled labelled) {
        return new Rated(
                labelled.id(),
                Split.key(labelled),
                "held out",
                labelled.kind(),
                labelled.submission(),
                labelled.evaluation().score());
    }

    /** What the evaluator says of each answer; of those missing it was unavailable. */
    private Map<Submission, Evaluation> rated(Evaluator evaluator, List<Labelled> labelled) {
        Map<Submission, Evaluation> rated = new ConcurrentHashMap<>();
        CountBar bar = new CountBar(streams, Math.max(1, labelled.size()));
        AtomicInteger done = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (Labelled each : labelled) {
                futures.add(workers.submit(() -> {
                    rate(evaluator, each.submission()).ifPresent(found -> rated.put(each.submission(), found));
                    bar.draw(done.incrementAndGet(), "answers rated");
                }));
            }
            for (Future<?> future : futures) {
                future.get();
            }
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof Unusable unusable) {
                throw unusable;
            }
            throw new IllegalStateException("an answer could not be rated", failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unusable("interrupted", interrupted);
        } finally {
            workers.shutdownNow();
            bar.wipe();
        }
        return rated;
    }

    private Optional<Evaluation> rate(Evaluator evaluator, Submission submission) {
        try {
            return Optional.of(evaluator.evaluate(submission));
        } catch (UnavailableException away) {
            streams.err().println(Objects.toString(away.getMessage(), ""));
            return Optional.empty();
        }
    }
}
