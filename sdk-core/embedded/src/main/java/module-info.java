/** A planner, an evaluator and a report that need no model and no network. */
module dev.vivavoce.embedded {
    requires transitive dev.vivavoce.core;
    requires static org.jspecify;
    requires org.apache.lucene.core;
    requires org.apache.lucene.analysis.common;

    exports dev.vivavoce.embedded;
}
