/** A language model inside the JVM. */
module dev.vivavoce.djl {
    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires jdk.management;

    exports dev.vivavoce.djl;
}
