/** Learning from people's scores. */
@NullMarked
package dev.vivavoce.cli.training;

import org.jspecify.annotations.NullMarked;
