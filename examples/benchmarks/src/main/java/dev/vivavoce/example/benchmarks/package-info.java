/** Benchmarks of the library, run by JMH. */
@NullMarked
package dev.vivavoce.example.benchmarks;

import org.jspecify.annotations.NullMarked;
