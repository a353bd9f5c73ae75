package dev.vivavoce.cli.batch;

import dev.langchain4j.model.chat.ChatModel;
import dev.vivavoce.cli.io.Unusable;
import dev.vivavoce.djl.Djl;
import dev.vivavoce.djl.ModelFolderException;
import dev.vivavoce.djl.WeightType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a model in a folder is run. */
final class LocalOptions {
    /** A processor may take minutes for an evaluation, and nobody is charged for them. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "Where a model of djl runs: auto, cpu or gpu:0 and so on; auto unless said otherwise.")
    private @Nullable String device;

    @Option(
            names = "--dtype",
            paramLabel = "TYPE",
            description =
                    "How the weights of a model of djl are held: f32, bf16, f16, int8 or int4; as suits the device and"
                            + " its memory unless said otherwise.")
    private @Nullable WeightType weights;

    /** @throws Unusable where something was said about a model in a folder, and there is none */
    void refuseUnless(boolean isLocal) {
        if (!isLocal) {
            Stream.of(
                            Optional.ofNullable(device).map(set -> "--device"),
                            Optional.ofNullable(weights).map(set -> "--dtype"))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .ifPresent(option -> {
                        throw new Unusable(option + " is for --provider djl; leave it out");
                    });
        }
    }

    /** The name of the model in a folder. */
    static String name(String folder) {
        Path name = Path.of(folder).toAbsolutePath().normalize().getFileName();
        return name == null ? folder : name.toString();
    }

    /**
     * Loads a model. It lives as long as the program.
     *
     * @throws Unusable where the folder is no model that can be run
     * @throws IllegalArgumentException where a setting is out of range
     * @throws IllegalStateException where this machine lacks something for it
     */
    ChatModel open(String folder) {
        Djl.Builder builder = Djl.builder().folder(Path.of(folder)).timeout(PATIENCE);
        Optional.ofNullable(device).ifPresent(builder::device);
        Optional.ofNullable(weights).ifPresent(builder::weights);
        try {
            return builder.build();
        } catch (ModelFolderException unknown) {
            throw new Unusable(unknown);
        }
    }
}
