package dev.vivavoce.djl;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.util.Locale;

/** PyTorch, which is started once for a process: without telemetry and without fetching anything, unless the host has said otherwise. */
final class PyTorch {
    private static final String NATIVE = "ai.djl.pytorch:pytorch-native-cpu:2.7.1";
    private static final String BRIDGE = "ai.djl.pytorch:pytorch-jni:2.7.1-0.35.1";

    private PyTorch() {}

    /**
     * DJL's engine.
     *
     * @throws IllegalStateException where its native library is missing or another one; the message says what to add
     */
    static synchronized Engine start() {
        Offline.stay();
        try {
            return Engine.getEngine("PyTorch");
        } catch (EngineException | IllegalArgumentException | LinkageError e) {
            throw new IllegalStateException(
                    "PyTorch cannot be started on this machine (" + cause(e) + "). It needs two libraries at run time: "
                            + NATIVE + ":" + classifier() + " and " + BRIDGE
                            + ". Another PyTorch, one for a GPU for instance, is named by PYTORCH_LIBRARY_PATH and PYTORCH_VERSION.",
                    e);
        }
    }

    /** That of the library for this machine, as DJL names it. */
    private static String classifier() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = name.startsWith("win") ? "win" : name.startsWith("mac") ? "osx" : "linux";
        String processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        return system + "-" + processor;
    }

    private static String cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
