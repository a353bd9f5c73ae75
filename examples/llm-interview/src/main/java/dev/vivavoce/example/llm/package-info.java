/** An interview that a language model rates. */
@NullMarked
package dev.vivavoce.example.llm;

import org.jspecify.annotations.NullMarked;
