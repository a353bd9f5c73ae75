/** The interview in the terminal. */
@NullMarked
package dev.vivavoce.cli.interview;

import org.jspecify.annotations.NullMarked;
