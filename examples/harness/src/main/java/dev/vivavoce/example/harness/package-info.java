/** Holds any evaluator against people's ratings and against attempts to talk it into a better mark. */
@NullMarked
package dev.vivavoce.example.harness;

import org.jspecify.annotations.NullMarked;
