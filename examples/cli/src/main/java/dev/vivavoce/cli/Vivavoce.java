package dev.vivavoce.cli;

import dev.vivavoce.cli.batch.BankCommand;
import dev.vivavoce.cli.batch.CalibrateCommand;
import dev.vivavoce.cli.batch.ClassifyCommand;
import dev.vivavoce.cli.batch.EvaluateCommand;
import dev.vivavoce.cli.batch.GenerateCommand;
import dev.vivavoce.cli.batch.PlanCommand;
import dev.vivavoce.cli.batch.ProbeCommand;
import dev.vivavoce.cli.batch.QuestionsCommand;
import dev.vivavoce.cli.batch.ReconcileCommand;
import dev.vivavoce.cli.batch.RescoreCommand;
import dev.vivavoce.cli.batch.SearchCommand;
import dev.vivavoce.cli.batch.TrainCommand;
import dev.vivavoce.cli.dataset.DatasetCommand;
import dev.vivavoce.cli.dataset.ExportCommand;
import dev.vivavoce.cli.dataset.SynthesiseCommand;
import dev.vivavoce.cli.dataset.TryCommand;
import dev.vivavoce.cli.interview.InterviewCommand;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.io.Version;
import dev.vivavoce.cli.models.BenchCommand;
import dev.vivavoce.cli.models.InspectCommand;
import dev.vivavoce.cli.models.ModelsCommand;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;

/** The command line's entry. */
@Command(
        name = "vivavoce",
        mixinStandardHelpOptions = true,
        versionProvider = Vivavoce.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Interviews you on a job posting, and does the same work in batches.",
        footerHeading = "%nStart here:%n",
        footer = {
            "  vivavoce interview --posting examples/cli/postings/registered-nurse.txt",
            "",
            "The batch commands read JSON Lines and write one line for each line read, in the same order. Exit status: 0 if"
                    + " every line succeeded, 3 if some failed, 2 if arguments or files cannot be used."
        })
public final class Vivavoce implements IVersionProvider {

    private static final int HELP_WIDTH = 100;

    private Vivavoce() {}

    /** Runs a command and ends the process with its exit status. */
    public static void main(String[] arguments) {
        int status = run(Streams.ofProcess(), arguments);
        System.exit(status);
    }

    /** Runs a command on the given streams. */
    static int run(Streams streams, String... arguments) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(streams.err(), true, StandardCharsets.UTF_8);
        CommandLine line = new CommandLine(new Vivavoce())
                .addSubcommand(new InterviewCommand(streams))
                .addSubcommand(new ClassifyCommand(streams))
                .addSubcommand(new QuestionsCommand(streams))
                .addSubcommand(new SearchCommand(streams))
                .addSubcommand(new EvaluateCommand(streams))
                .addSubcommand(new RescoreCommand(streams))
                .addSubcommand(new CalibrateCommand(streams))
                .addSubcommand(new TrainCommand(streams))
                .addSubcommand(new ProbeCommand(streams))
                .addSubcommand(new PlanCommand(streams))
                .addSubcommand(new ReconcileCommand(streams))
                .addSubcommand(new CommandLine(new BankCommand(streams)).addSubcommand(new GenerateCommand(streams)))
                .addSubcommand(new CommandLine(new ModelsCommand())
                        .addSubcommand(new InspectCommand(streams))
                        .addSubcommand(new BenchCommand(streams)))
                .addSubcommand(new CommandLine(new DatasetCommand())
                        .addSubcommand(new ExportCommand(streams))
                        .addSubcommand(new SynthesiseCommand(streams))
                        .addSubcommand(new TryCommand(streams)));
        line.setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(streams.colour() ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(HELP_WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> {
                    if (failure instanceof Unusable) {
                        err.println("vivavoce: " + failure.getMessage());
                        return Exit.UNUSABLE;
                    }
                    throw failure;
                });
        return line.execute(arguments);
    }

    @Override
    public String[] getVersion() {
        return new String[] {"vivavoce " + Version.text()};
    }
}
