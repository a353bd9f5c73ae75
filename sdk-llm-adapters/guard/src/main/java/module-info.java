/** Limits for any LangChain4j chat model: calls at once, a breaker, budgets of tokens and money. */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"
}) // LangChain4j and Resilience4j declare no module
module dev.vivavoce.llm.guard {
    requires static org.jspecify;
    requires transitive dev.vivavoce.core;
    requires transitive langchain4j.core;
    requires com.fasterxml.jackson.databind;
    requires io.github.resilience4j.bulkhead;
    requires io.github.resilience4j.circuitbreaker;
    requires io.github.resilience4j.core;

    exports dev.vivavoce.llm.guard;
}
