/** One interview: its format, its turns, and the answers given. */
@NullMarked
package dev.vivavoce.core.session;

import org.jspecify.annotations.NullMarked;
