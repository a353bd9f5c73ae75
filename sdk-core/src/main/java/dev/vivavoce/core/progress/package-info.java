/** What follows from finished turns: strength, time, trend, and what to do next. */
@NullMarked
package dev.vivavoce.core.progress;

import org.jspecify.annotations.NullMarked;
