/** A language model inside the JVM, and a text encoder. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // neither LangChain4j nor DJL declares a module
module dev.vivavoce.djl {
    requires static org.jspecify;
    requires transitive langchain4j.core;
    requires ai.djl.api;
    requires ai.djl.tokenizers;
    requires com.fasterxml.jackson.databind;
    requires jdk.management;

    exports dev.vivavoce.djl;
}
