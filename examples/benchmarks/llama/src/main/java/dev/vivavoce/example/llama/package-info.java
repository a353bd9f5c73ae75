/** llama.cpp on a model of the same shape as one in a folder, to compare with. */
@NullMarked
package dev.vivavoce.example.llama;

import org.jspecify.annotations.NullMarked;
