/** A planner, an evaluator and a report that need no model and no network. */
@NullMarked
package dev.vivavoce.embedded;

import org.jspecify.annotations.NullMarked;
