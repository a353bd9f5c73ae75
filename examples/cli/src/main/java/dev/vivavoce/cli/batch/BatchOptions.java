package dev.vivavoce.cli.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Failures;
import dev.vivavoce.cli.io.Output;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.cli.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that all batch commands share. */
final class BatchOptions {

    private static final int MOST_THREADS = 1024;

    @Option(
            names = "--in",
            paramLabel = "FILE",
            description = "Read JSON Lines from FILE; standard input if not given or \"-\".")
    @Nullable
    Path in;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Write JSON Lines to FILE, which appears when it is complete; standard output if not given or \"-\".")
    @Nullable
    Path out;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Work on N lines at a time; default: the number of cores.")
    int threads = Runtime.getRuntime().availableProcessors();

    /** How a result is written, without the end of the line. */
    Function<ObjectNode, String> format = Json::line;

    /**
     * Runs a command over all lines.
     *
     * @param task is asked for once the files are known to be usable, because libraries take time to load
     * @return the exit status
     */
    int run(Streams streams, Supplier<LineTask> task) {
        Unusable.requireRange("--threads", threads, MOST_THREADS);
        try (InputStream input = input(streams);
                Output output = out == null || isDash(out) ? Output.to(streams.out()) : Output.to(out)) {
            return run(streams, input, output, task.get());
        } catch (IOException e) {
            if (Failures.isClosedPipe(e)) {
                return Exit.CLOSED_OUTPUT;
            }
            throw new Unusable("cannot write the output: " + Failures.reason(e), e);
        }
    }

    private int run(Streams streams, InputStream input, Output output, LineTask task) throws IOException {
        long failed;
        if (streams.errIsTerminal()) {
            ProgressBar bar = new ProgressBar(streams.err(), size(), System::nanoTime);
            failed = new Batch(input, threads, task, format, bar).run(output);
            output.complete();
            bar.close();
        } else {
            failed = new Batch(input, threads, task, format, (bytes, failure) -> {}).run(output);
            output.complete();
        }
        return failed == 0 ? Exit.OK : Exit.INCOMPLETE;
    }

    private InputStream input(Streams streams) {
        if (in == null || isDash(in)) {
            return streams.in();
        }
        if (Files.isDirectory(in)) {
            throw new Unusable("cannot read " + in + ": it is a folder");
        }
        try {
            return Files.newInputStream(in);
        } catch (IOException e) {
            throw new Unusable("cannot read " + in + ": " + Failures.reason(e), e);
        }
    }

    private OptionalLong size() throws IOException {
        return in != null && Files.isRegularFile(in) ? OptionalLong.of(Files.size(in)) : OptionalLong.empty();
    }

    private static boolean isDash(Path path) {
        return path.toString().equals("-");
    }
}
