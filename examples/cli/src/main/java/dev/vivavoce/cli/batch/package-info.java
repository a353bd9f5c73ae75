/** The batch commands: a line of JSON in, a line of JSON out. */
@NullMarked
package dev.vivavoce.cli.batch;

import org.jspecify.annotations.NullMarked;
