/** A Jackson module for every public value of the core. */
module dev.vivavoce.jackson {
    requires static org.jspecify;
    requires transitive dev.vivavoce.core;
    requires transitive com.fasterxml.jackson.databind;

    exports dev.vivavoce.jackson;
}
