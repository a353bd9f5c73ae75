/** Language models in folders of this machine. */
@NullMarked
package dev.vivavoce.cli.models;

import org.jspecify.annotations.NullMarked;
