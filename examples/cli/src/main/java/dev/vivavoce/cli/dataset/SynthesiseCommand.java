package dev.vivavoce.cli.dataset;

import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.batch.Cost;
import dev.vivavoce.cli.batch.CountBar;
import dev.vivavoce.cli.batch.ProviderOptions;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.core.spi.UnavailableException;
import dev.vivavoce.embedded.RuleBasedScreen;
import dev.vivavoce.llm.ModelCandidate;
import dev.vivavoce.llm.ModelConfigurationException;
import dev.vivavoce.llm.ModelEvaluator;
import dev.vivavoce.llm.guard.GuardedModel;
import dev.vivavoce.llm.guard.Tokens;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a model play interviews. */
@Command(
        name = "synthesise",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a language model play whole interviews: people of all jobs, seniorities, skills and temperaments answer questions"
                    + " of the bank, and the same model rates what they said.",
            "Each interview is written at once: run the same command again to go on after a break. Nobody has reviewed what comes"
                    + " out: read some of it before you train on it. Exit status: 3 when there are fewer than asked for."
        })
public final class SynthesiseCommand implements Callable<Integer> {

    private static final int MOST = 10_000;
    private static final int MOST_THREADS = 64;
    /** What a call reads and writes, about: one in six plays an interview, the others rate an answer. */
    private static final Tokens USUAL = new Tokens(1_300, 0, 320);

    private final Streams streams;

    @Option(
            names = "--count",
            paramLabel = "N",
            required = true,
            description = "How many interviews there shall be in the end; 1 to " + MOST + ".")
    private int count;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "JSON Lines, for dataset export --synthetic; is added to.")
    private Path out = Path.of("");

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Another seed gives other people and questions; default: 1.")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Play N interviews at a time; default: 4. After a crash as many are played again.")
    private int threads = 4;

    @Option(names = "--estimate", description = "Say what it would cost, and make no call.")
    private boolean estimate;

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    /** @param streams where it writes */
    public SynthesiseCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Unusable.requireRange("--count", count, MOST);
        Unusable.requireRange("--threads", threads, MOST_THREADS);
        providers.modelName();
        try (Interviews interviews = Interviews.open(out)) {
            return play(interviews);
        }
    }

    private int play(Interviews interviews) {
        String name = providers.modelName();
        List<Integer> missing = IntStream.rangeClosed(1, count)
                .filter(number -> !interviews.has(number))
                .boxed()
                .toList();
        streams.say(missing.size() + " interviews to play, in "
                + Cost.estimate(name, (long) missing.size() * (1 + Casting.QUESTIONS), USUAL));
        if (estimate || missing.isEmpty()) {
            return Exit.OK;
        }
        GuardedModel model = providers.guardedModel();
        Evaluator rater = ModelEvaluator.builder()
                .model(model)
                .modelName(name)
                .screen(new RuleBasedScreen())
                .build();
        Casting casting = new Casting(QuestionBank.bundled(), new ModelCandidate(model, name), rater, seed);
        Optional<RuntimeException> stopped = play(missing, casting, interviews);
        streams.say(Cost.spent(model.usage().total()));
        streams.say(interviews.count() + " of " + count + " interviews there, " + interviews.answers()
                + " rated answers in " + out);
        if (stopped.isEmpty()) {
            return Exit.OK;
        }
        RuntimeException why = stopped.get();
        if (why instanceof ModelConfigurationException) {
            throw new Unusable(why);
        }
        if (!(why instanceof UnavailableException)) {
            throw why;
        }
        streams.say(Objects.toString(why.getMessage(), ""));
        return Exit.INCOMPLETE;
    }

    /** Why it ended early, if it did. */
    private Optional<RuntimeException> play(List<Integer> missing, Casting casting, Interviews interviews) {
        CountBar bar = new CountBar(streams, count);
        AtomicReference<@Nullable RuntimeException> stopped = new AtomicReference<>();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        for (int number : missing) {
            workers.execute(() -> {
                if (stopped.get() != null) {
                    return;
                }
                bar.draw(interviews.count(), "interviews");
                try {
                    interviews.add(number, casting.play(number));
                } catch (RuntimeException end) {
                    stopped.compareAndSet(null, end);
                }
            });
        }
        workers.shutdown();
        try {
            if (!workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("the interviews did not end");
            }
        } catch (InterruptedException interrupted) {
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
        bar.wipe();
        return Optional.ofNullable(stopped.get());
    }
}
