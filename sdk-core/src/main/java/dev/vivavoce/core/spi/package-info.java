/** What others implement: planners, sources of questions, evaluators, embedders. */
@NullMarked
package dev.vivavoce.core.spi;

import org.jspecify.annotations.NullMarked;
