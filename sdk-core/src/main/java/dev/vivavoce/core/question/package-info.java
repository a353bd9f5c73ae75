/** Questions, where they apply, and why one is asked again. */
@NullMarked
package dev.vivavoce.core.question;

import org.jspecify.annotations.NullMarked;
