/** A provider that nobody has an adapter for. */
@NullMarked
package dev.vivavoce.example.provider;

import org.jspecify.annotations.NullMarked;
