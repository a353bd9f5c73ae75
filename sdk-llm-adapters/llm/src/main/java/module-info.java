/** The ports of the engine on any LangChain4j chat model. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"}) // LangChain4j declares no module
module dev.vivavoce.llm {
    requires static org.jspecify;
    requires transitive dev.vivavoce.core;
    requires transitive langchain4j.core;
    requires com.fasterxml.jackson.databind;

    exports dev.vivavoce.llm;
}
