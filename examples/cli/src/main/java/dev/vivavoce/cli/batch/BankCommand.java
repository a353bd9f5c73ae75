package dev.vivavoce.cli.batch;

import dev.vivavoce.bank.Finding;
import dev.vivavoce.bank.PackException;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.bank.QuestionLinter;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks into the question bank. */
@Command(
        name = "bank",
        mixinStandardHelpOptions = true,
        description = "Looks into the question bank: what it holds, where it has holes, what is amiss in a pack.",
        synopsisSubcommandLabel = "COMMAND")
public final class BankCommand {

    private final Streams streams;

    /** @param streams where it writes */
    public BankCommand(Streams streams) {
        this.streams = streams;
    }

    /** Counts questions. */
    @Command(
            name = "stats",
            mixinStandardHelpOptions = true,
            description =
                    "Shows a table: the questions that each job can be asked, by style, difficulty and seniority, and the"
                            + " formats that it cannot fill three times without a repetition.")
    int stats(
            @Option(names = "--pack", paramLabel = "DIR", description = "A pack beside the bundled one.") @Nullable
                    Path pack,
            @Option(names = "--alone", description = "The pack stands alone: it defines all that it names.")
                    boolean alone,
            @Option(
                            names = "--html",
                            paramLabel = "FILE",
                            description = "Write the table with a picture to FILE as well.")
                    @Nullable
                    Path html) {
        QuestionBank bank = bank(pack, alone);
        BankTable table = new BankTable(bank);
        PrintWriter out = out();
        out.print(table.text());
        out.flush();
        if (html != null) {
            try {
                Files.writeString(html, table.html());
            } catch (IOException e) {
                throw new Unusable("cannot write " + html + ": " + Failures.reason(e), e);
            }
        }
        return Exit.OK;
    }

    /** Lints questions. */
    @Command(
            name = "lint",
            mixinStandardHelpOptions = true,
            description =
                    "Lists what is amiss in questions and rubrics, a line each. Exit status: 3 when there are errors.")
    int lint(
            @Option(names = "--pack", paramLabel = "DIR", description = "A pack beside the bundled one.") @Nullable
                    Path pack,
            @Option(names = "--alone", description = "The pack stands alone: it defines all that it names.")
                    boolean alone) {
        PrintWriter out = out();
        boolean failed = false;
        QuestionBank bank = bank(pack, alone);
        List<Finding> findings = new QuestionLinter().lint(bank.questions());
        for (Finding finding : findings) {
            failed |= finding.rule().severity() == Finding.Severity.ERROR;
            out.println(finding.rule().severity() + " " + finding.rule() + " " + finding.question() + ": "
                    + finding.reason() + ". " + finding.suggestion());
        }
        out.println(findings.size() + " findings in " + bank.questions().size() + " questions");
        out.flush();
        return failed ? Exit.INCOMPLETE : Exit.OK;
    }

    private static QuestionBank bank(@Nullable Path pack, boolean alone) {
        if (pack == null && alone) {
            throw new Unusable("--alone is of a pack: name it with --pack");
        }
        try {
            return pack == null
                    ? QuestionBank.bundled()
                    : alone ? QuestionBank.read(pack) : QuestionBank.bundledWith(pack);
        } catch (PackException broken) {
            throw new Unusable(String.valueOf(broken.getMessage()), broken);
        } catch (UncheckedIOException unreadable) {
            throw new Unusable("cannot read " + pack + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private PrintWriter out() {
        return new PrintWriter(new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8), false);
    }
}
