/** A language model inside the JVM, and a text encoder. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // DJL, Jinjava and LangChain4j declare no module
module dev.vivavoce.djl {
    requires static org.jspecify;
    requires transitive dev.vivavoce.core;
    requires transitive langchain4j.core;
    requires ai.djl.api;
    requires ai.djl.pytorch_engine;
    requires ai.djl.tokenizers;
    requires com.fasterxml.jackson.databind;
    requires jinjava;
    requires jdk.management;

    // Jinjava and DJL, which declare no module and so require none, run on these.
    requires com.fasterxml.jackson.dataformat.yaml;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.google.common;
    requires org.apache.commons.lang3;
    requires org.slf4j;

    exports dev.vivavoce.djl;
}
