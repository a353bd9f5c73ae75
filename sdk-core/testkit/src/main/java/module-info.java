/** Contracts that planners, sources of questions and evaluators must meet; scripted fakes; sample values. */
module dev.vivavoce.testkit {
    requires transitive dev.vivavoce.core;
    requires transitive org.junit.jupiter.api;
    requires org.assertj.core;
    requires jdk.httpserver;
    requires static org.jspecify;

    exports dev.vivavoce.testkit;
}
