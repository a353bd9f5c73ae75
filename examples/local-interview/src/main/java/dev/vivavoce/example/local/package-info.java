/** An interview that a model inside this JVM rates. */
@NullMarked
package dev.vivavoce.example.local;

import org.jspecify.annotations.NullMarked;
