/** JSON for the values of the core, by hand: nothing is found by reflection, and what is stored changes only on purpose. */
@NullMarked
package dev.vivavoce.jackson;

import org.jspecify.annotations.NullMarked;
