/** Load on a portal that runs, with arrivals that do not wait for answers. */
@NullMarked
package dev.vivavoce.example.load;

import org.jspecify.annotations.NullMarked;
