/** A language model inside the JVM. */
@NullMarked
package dev.vivavoce.djl;

import org.jspecify.annotations.NullMarked;
