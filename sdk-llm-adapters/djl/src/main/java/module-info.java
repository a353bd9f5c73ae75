/** A language model inside the JVM. */
@SuppressWarnings("requires-automatic") // DJL names no modules
module dev.vivavoce.djl {
    requires static org.jspecify;
    requires ai.djl.api;
    requires ai.djl.pytorch_engine;
    requires com.fasterxml.jackson.databind;
    requires jdk.management;

    exports dev.vivavoce.djl;
}
