/** JSON in and out: reading fields with good errors, writing values in the shapes of the contract. */
@NullMarked
package dev.vivavoce.cli.json;

import org.jspecify.annotations.NullMarked;
