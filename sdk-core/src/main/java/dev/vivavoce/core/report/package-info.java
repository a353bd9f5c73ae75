/** Score cards, computed from sessions. */
@NullMarked
package dev.vivavoce.core.report;

import org.jspecify.annotations.NullMarked;
