/** Claude as a chat model that is set right for interviews. */
@NullMarked
package dev.vivavoce.claude;

import org.jspecify.annotations.NullMarked;
