/** HTTP to providers of language models: a deadline for the whole request, and failures that say what to do. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // LangChain4j names no modules
module dev.vivavoce.llm.http {
    requires static org.jspecify;
    requires java.net.http;
    requires transitive dev.vivavoce.core;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive langchain4j.core;
    requires transitive langchain4j.http.client;

    exports dev.vivavoce.llm.http;
}
