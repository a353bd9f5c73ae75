package dev.vivavoce.cli.models;

import dev.vivavoce.cli.batch.CountBar;
import dev.vivavoce.cli.io.Exit;
import dev.vivavoce.cli.io.Streams;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.djl.ModelFolder;
import dev.vivavoce.djl.ModelFolderException;
import dev.vivavoce.djl.ModelSpeed;
import dev.vivavoce.djl.WeightType;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How fast a model in a folder runs on this machine. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = {
            "Loads a language model and measures how many tokens it reads and writes a second, beside what the machine's memory allows.",
            "Exit status: 2 when it is no model that can be run, or does not fit, with the reason."
        })
public final class BenchCommand implements Callable<Integer> {
    private static final double GIGA = 1e9;
    private static final int MEGA = 1_000_000;

    private final Streams streams;

    @Parameters(paramLabel = "FOLDER", description = "config.json, tokenizer.json and *.safetensors")
    private Path folder = Path.of(".");

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            split = ",",
            description =
                    "How weights are held: ${COMPLETION-CANDIDATES}; several with commas between. The most exact that fits unless said otherwise.")
    private List<WeightType> types = List.of();

    @Option(
            names = "--prompt",
            paramLabel = "N",
            defaultValue = "64",
            description = "Tokens of the prompt; ${DEFAULT-VALUE} unless said otherwise.")
    private int prompt;

    @Option(
            names = "--tokens",
            paramLabel = "N",
            defaultValue = "32",
            description = "Tokens that are written; ${DEFAULT-VALUE} unless said otherwise.")
    private int tokens;

    /** @param streams where it writes */
    public BenchCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(streams.out(), true, StandardCharsets.UTF_8);
        try (ModelFolder model = ModelFolder.open(folder)) {
            Unusable.requireRange("--prompt", prompt, model.context() - 1);
            Unusable.requireRange("--tokens", tokens, model.context() - prompt);
            if (types.isEmpty()) {
                measure(out, model, Optional.empty(), true);
            }
            for (WeightType type : types) {
                measure(out, model, Optional.of(type), type == types.get(0));
            }
            return Exit.OK;
        } catch (ModelFolderException | IllegalStateException unable) {
            throw new Unusable(unable);
        }
    }

    private void measure(PrintStream out, ModelFolder model, Optional<WeightType> type, boolean first) {
        int all = Math.toIntExact(model.stored() / MEGA);
        CountBar bar = new CountBar(streams, Math.max(1, all));
        ModelSpeed speed;
        try {
            speed = ModelSpeed.measure(
                    model, type, prompt, tokens, done -> bar.draw((int) (done / MEGA), "megabytes are read"));
        } finally {
            bar.wipe();
        }
        if (first) {
            out.printf(
                    Locale.ROOT,
                    "%s, %,.1f million parameters; tokens a second of a prompt of %d, and of %d that are written alone and by %d at once%n%n",
                    model.architecture(),
                    model.parameters() / 1e6,
                    prompt,
                    tokens,
                    ModelSpeed.BATCH);
            out.printf(
                    "%-8s%9s%9s%9s%9s%9s   %s%n",
                    "weights", "GB", "load", "prompt", "alone", "at once", "of what memory allows");
        }
        out.printf(
                Locale.ROOT,
                "%-8s%,9.2f%7.1f s%,9.1f%,9.1f%,9.1f   %.0f %% of %.1f GB/s with %d threads%n",
                speed.type().name().toLowerCase(Locale.ROOT),
                speed.read() / GIGA,
                speed.load(),
                speed.prefill(),
                speed.alone(),
                speed.together(),
                100 * speed.share(),
                speed.bandwidth() / GIGA,
                speed.threads());
    }
}
