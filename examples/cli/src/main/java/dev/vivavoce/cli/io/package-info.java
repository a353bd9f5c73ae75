/** Streams, files and exit statuses. */
@NullMarked
package dev.vivavoce.cli.io;

import org.jspecify.annotations.NullMarked;
