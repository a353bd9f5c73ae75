package dev.vivavoce.cli.interview;

import static java.util.Objects.requireNonNull;

import dev.vivavoce.bank.Classification;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.cli.batch.ProviderOptions;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.engine.InterviewEngine;
import dev.vivavoce.core.progress.Progress;
import dev.vivavoce.core.question.Position;
import dev.vivavoce.core.session.History;
import dev.vivavoce.core.session.InterviewFormat;
import dev.vivavoce.core.session.Session;
import dev.vivavoce.core.spi.Evaluator;
import dev.vivavoce.embedded.RuleBasedEvaluator;
import dev.vivavoce.embedded.RuleBasedPlanner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Interviews a person in the terminal. */
@Command(
        name = "interview",
        mixinStandardHelpOptions = true,
        description =
                "Interviews you on a job posting: one question at a time, feedback at once, saved after every step.",
        footerHeading = "%nIn the interview:%n",
        footer = {
            "  An answer ends with two empty lines, a line with a single dot, or Ctrl-D.",
            "  /skip /redo /hint /time /help /quit",
            "",
            "Exit status: 0 when the interview is over, 3 when it can be resumed, 2 if arguments or files cannot be used,"
                    + " 130 after Ctrl-C."
        })
public final class InterviewCommand implements Callable<Integer> {

    @Option(names = "--posting", paramLabel = "FILE", description = "The job posting: a text file in UTF-8.")
    private @Nullable Path posting;

