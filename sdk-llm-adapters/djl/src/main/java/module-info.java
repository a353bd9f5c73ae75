/** A language model inside the JVM. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // DJL, Jinjava and LangChain4j declare no module
module dev.vivavoce.djl {
    requires static org.jspecify;
    requires transitive dev.vivavoce.core;
    requires transitive langchain4j.core;
    requires ai.djl.api;
    requires ai.djl.tokenizers;
    requires com.fasterxml.jackson.databind;
    requires jinjava;
    requires jdk.management;

    exports dev.vivavoce.djl;
}
