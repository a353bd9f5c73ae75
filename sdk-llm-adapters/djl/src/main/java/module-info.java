/** A language model inside the JVM. */
module dev.vivavoce.djl {
    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;

    exports dev.vivavoce.djl;
}
