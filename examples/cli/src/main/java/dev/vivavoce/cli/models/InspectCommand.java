package dev.vivavoce.cli.models;

import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.djl.ModelFolder;
import dev.vivavoce.djl.ModelFolderException;
import dev.vivavoce.djl.WeightType;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a folder with a language model holds, and whether this machine can hold it. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = {
            "Tells what a folder with a language model holds, and how much memory it takes by kind of weights, without loading it.",
            "Exit status: 2 when it is no model that can be run, with the reason."
        })
public final class InspectCommand implements Callable<Integer> {
    private static final double GIBI = 1L << 30;

    private final Streams streams;

    @Parameters(paramLabel = "FOLDER", description = "config.json, tokenizer.json and *.safetensors")
    private Path folder = Path.of(".");

    @Option(
            names = "--tokens",
            paramLabel = "N",
            description =
                    "Tokens of all conversations at once; one that fills the model's context, at most 8192, unless said otherwise.")
    private @Nullable Integer tokens;

    /** @param streams where it writes */
    public InspectCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (ModelFolder model = ModelFolder.open(folder)) {
            int held = tokens == null ? Math.min(8192, model.context()) : tokens;
            Unusable.requireRange("--tokens", held, Integer.MAX_VALUE);
            print(new PrintStream(streams.out(), true, StandardCharsets.UTF_8), model, held);
            return Exit.OK;
        } catch (ModelFolderException unknown) {
            throw new Unusable(unknown);
        }
    }

    private static void print(PrintStream out, ModelFolder model, int held) {
        long free = ModelFolder.freeBytes();
        out.printf(
                Locale.ROOT,
                "%s, %,.1f million parameters, a context of %,d tokens%n%n",
                model.architecture(),
                model.parameters() / 1e6,
                model.context());
        out.printf(
                Locale.ROOT,
                "%-8s%10s   with %,d tokens at once; %.1f GiB are free%n",
                "weights",
                "memory",
                held,
                free / GIBI);
        for (WeightType type : WeightType.values()) {
            long needed = model.bytes(type, held);
            out.printf(
                    Locale.ROOT,
                    "%-8s%,6.1f GiB   %s%n",
                    type.name().toLowerCase(Locale.ROOT),
                    needed / GIBI,
                    needed <= free ? "fits" : "does not fit");
        }
    }
}
