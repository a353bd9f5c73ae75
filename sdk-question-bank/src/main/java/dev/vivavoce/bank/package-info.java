/** A bank of questions, made of packs, and what finds the right ones for a job. */
@NullMarked
package dev.vivavoce.bank;

import org.jspecify.annotations.NullMarked;
