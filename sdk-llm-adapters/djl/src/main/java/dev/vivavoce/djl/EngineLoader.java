package dev.vivavoce.djl;

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

    /** The one that is used unless another one is set. */
    static EngineLoader usual() {
        return (folder, settings) -> {
            throw new IllegalStateException("this build has no engine that runs " + folder.architecture());
        };
    }
}
