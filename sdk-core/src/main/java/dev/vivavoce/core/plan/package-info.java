/** A study plan, the brief it answers, and the changes a person approves. */
@NullMarked
package dev.vivavoce.core.plan;

import org.jspecify.annotations.NullMarked;
