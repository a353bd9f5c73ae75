package dev.vivavoce.cli.batch;

import dev.vivavoce.bank.Category;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.question.GeneralRubric;
import dev.vivavoce.core.question.Seniority;
import dev.vivavoce.llm.BatchQuestionSource;
import dev.vivavoce.llm.ModelQuestionSource;
import dev.vivavoce.llm.guard.GuardedModel;
import dev.vivavoce.llm.guard.Tokens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lets a model propose questions for a kind of job. What it proposes is a draft: nobody is asked it before a person reviewed it. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Lets a language model propose questions for a kind of job, and adds to your own those that the linter finds no error"
                    + " in and that ask for something new, as drafts.",
            "Each call's questions are on disk as soon as they are written: run the same command again to go on after a crash or"
                    + " a break. Exit status: 3 when there are fewer than asked for."
        })
public final class GenerateCommand implements Callable<Integer> {

    private static final int MOST = 1_000;
    private static final int MOST_THREADS = 16;
    /** What a call reads and writes, about. */
    private static final Tokens USUAL = new Tokens(900, 0, 1_500);

    private final Streams streams;

    @Option(
            names = "--category",
            paramLabel = "ID",
            required = true,
            description = "The kind of job, as bank stats names it.")
    private String category = "";

    @Option(
            names = "--count",
            paramLabel = "N",
            required = true,
            description = "How many questions of this kind your own are to hold in the end; 1 to " + MOST + ".")
    private int count;

    @Option(
            names = "--own",
            paramLabel = "FILE",
            required = true,
            description = "Where your own questions are kept; made when it is not there.")
    private Path own = Path.of("");

    @Option(names = "--seniority", paramLabel = "LEVEL", description = "Whom they are for; unless given, mid.")
    private Seniority seniority = Seniority.MID;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Have N calls under way at a time, 1 to " + MOST_THREADS
                    + "; default: 1 %% of the calls, and at least"
                    + " one, which is usually one, so that a crash loses no more than that of the calls that are paid.")
    private @Nullable Integer threads;

    @Option(
            names = "--batch",
            description =
                    "Send what is missing as one batch of the provider (gemini, claude), at half the price; it may take a day."
                            + " Until all of it is in FILE, its id is in FILE.part: after a crash the same command collects it. A crash in"
                            + " the moment before the id is on disk lets the batch be paid twice.")
    private boolean batch;

    @Option(names = "--estimate", description = "Say what it would cost, and make no call.")
    private boolean estimate;

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    private final Polling.Pause pause;

    /** @param streams where it writes */
    public GenerateCommand(Streams streams) {
        this(streams, System::getenv, Polling.SLEEP);
    }

    GenerateCommand(Streams streams, Function<String, @Nullable String> environment, Polling.Pause pause) {
        this.streams = streams;
        this.pause = pause;
        this.providers.environment = environment;
    }

    @Override
    public Integer call() {
        Unusable.requireRange("--count", count, MOST);
        if (threads != null) {
            Unusable.requireRange("--threads", threads, MOST_THREADS);
        }
        QuestionBank bank = QuestionBank.bundled();
        Category kind = bank.category(category)
                .orElseThrow(() ->
                        new Unusable("--category " + category + ": there is no such kind of job; see bank stats"));
        Order order = new Order(providers.provider(), providers.modelName(), kind, seniority);
        Path part = own.resolveSibling(own.getFileName() + ".part");
        if (Files.notExists(part) && (estimate || !batch)) {
            return run(order, drafts(bank, kind), Optional.empty());
        }
        try (BatchNote note = BatchNote.open(part, order.json())) {
            return run(order, drafts(bank, kind), Optional.of(note));
        }
    }

    private Drafts drafts(QuestionBank bank, Category kind) {
        String prefix = category + "-written-";
        return new Drafts(
                new OwnQuestions(own), new Proposals(bank, kind, prefix), prefix, count, new CountBar(streams, count));
    }

    private int run(Order order, Drafts drafts, Optional<BatchNote> note) {
        Optional<BatchNote.Sent> sent = note.flatMap(BatchNote::sent);
        streams.say(drafts.missing() + " questions to write, "
                + sent.map(there -> there + " before, and paid for")
                        .orElseGet(() ->
                                "in " + Cost.estimate(order.model(), Order.calls(drafts.missing()), USUAL, batch)));
        if (estimate || drafts.missing() == 0) {
            return Exit.OK;
        }
        if (batch && note.isPresent()) {
            inBatch(order, drafts, note.get());
        } else if (sent.isPresent()) {
            throw new Unusable("questions were sent for in a batch and are paid for: give --batch to collect them");
        } else {
            byCall(order, drafts);
        }
        streams.say(drafts.summary(own));
        return drafts.missing() == 0 ? Exit.OK : Exit.INCOMPLETE;
    }

    private void byCall(Order order, Drafts drafts) {
        GuardedModel model = providers.guardedModel();
        int calls = Order.calls(drafts.missing());
        new DraftsByCall(new ModelQuestionSource(model, order.model()), order, drafts, streams::say)
                .run(threads != null ? threads : Math.max(1, Math.min(MOST_THREADS, calls / 100)));
        streams.say(Cost.spent(model.usage().total()));
    }

    private void inBatch(Order order, Drafts drafts, BatchNote note) {
        Bill bill = new Bill(order.model(), true);
        MeteredBatches model = new MeteredBatches(providers.batchModel(), providers.halfPrice(), bill);
        BatchQuestionSource source = new BatchQuestionSource(model, order.model(), GeneralRubric::of);
        new DraftsByBatch(source, order, drafts, note, pause, streams::say).run();
        streams.say(bill.spent());
    }
}
