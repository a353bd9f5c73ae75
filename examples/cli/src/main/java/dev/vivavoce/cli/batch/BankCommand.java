package dev.vivavoce.cli.batch;

import dev.vivavoce.bank.CustomQuestion;
import dev.vivavoce.bank.Finding;
import dev.vivavoce.bank.PackException;
import dev.vivavoce.bank.QuestionBank;
import dev.vivavoce.bank.QuestionImport;
import dev.vivavoce.bank.QuestionLinter;
import dev.vivavoce.bank.QuestionTable;
import dev.vivavoce.cli.io.DurableFile;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.core.question.Question;
import dev.vivavoce.core.question.QuestionId;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into the question bank. */
@Command(
        name = "bank",
        mixinStandardHelpOptions = true,
        description =
                "Looks into the question bank: what it holds, where it has holes, what is amiss in a pack; takes over questions of"
                        + " your own.",
        synopsisSubcommandLabel = "COMMAND")
public final class BankCommand {

    private static final String OWN = "Where your own questions are kept; made when it is not there.";

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
            out.println(line(finding));
        }
        out.println(findings.size() + " findings in " + bank.questions().size() + " questions");
        out.flush();
        return failed ? Exit.INCOMPLETE : Exit.OK;
    }

    /** Takes over questions from a table. */
    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = {
                "Shows what a table of questions would change in your own ones, and what is amiss in it, a line each; with"
                        + " --apply, changes them.",
                "Lines with findings are left out, the others kept. Exit status: 3 when there are findings."
            })
    int importTable(
            @Parameters(paramLabel = "FILE", description = "CSV, or JSON Lines where it ends in .jsonl.") Path file,
            @Option(names = "--own", paramLabel = "FILE", required = true, description = OWN) Path own,
            @Option(names = "--apply", description = "Write the changes.") boolean apply) {
        QuestionBank bank = QuestionBank.bundled();
        OwnQuestions questions = new OwnQuestions(own);
        List<CustomQuestion> before = questions.read();
        QuestionImport found;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            found = file.toString().endsWith(".jsonl")
                    ? QuestionImport.jsonLines(bank, before, in)
                    : QuestionImport.csv(bank, before, in);
        } catch (IOException e) {
            throw new Unusable("cannot read " + file + ": " + Failures.reason(e), e);
        }
        PrintWriter out = out();
        found.added().forEach(custom -> out.println("+ " + named(custom)));
        found.changed().forEach(custom -> out.println("~ " + named(custom)));
        found.findings().forEach(out::println);
        Set<QuestionId> touched = Stream.concat(found.added().stream(), found.changed().stream())
                .map(custom -> custom.question().id())
                .collect(Collectors.toSet());
        List<Question> all =
                found.result().stream().map(CustomQuestion::question).toList();
        new QuestionLinter()
                .lint(all).stream()
                        .filter(finding -> touched.contains(finding.question()))
                        .forEach(finding -> out.println(line(finding)));
        out.printf(
                "%d new, %d changed, %d as they were, %d findings%n",
                found.added().size(),
                found.changed().size(),
                found.unchanged(),
                found.findings().size());
        if (apply && !touched.isEmpty()) {
            questions.write(found.result());
            out.println("Written to " + own);
        } else if (!touched.isEmpty()) {
            out.println("Nothing was written. With --apply the changes go to " + own);
        }
        out.flush();
        return found.findings().isEmpty() ? Exit.OK : Exit.INCOMPLETE;
    }

    /** Hands out own questions as a table. */
    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes your own questions as a table that a spreadsheet opens and import reads.")
    int export(
            @Option(names = "--own", paramLabel = "FILE", required = true, description = OWN) Path own,
            @Option(names = "--out", paramLabel = "FILE", description = "The table; standard output if not given.")
                    @Nullable
                    Path table) {
        List<CustomQuestion> questions = new OwnQuestions(own).read();
        try {
            if (table == null) {
                table(questions, streams.out());
            } else {
                DurableFile.write(table, file -> table(questions, file));
            }
        } catch (IOException e) {
            throw new Unusable("cannot write " + (table == null ? "the table" : table) + ": " + Failures.reason(e), e);
        }
        return Exit.OK;
    }

    private static void table(List<CustomQuestion> questions, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        QuestionTable.write(questions, writer);
        writer.flush();
    }

    private static String named(CustomQuestion custom) {
        return custom.question().id() + " v" + custom.version() + " "
                + custom.state().name().toLowerCase(Locale.ROOT) + ": "
                + custom.question().text();
    }

    private static String line(Finding finding) {
        return finding.rule().severity() + " " + finding.rule() + " " + finding.question() + ": " + finding.reason()
                + ". " + finding.suggestion();
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
