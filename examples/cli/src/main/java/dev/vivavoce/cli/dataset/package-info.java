/** Data to train a small model to rate, and to try it with. */
@NullMarked
package dev.vivavoce.cli.dataset;

import org.jspecify.annotations.NullMarked;