    @Option(names = "--resume", paramLabel = "FILE", description = "Go on with the interview saved in FILE.")
    private @Nullable Path resume;

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "screening (default), behavioural, technical, system_design, coding, custom.")
    private @Nullable String format;

    @Option(names = "--seed", paramLabel = "N", description = "Other questions for another seed; 0 if not given.")
    private @Nullable Long seed;

    @Option(
            names = "--session",
            paramLabel = "FILE",
            description = "Save a new interview in FILE; POSTING.session.json in the current folder if not given.")
    private @Nullable Path session;

    @Option(
            names = "--answers",
            paramLabel = "FILE",
            description =
                    "Take the answers from FILE, a line of JSON for each question: {\"answer\": \"…\", \"seconds\"?: 90,"
                            + " \"probes\"?: [\"…\"]} or {\"skip\": true}.")
    private @Nullable Path answers;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write the report to FILE (HTML) and its data beside it (JSON); beside the session if not given.")
    private @Nullable Path report;

    @Mixin
    private ProviderOptions providers = new ProviderOptions();

    private final Streams streams;

    /** @param streams where it reads and writes */
    public InterviewCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        requireOneStart();
        Optional<List<AnswerFile.Line>> prepared = Optional.ofNullable(answers).map(AnswerFile::read);
        try (Room room = Room.open(streams)) {
            return resume == null ? begin(room, prepared) : goOn(room, resume, prepared);
        }
    }

    private void requireOneStart() {
        if ((posting == null) == (resume == null)) {
            throw new Unusable("give either --posting FILE to begin an interview or --resume FILE to go on with one");
        }
        if (resume != null && (format != null || seed != null || session != null)) {
            throw new Unusable(
                    "--format, --seed and --session belong to a new interview; leave them out with --resume");
        }
    }

    private int begin(Room room, Optional<List<AnswerFile.Line>> prepared) {
        Path source = requireNonNull(posting, "posting");
        InterviewFormat outline = outline();
        Posting read = Posting.read(source);
        QuestionBank bank = QuestionBank.bundled();
        Classification job = bank.classify(read.title(), read.text());
        Position position = new Position(read.title(), read.text(), Optional.of(job.seniority()));
        Path target = session == null ? freeName(source) : session;
        Session opened = Session.builder(ReportFiles.stem(target, ".session.json", ".json"), position)
                .format(outline)
                .seed(seed == null ? 0 : seed)
                .open();
        InterviewEngine engine = engine(bank, room.screen());
        requireQuestions(engine, opened, job, source);
        try (SessionFile file = SessionFile.create(target, opened)) {
            Welcome.show(room.screen(), source, opened, job, target);
            return hold(room, engine, file, target, prepared);
        }
    }

    private int goOn(Room room, Path from, Optional<List<AnswerFile.Line>> prepared) {
        try (SessionFile file = SessionFile.open(from)) {
            Welcome.again(room.screen(), file.session(), from);
            return hold(room, engine(QuestionBank.bundled(), room.screen()), file, from, prepared);
        }
    }

    private int hold(
            Room room, InterviewEngine engine, SessionFile file, Path shown, Optional<List<AnswerFile.Line>> prepared) {
        Candidate candidate = prepared.isPresent()
                ? new PreparedCandidate(prepared.get(), room.screen())
                : room.candidate(new Draft(file.path()));
        Optional<Reply.Reason> stopped =
                new Conversation(engine, file, candidate, room.screen(), InstantSource.system()).hold();
        if (stopped.isPresent()) {
            return stop(room.screen(), stopped.get(), shown, prepared);
        }
        Progress progress = Progress.of(List.of(file.session()));
        new Closing(room.screen()).show(progress);
        ReportFiles files = ReportFiles.of(shown, Optional.ofNullable(report));
        files.write(file.session(), progress);
        room.screen().row("Report", files.html().toString());
        room.screen().row("As JSON", files.json().toString());
        room.screen().row("Interview", shown.toString());
        room.screen().blank();
        return Exit.OK;
    }

    private int stop(Screen screen, Reply.Reason reason, Path file, Optional<List<AnswerFile.Line>> prepared) {
        screen.blank();
        screen.row("Saved", "The interview is kept in " + file + ". Go on with:");
        screen.row("", Palette.STRONG, "vivavoce interview --resume " + quoted(file));
        if (providers.asksModel()) {
            screen.row("", "and the same --provider and --model");
        }
        screen.flush();
        if (reason == Reply.Reason.NO_MORE && prepared.isPresent()) {
            streams.err()
                    .println("vivavoce: " + answers + " has " + prepared.get().size()
                            + " answers, fewer than the interview needs; add more and go on with --resume " + file);
        }
        return reason == Reply.Reason.INTERRUPTED ? Exit.INTERRUPTED : Exit.INCOMPLETE;
    }

    private InterviewFormat outline() {
        if (format == null) {
            return InterviewFormat.SCREENING;
        }
        String name = format.strip().toLowerCase(Locale.ROOT).replace('-', '_');
        return InterviewFormat.named(name.equals("behavioral") ? "behavioural" : name)
                .orElseThrow(() -> new Unusable("--format must be one of "
                        + InterviewFormat.ALL.stream().map(InterviewFormat::id).collect(Collectors.joining(", "))
                        + " but is " + format));
    }

    private static void requireQuestions(InterviewEngine engine, Session session, Classification job, Path source) {
        String format = session.format().id();
        boolean offered = format.equals(InterviewFormat.CUSTOM.id())
                || job.category().formats().contains(format);
        if (!offered || engine.remaining(session, History.NONE).isEmpty()) {
            throw new Unusable(source + ": the bank has no " + format + " interview for "
                    + job.category().name() + "; choose --format "
                    + String.join(", ", job.category().formats()));
        }
    }

    private InterviewEngine engine(QuestionBank bank, Screen screen) {
        return InterviewEngine.builder()
                .planner(new RuleBasedPlanner())
                .questions(bank)
                .evaluator(evaluator(screen))
                .build();
    }

    /** A model takes its time, so the screen tells; while it is away the embedded evaluator stands in. */
    private Evaluator evaluator(Screen screen) {
        Evaluator rater = providers.evaluator();
        if (!providers.asksModel()) {
            return rater;
        }
        Evaluator withStandIn = rater.orElse(new RuleBasedEvaluator());
        return submission -> {
            screen.row("Rating", Palette.FAINT, providers.modelName() + " reads the answer …");
            screen.flush();
            return withStandIn.evaluate(submission);
        };
    }

    /** A file in the current folder that does not exist yet: an interview never takes the place of another. */
    private static Path freeName(Path posting) {
        String stem = ReportFiles.stem(posting, ".txt", ".md");
        Path file = Path.of(stem + ".session.json");
        for (int i = 2; Files.exists(file); i++) {
            file = Path.of(stem + "-" + i + ".session.json");
        }
        return file;
    }

    private static String quoted(Path file) {
        String path = file.toString();
        return path.matches("[\\w./+-]+") ? path : "'" + path.replace("'", "'\\''") + "'";
    }
}
