/** The library from a terminal: interviews and batches. */
@NullMarked
package dev.vivavoce.cli;

import org.jspecify.annotations.NullMarked;
