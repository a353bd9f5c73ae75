/** Claude as a chat model that is set right for interviews. */
@SuppressWarnings("requires-automatic") // LangChain4j names no modules
module dev.vivavoce.claude {
    requires static org.jspecify;
    requires transitive dev.vivavoce.llm.http;
    requires langchain4j.anthropic;

    exports dev.vivavoce.claude;
}
