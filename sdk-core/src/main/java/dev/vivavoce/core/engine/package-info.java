/** The engine: a function over immutable values. */
@NullMarked
package dev.vivavoce.core.engine;

import org.jspecify.annotations.NullMarked;
