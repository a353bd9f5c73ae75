/** Contracts that planners, sources of questions and evaluators must meet; scripted fakes; sample values. */
@SuppressWarnings("requires-automatic") // LangChain4j names no modules
module dev.vivavoce.testkit {
    requires transitive dev.vivavoce.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires jdk.httpserver;
    requires static com.fasterxml.jackson.databind;
    requires static langchain4j.core;
    requires static org.jspecify;

    exports dev.vivavoce.testkit;
}
