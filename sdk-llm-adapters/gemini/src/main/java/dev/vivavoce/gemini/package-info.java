/** Gemini as a chat model that is set right for interviews. */
@NullMarked
package dev.vivavoce.gemini;

import org.jspecify.annotations.NullMarked;
