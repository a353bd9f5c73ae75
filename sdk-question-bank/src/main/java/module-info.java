/** Questions with rubrics for many jobs: reading, choosing, searching, and telling a job from its posting. */
module dev.vivavoce.bank {
    requires static org.jspecify;
    requires transitive dev.vivavoce.core;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.csv;
    requires org.apache.lucene.core;
    requires org.apache.lucene.analysis.common;

    exports dev.vivavoce.bank;
}
