package dev.vivavoce.djl;

import ai.djl.pytorch.jni.JniUtils;
import java.util.Optional;

/** Loads a model's weights, and makes it ready to run. */
@FunctionalInterface
interface EngineLoader {
    /**
     * An engine. The folder is closed when it is loaded.
     *
     * @throws ModelFolderException where the weights cannot be run
     * @throws IllegalStateException where this machine lacks something for it; the message says what to add
     */
    Engine load(ModelFolder folder, EngineSettings settings);

    /** PyTorch, which is used unless another one is set. How many threads it has goes for the whole process. */
    static EngineLoader usual() {
        return (folder, settings) -> {
            Placement placement = Placement.of(
                    folder, settings.device(), settings.weights(), settings.slots(), Optional.of(settings.context()));
            PyTorch.start();
            settings.threads().ifPresent(JniUtils::setNumThreads);
            return Loading.load(folder, placement, settings.progress());
        };
    }
}
